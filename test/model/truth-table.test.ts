/** Every combination of up to three guardians with everything that can be the matter with them, against the oracle. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { assessRequest } from '../../src/model/assess-request.ts';
import { APPROVAL_MODES, CUSTODIES, type ConsentRequest } from '../../src/model/consent-request.ts';
import { REQUEST_STATUSES } from '../../src/model/request-status.ts';
import { FULL } from '../service/extent.ts';
import { CHILD, eventOf, GUARDIANS, requestWith, type Happening } from './asked-request.ts';
import { outcomeOf, type Age, type Family, type Guardian, type Letter } from './oracle.ts';

const NOW = '2026-11-20T12:00:00.000Z';
/** Turned 18 on 15 November; what was said while a child was said at the beginning of the month. */
const BIRTH_DATE: Record<Age, string | null> = {
  under: '2012-05-05',
  over: '2008-11-15',
  'since-before': '2008-11-15',
  unknown: null,
};
const AS_A_CHILD = '2026-11-02T08:00:00.000Z';
const OF_AGE = '2026-11-16T08:00:00.000Z';

const LETTERS: Letter[] = ['N', 'Y', 'R', 'W'];
const AGES: Age[] = ['under', 'over', 'since-before', 'unknown'];
const HISTORY = { N: [], Y: ['accepted'], R: ['refused'], W: ['accepted', 'withdrawn'] } as const;

function later(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}

/** The request of such a family. */
function requestOf({ mode, guardians, heard, says, age }: Family): ConsentRequest {
  const said = (who: string, letter: Letter, at: string) =>
    HISTORY[letter].map((word, index) => eventOf(`${word} by ${who}` as Happening, 0, later(at, index)));
  const sent = eventOf('sent', 0, '2026-11-01T08:00:00.000Z');
  const events = [
    sent,
    ...guardians.flatMap((guardian, index) => said(GUARDIANS[index]!, guardian.says, later(AS_A_CHILD, 10 * index))),
    ...said(CHILD, says, age === 'over' ? OF_AGE : later(AS_A_CHILD, 60)),
  ];
  return {
    ...requestWith([], {
      approvalMode: mode,
      guardians: guardians.map(({ custody, unreachable }) => ({ custody, unreachable })),
      subjectHeard: heard,
      subjectBirthDate: BIRTH_DATE[age],
    }),
    events: events.map((event, index) => ({ ...event, seq: index + 1 })),
  };
}

const tally = new Map<string, number>();

function compare(family: Family): void {
  const expected = outcomeOf(family);
  const { status, views } = assessRequest(requestOf(family), NOW);
  const part = (personId: string) => ({
    decides: views[personId]!.decides,
    may: views[personId]!.purposes[0]!.decisions,
  });
  const actual = {
    status,
    guardians: family.guardians.map((_, index) => part(GUARDIANS[index]!)),
    subject: part(CHILD),
  };
  // `deepEqual` costs more than the engine: it is asked only where something differs.
  if (JSON.stringify(actual) !== JSON.stringify(expected)) assert.deepEqual(actual, expected, JSON.stringify(family));
  tally.set(status, (tally.get(status) ?? 0) + 1);
}

const ONE: Guardian[] = CUSTODIES.flatMap((custody) =>
  [false, true].flatMap((unreachable) => LETTERS.map((says) => ({ custody, unreachable, says }))),
);

/** So many guardians, whatever their order: that it does not matter is a test of its own. */
function* guardiansOf(count: number, from = 0): Generator<Guardian[]> {
  if (count === 0) yield [];
  else {
    for (let index = from; index < ONE.length; index += 1) {
      for (const rest of guardiansOf(count - 1, index)) yield [ONE[index]!, ...rest];
    }
  }
}

interface Subject {
  heard: boolean;
  says: Letter;
  age: Age;
}

const SUBJECTS: Subject[] = [false, true].flatMap((heard) =>
  LETTERS.flatMap((says) => AGES.map((age) => ({ heard, says, age }))),
);

/** The short run leaves out, of two and three guardians, most of what fewer have shown not to matter. */
const SUBJECTS_OF_TWO = FULL
  ? SUBJECTS
  : SUBJECTS.filter(({ heard, says, age }) => age === 'unknown' || (!heard && says === 'Y'));
const SUBJECTS_OF_THREE: Subject[] = FULL ? SUBJECTS : [{ heard: false, says: 'R', age: 'unknown' }];

describe('the engine and the rules in words say the same', () => {
  for (const [count, subjects] of [SUBJECTS, SUBJECTS, SUBJECTS_OF_TWO, SUBJECTS_OF_THREE].entries()) {
    test(`of ${count} guardians`, () => {
      for (const guardians of guardiansOf(count)) {
        for (const mode of APPROVAL_MODES) for (const each of subjects) compare({ mode, guardians, ...each });
      }
    });
  }

  test('whatever the order of the guardians', () => {
    const family = fc.record({
      mode: fc.constantFrom(...APPROVAL_MODES),
      guardians: fc.array(fc.constantFrom(...ONE), { minLength: 2, maxLength: 3 }),
      heard: fc.boolean(),
      says: fc.constantFrom(...LETTERS),
      age: fc.constantFrom(...AGES),
    });
    fc.assert(fc.property(family, compare), { numRuns: 3000 });
  });

  test('and every status that answers can lead to was among them', () => {
    const byAnswers = ['requested', 'partly-given', 'conflict', 'given', 'refused', 'withdrawn', 'needs-renewal'];
    assert.deepEqual([...tally.keys()].sort(), REQUEST_STATUSES.filter((status) => byAnswers.includes(status)).sort());
  });
});
