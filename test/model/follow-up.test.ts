/** What a withdrawal calls for: opened exactly where something in force has fallen, with its day and its reminders. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { assessRequest } from '../../src/model/assess-request.ts';
import { civilDateOf, daysAfter } from '../../src/model/civil-date.ts';
import { APPROVAL_MODES, isAnswer } from '../../src/model/consent-request.ts';
import {
  dueDayOf,
  followUpReminders,
  followUpRule,
  followUpsOf,
  FOLLOW_UP_DAYS_LIMIT,
  GENERAL_INSTRUCTION,
  givenAgain,
} from '../../src/model/follow-up.ts';
import {
  followedBy,
  GUARDIANS,
  minute,
  NOW,
  requestWith,
  type Circumstances,
  type Happening,
} from './asked-request.ts';

const PURPOSES = ['photos', 'web', 'press'];
const all: Circumstances = { purposes: PURPOSES };
const any: Circumstances = { ...all, approvalMode: 'any-guardian' };

/** What has happened, and what opened: the number of the answer, and its purposes. */
const CASES: [string, Circumstances, Happening[], [number, string[]][]][] = [
  ['a no at once', any, ['sent', 'refused by ahto'], []],
  ['a yes', any, ['sent', 'accepted by ahto'], []],
  ['a yes that is withdrawn', any, ['sent', 'accepted by ahto', 'withdrawn by ahto'], [[3, PURPOSES]]],
  ['half a yes that is withdrawn', all, ['sent', 'accepted by ahto', 'withdrawn by ahto'], []],
  [
    'two yeses, one withdrawn, then the other',
    all,
    ['sent', 'accepted by ahto', 'accepted by ansa', 'withdrawn by ahto', 'withdrawn by ansa'],
    [[4, PURPOSES]],
  ],
  ['a no beside a yes', any, ['sent', 'accepted by ahto', 'refused by ansa'], [[3, PURPOSES]]],
  ['a no beside half a yes', all, ['sent', 'accepted by ahto', 'refused by ansa'], []],
  [
    'one purpose of several',
    any,
    ['sent', 'accepted by ahto to photos,web', 'withdrawn by ahto to web'],
    [[3, ['web']]],
  ],
  [
    'a no to what was given and to what was not',
    any,
    ['sent', 'accepted by ahto to photos', 'refused by ansa to photos,web'],
    [[3, ['photos']]],
  ],
  [
    'withdrawn while it is paused',
    any,
    ['sent', 'accepted by ahto', 'suspended', 'withdrawn by ahto', 'resumed'],
    [[4, PURPOSES]],
  ],
  [
    'withdrawn after the answering ended',
    any,
    ['sent', 'accepted by ahto', 'answering-ended', 'withdrawn by ahto'],
    [[4, PURPOSES]],
  ],
  [
    'withdrawn, given again, withdrawn again',
    any,
    ['sent', 'accepted by ahto', 'withdrawn by ahto', 'accepted by ahto', 'withdrawn by ahto'],
    [
      [3, PURPOSES],
      [5, PURPOSES],
    ],
  ],
  ['closed by the organisation', any, ['sent', 'accepted by ahto', 'closed'], []],
  ['asked again with a new text', any, ['sent', 'accepted by ahto', 'superseded'], []],
  [
    'the child’s own no',
    { ...any, subjectHeard: true },
    ['sent', 'accepted by ahto', 'refused by child'],
    [[3, PURPOSES]],
  ],
];

describe('what opens', () => {
  for (const [name, circumstances, happenings, expected] of CASES) {
    test(name, () => {
      const opened = followUpsOf(requestWith(happenings, circumstances));
      assert.deepEqual(
        opened,
        expected.map(([answerSeq, purposes]) => ({ answerSeq, openedAt: minute(answerSeq), purposes })),
      );
    });
  }

  test('nothing by a yes and a no of one instant: they were never in force', () => {
    const { events, ...request } = requestWith(['sent', 'accepted by ahto', 'refused by ansa'], any);
    const atOnce = events.map((event) => ({ ...event, at: minute(2) }));
    assert.deepEqual(followUpsOf({ ...request, events: atOnce }), []);
  });

  test('two who withdraw at one instant open it once', () => {
    const { events, ...request } = requestWith(CASES[4]![2], all);
    const atOnce = events.map((event) => (event.seq === 5 ? { ...event, at: minute(4) } : event));
    assert.deepEqual(
      followUpsOf({ ...request, events: atOnce }).map(({ answerSeq }) => answerSeq),
      [4],
    );
  });

  test('nothing after the end of the validity', () => {
    const validUntil = minute(3);
    assert.deepEqual(
      followUpsOf(requestWith(['sent', 'accepted by ahto', 'withdrawn by ahto'], { ...any, validUntil })),
      [],
    );
  });
});

