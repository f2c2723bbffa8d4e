/** The reminders that will go out by themselves, so that the staff see who gets what, and when. */
import type { RemindersAhead } from '../../../src/contract/group-requests.ts';
import type { Reminder } from '../../../src/model/reminders.ts';
import { effective, type Actor } from '../authorisation.ts';
import { fullName } from '../full-name.ts';
import { inDaylight } from '../mail/daylight.ts';
import { remindersOf, timesOfReminders } from '../mail/plan-reminders.ts';
import { lastAsked, LATE, whenToRemind, type LastAsked } from '../mail/quiet.ts';
import { nameKey } from '../name-order.ts';
import type { PersonRecord, RequestRecord, Store, Transaction } from '../store.ts';
import { templateFor } from './template-access.ts';

const DAY = 24 * 60 * 60 * 1000;
/** How far it is looked ahead, in days. */
const AHEAD = 60;
/** People who are named of one time. */
const NAMED = 20;
/** Requests read in one transaction. */
const PAGE = 500;

type Items = RemindersAhead['items'];

/** A reminder as it will go out. */
interface Coming extends Omit<Reminder, 'personId'> {
  receiver: PersonRecord;
  subject: string;
}

/**
 * The reminders of the template in the next {@link AHEAD} days, if nobody does anything until then. Whoever has no
 * address, or no identity to sign in with, gets none.
 *
 * Rejects with {@link ProblemError} `not-found` where the template is not the actor's to see.
 *
 * @param now instant in UTC, ISO 8601
 */
export async function remindersAheadOf(
  store: Store,
  actor: Actor,
  templateId: string,
  now: string,
): Promise<RemindersAhead> {
  const { organisationId } = actor;
  const asked = { templateId, action: 'read-requests', now } as const;
  await store.transaction((transaction) => templateFor(transaction, actor, asked));
  const since = new Date(Date.parse(now) - LATE).toISOString();
  const until = new Date(Date.parse(now) + AHEAD * DAY).toISOString();
  const times = { ...timesOfReminders(since, until), templateId };
  const coming: Coming[] = [];
  for (let after = ''; ;) {
    const page = await store.transaction(async (transaction) => {
      const requests = await transaction.requestsByTime(organisationId, times, { after, limit: PAGE });
      coming.push(...(await comingOf(transaction, organisationId, requests, now)));
      return requests;
    });
    if (page.length < PAGE) break;
    after = page.at(-1)!.id;
  }
  return { items: byTime(coming.filter(({ at }) => at <= until)) };
}

async function comingOf(
  transaction: Transaction,
  organisationId: string,
  requests: RequestRecord[],
  now: string,
): Promise<Coming[]> {
  const since = new Date(Date.parse(now) - LATE).toISOString();
  const reminders = requests.map((request) => ({ request, due: remindersOf(request, since) }));
  const ids = [...new Set(reminders.flatMap(({ due }) => due.map(({ personId }) => personId)))];
  const contacts = await transaction.mail.contactsOf(organisationId, ids);
  const people = await transaction.peopleById(
    organisationId,
    contacts.map(({ personId }) => personId),
  );
  const receivers = new Map(people.filter(({ identityHash }) => identityHash !== null).map((each) => [each.id, each]));
  const asked = await lastAsked(
    transaction,
    organisationId,
    requests.map(({ id }) => id),
  );
  return reminders.flatMap(({ request, due }) =>
    outgoing(request, due, asked, now).flatMap(({ personId, ...reminder }) => {
      const receiver = receivers.get(personId);
      return receiver === undefined ? [] : [{ ...reminder, receiver, subject: fullName(request.subject) }];
    }),
  );
}

/** Those that the quiet lets go out, each when it does; who gets one is left alone after it. */
function outgoing(request: RequestRecord, due: Reminder[], asked: LastAsked, now: string): Reminder[] {
  const { validUntil } = effective(request);
  const last = new Map<string, string>();
  return due.flatMap((reminder) => {
    const { personId, kind } = reminder;
    const from = whenToRemind(reminder.at, last.get(personId) ?? asked(request.id, personId));
    // What could have gone out until now has: servers look every few minutes.
    if (from === null || from <= now) return [];
    if (kind === 'awaiting') last.set(personId, from);
    const at = inDaylight(from);
    return validUntil === null || at < validUntil ? [{ ...reminder, at }] : [];
  });
}

function byTime(coming: Coming[]): Items {
  const groups = Map.groupBy(coming, ({ at, kind }) => `${at} ${kind}`);
  return [...groups.keys()].sort().map((key) => {
    const group = groups.get(key)!;
    const { at, kind } = group[0]!;
    const first = group
      .map(({ receiver, subject }) => ({ receiver, subject, order: orderOf(receiver) }))
      .sort((a, b) => compare(a.order, b.order) || compare(a.subject, b.subject))
      .slice(0, NAMED);
    const people = first.map(({ receiver, subject }) => ({ name: fullName(receiver), subject }));
    return { at, kind, count: group.length, people };
  });
}

function orderOf({ familyName, givenNames }: PersonRecord): string {
  return nameKey(`${familyName} ${givenNames}`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
