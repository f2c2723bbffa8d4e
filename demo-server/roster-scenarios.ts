/** The list of who may in situations that come with time, and without a network. */
import type { ConsentRoster } from '../src/contract/consent-roster.ts';
import type { Scenario } from './scenarios.ts';
import type { Actor } from './service/authorisation.ts';
import type { Store } from './service/store.ts';

const MINUTE = 60_000;
/** An answer as old as this is looked at again at once. */
const DOUBTFUL = MINUTE / 4;

interface Situation {
  /** Milliseconds; an answer that was kept is the same at each look. */
  keptFor?: number;
  /** The first answer is so old that there is a second look at once. */
  doubtful?: boolean;
  /** What the list says, at each look, counted from 1; undefined where no answer comes. */
  change?: (roster: ConsentRoster, look: number) => Partial<ConsentRoster> | undefined;
}

/** How often the list was asked for, and since when, of each server. */
const looks = new WeakMap<Store, { count: number; since: number }>();

/** The answer of the service by the clock of the device: the clock of a story stands still. */
function roster({ keptFor, doubtful = false, change = () => ({}) }: Situation): Scenario['answer'] {
  return async (request, { answer, store }) => {
    const response = await answer();
    if (!new URL(request.url).pathname.endsWith('/roster') || !response.ok) return response;
    const seen = looks.get(store) ?? { count: 0, since: Date.now() };
    seen.count += 1;
    looks.set(store, seen);
    const data = (await response.json()) as ConsentRoster;
    const changed = change(data, seen.count);
    if (changed === undefined) return Response.error();
    const now = Date.now() - (doubtful && seen.count === 1 ? DOUBTFUL : 0);
    const asOf = new Date(keptFor === undefined ? now : seen.since - keptFor).toISOString();
    const people = data.people.map((each) => ({ ...each, until: null }));
    return Response.json({ ...data, people, asOf, ...changed });
  };
}

/** Whoever might may no more. */
function withdrawn({ people }: ConsentRoster): Partial<ConsentRoster> {
  const [first, ...others] = people.filter(({ answers }) => answers.some(({ answer }) => answer === 'may'));
  const answers = first?.answers.map((each) => ({ ...each, answer: 'may-not' as const })) ?? [];
  return {
    people: people.map((each) => ({ ...each, until: null, ...(each === first && others.length > 0 && { answers }) })),
  };
}

const NOBODY = { people: [], total: 0 };

/** @param actor one of the staff who may read the list */
export function rosterScenarios(actor: Actor) {
  const scenario = (situation: Situation): Scenario => ({ actor, answer: roster(situation) });
  return {
    /** At the door: sees who may and who may not. */
    carer: scenario({}),
    /** Somebody withdraws. */
    'roster-changes': scenario({ doubtful: true, change: (data, look) => (look > 1 ? withdrawn(data) : {}) }),
    /** The network goes when the list has come. */
    'roster-offline': scenario({ doubtful: true, change: (_, look) => (look > 1 ? undefined : {}) }),
    /** What comes was kept on the way. */
    'roster-old': scenario({ keptFor: 12 * MINUTE }),
    'roster-too-old': scenario({ keptFor: 72 * MINUTE }),
    /** The clock of the device is slow. */
    'roster-ahead': scenario({ keptFor: -180 * MINUTE }),
    'roster-empty': scenario({ change: () => NOBODY }),
    'roster-no-consent': scenario({
      change: ({ template }) => ({ template: { ...template, asksConsent: false }, ...NOBODY }),
    }),
    'roster-unpublished': scenario({
      change: ({ template }) => ({ template: { ...template, version: null }, purposes: [] }),
    }),
  };
}