const acts = fc.array(
  fc.oneof(
    fc.constantFrom<Happening>('suspended', 'resumed', 'answering-ended'),
    fc
      .tuple(
        fc.constantFrom('accepted', 'refused', 'withdrawn'),
        fc.constantFrom(...GUARDIANS.slice(0, 2)),
        fc.subarray(PURPOSES, { minLength: 1 }),
      )
      .map(([type, by, to]) => `${type} by ${by} to ${to.join(',')}` as Happening),
  ),
  { maxLength: 12 },
);

test('whatever happens: one for each answer by which something in force falls, with just that, and none otherwise', () => {
  fc.assert(
    fc.property(fc.constantFrom(...APPROVAL_MODES.slice(1)), acts, (approvalMode, happenings) => {
      const request = requestWith(['sent', ...happenings], { approvalMode, purposes: PURPOSES });
      const opened = new Map(followUpsOf(request).map(({ answerSeq, purposes }) => [answerSeq, purposes]));
      for (const event of request.events) {
        // A request that was never paused, up to the event and without it.
        const upTo = (last: number) => {
          const events = request.events.filter(({ seq, type }) => seq <= last && !/suspended|resumed/u.test(type));
          return assessRequest({ ...request, events }, event.at).purposes;
        };
        const [before, after] = [upTo(event.seq - 1), upTo(event.seq)];
        const fallen = PURPOSES.filter(
          (_, index) => before[index]!.status === 'given' && after[index]!.status !== 'given',
        );
        assert.deepEqual(opened.get(event.seq) ?? [], isAnswer(event) ? fallen : []);
      }
    }),
  );
});

test('what is given again since is told by purpose, also while it is paused', () => {
  const withdrawn = requestWith(['sent', 'accepted by ahto', 'withdrawn by ahto'], any);
  const again = followedBy(withdrawn, 'accepted by ahto to web', 'suspended');
  assert.deepEqual(givenAgain(withdrawn, PURPOSES, NOW), []);
  assert.deepEqual(givenAgain(again, PURPOSES, NOW), ['web']);
  assert.deepEqual(givenAgain(again, ['photos'], NOW), []);
});

describe('the rule of a version', () => {
  test('without one a week and general words in every language hold', () => {
    assert.deepEqual(followUpRule(null), { days: 7, instruction: GENERAL_INSTRUCTION });
    assert.deepEqual(followUpRule({ days: 3, instruction: {} }), { days: 3, instruction: GENERAL_INSTRUCTION });
    const own = { days: 3, instruction: { fi: 'Kuvat poistetaan.' } };
    assert.deepEqual(followUpRule(own), own);
  });

  test('days are counted in Helsinki', () => {
    const rule = followUpRule(null);
    assert.equal(dueDayOf('2026-11-22T21:59:59.999Z', rule), '2026-11-29');
    assert.equal(dueDayOf('2026-11-22T22:00:00.000Z', rule), '2026-11-30');
    // Over the change of the clocks.
    assert.equal(dueDayOf('2026-10-24T20:30:00.000Z', rule), '2026-10-31');
  });
});

test('reminders: two days ahead, on the day, and every third day after it; five at most, each at nine in the morning', () => {
  const times = followUpReminders({ openedAt: '2026-11-20T10:00:00.000Z', dueDay: '2026-11-27' });
  assert.deepEqual(times, [
    '2026-11-25T07:00:00.000Z',
    '2026-11-27T07:00:00.000Z',
    '2026-11-30T07:00:00.000Z',
    '2026-12-03T07:00:00.000Z',
    '2026-12-06T07:00:00.000Z',
  ]);
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true }),
      fc.integer({ min: 1, max: FOLLOW_UP_DAYS_LIMIT }),
      (at, days) => {
        const openedAt = at.toISOString();
        const dueDay = dueDayOf(openedAt, { days, instruction: {} });
        assert.equal(dueDay, daysAfter(civilDateOf(openedAt), days));
        const reminders = followUpReminders({ openedAt, dueDay });
        assert.ok(reminders.length >= 4 && reminders.length <= 5);
        assert.deepEqual(reminders, [...new Set(reminders)].sort());
        // Whoever has just been told of it is not reminded of it the same day.
        assert.ok(reminders.every((each) => civilDateOf(each) > civilDateOf(openedAt)));
        assert.ok(reminders.some((each) => civilDateOf(each) === dueDay));
      },
    ),
  );
});
