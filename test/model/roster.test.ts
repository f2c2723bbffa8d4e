/** Who may, for those at the door: a yes that holds, and nothing else. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { assessRequest } from '../../src/model/assess-request.ts';
import { reachesAge } from '../../src/model/civil-date.ts';
import { APPROVAL_MODES, CUSTODIES, type ConsentRequest, type RequestEvent } from '../../src/model/consent-request.ts';
import { answerAt, ROSTER_ANSWERS, rosterLine, type RosterAnswer } from '../../src/model/roster.ts';
import { followedBy, NOW, requestWith, type Circumstances, type Happening } from './asked-request.ts';

const AUTUMN = '2026-12-31T22:00:00.000Z';

/** The yes of one guardian is enough, unless it is said otherwise. */
const askedAny = (happened: Happening[], circumstances: Circumstances = {}) =>
  requestWith(happened, { approvalMode: 'any-guardian', ...circumstances });

const lineOf = (request: ConsentRequest | undefined, now = NOW, same = true) =>
  rosterLine(request, { purposes: request?.purposes ?? ['photos'], same }, now);

describe('what holds of one person', () => {
  const yes: Happening = 'accepted by ahto';
  const no: Happening = 'refused by ahto';
  const cases: [what: string, happened: Happening[], circumstances: Circumstances, RosterAnswer][] = [
    ['asked, and nobody has answered', ['sent'], {}, 'unanswered'],
    ['not sent yet', [], {}, 'unanswered'],
    ['a yes', ['sent', yes], {}, 'may'],
    ['half of the yes that is needed', ['sent', yes], { approvalMode: 'all-guardians' }, 'unanswered'],
    ['a no', ['sent', no], {}, 'may-not'],
    ['a yes and a no', ['sent', yes, 'refused by ansa'], {}, 'may-not'],
    ['a yes that was withdrawn', ['sent', yes, 'withdrawn by ahto'], {}, 'may-not'],
    ['a yes, answering ended', ['sent', yes, 'answering-ended'], {}, 'may'],
    ['a yes, paused', ['sent', yes, 'suspended'], {}, 'may-not'],
    ['a yes, closed', ['sent', yes, 'closed'], {}, 'may-not'],
    ['a yes whose day has passed', ['sent', yes], { validUntil: '2026-11-19T22:00:00.000Z' }, 'may-not'],
    ['a yes to a text that is asked anew', ['sent', yes, 'superseded'], {}, 'unanswered'],
  ];
  for (const [what, happened, circumstances, expected] of cases) {
    test(`${what}: ${expected}`, () => {
      const { answers } = lineOf(askedAny(happened, circumstances));
      assert.deepEqual([...new Set(answers.map(({ answer }) => answer))], [expected]);
    });
  }

  test('nobody has been asked: unanswered', () => {
    assert.deepEqual(lineOf(undefined), { answers: [{ purpose: 'photos', answer: 'unanswered' }], until: null });
  });

  test('a purpose that the text of the request does not have: unanswered', () => {
    const line = rosterLine(askedAny(['sent', yes]), { purposes: ['of the next text'], same: true }, NOW);
    assert.deepEqual(
      line.answers.map(({ answer }) => answer),
      ['unanswered'],
    );
  });

  test('of an earlier major version a yes is none, and a no stays one', () => {
    for (const [happened, expected] of [
      [[yes], 'unanswered'],
      [[no], 'may-not'],
      [[yes, 'withdrawn by ahto'], 'may-not'],
      [[yes, 'closed'], 'unanswered'],
    ] as [Happening[], RosterAnswer][]) {
      const { answers, until } = lineOf(askedAny(['sent', ...happened], { validUntil: AUTUMN }), NOW, false);
      assert.deepEqual([...new Set(answers.map(({ answer }) => answer))], [expected]);
      assert.equal(until, null);
    }
  });

  test('a yes says until when it holds; a no says nothing of the kind', () => {
    assert.equal(lineOf(askedAny(['sent', yes], { validUntil: AUTUMN })).until, AUTUMN);
    assert.equal(lineOf(askedAny(['sent', no], { validUntil: AUTUMN })).until, null);
    assert.equal(lineOf(askedAny(['sent', yes])).until, null);
  });

  test('a yes of guardians holds until the child is of age', () => {
    const request = askedAny(['sent', yes], {
      validUntil: '2030-01-01T22:00:00.000Z',
      subjectBirthDate: '2009-02-03',
    });
    assert.equal(lineOf(request).until, reachesAge('2009-02-03', 18));
  });
});

const START = Date.parse('2026-01-01T00:00:00.000Z');
const DAY = 24 * 60 * 60 * 1000;
const at = (days: number) => new Date(START + days * DAY).toISOString();
const PURPOSES = ['photos', 'web'];

const anyRequest = fc
  .record({
    approvalMode: fc.constantFrom(...APPROVAL_MODES),
    custody: fc.constantFrom(...CUSTODIES),
    birthDate: fc.constantFrom(null, '2008-02-29', '2013-02-01', '2020-05-05'),
    selfFrom: fc.constantFrom(null, 13),
    validUntil: fc.option(fc.integer({ min: 1, max: 120 }).map(at)),
    subjectHeard: fc.boolean(),
    happened: fc.array(
      fc.record({
        type: fc.constantFrom(
          ...([
            'accepted',
            'accepted',
            'refused',
            'withdrawn',
            'suspended',
            'resumed',
            'superseded',
            'closed',
          ] as const),
        ),
        by: fc.constantFrom('guardian', 'other', 'subject'),
        purposes: fc.constantFrom(undefined, ['photos'], ['web']),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ custody, happened, birthDate, ...rules }): ConsentRequest => ({
    ...rules,
    purposes: PURPOSES,
    subjectBirthDate: birthDate,
    participants: [
      { personId: 'guardian', role: 'guardian', custody },
      { personId: 'other', role: 'guardian' },
      { personId: 'subject', role: 'subject' },
    ],
    events: [
      { seq: 1, type: 'sent', at: at(-30) },
      ...happened.map(({ type, by, purposes }, index) => ({
        seq: index + 2,
        at: at(-20 + index),
        type,
        ...(type === 'superseded' && { successorId: 'next' }),
        ...(['accepted', 'refused', 'withdrawn'].includes(type) && {
          personId: by,
          shown: { versionId: 'v', language: 'fi' },
          ...(purposes && { purposes }),
        }),
      })),
    ] as RequestEvent[],
  }));
const anyDay = fc.integer({ min: 0, max: 1000 });
const asked = { purposes: PURPOSES, same: true };

describe('of any request', () => {
  test('who may is exactly who has given', () => {
    fc.assert(
      fc.property(anyRequest, anyDay, (request, day) => {
        const { purposes } = assessRequest(request, at(day));
        assert.deepEqual(
          rosterLine(request, asked, at(day)).answers.map(({ answer }) => answer === 'may'),
          purposes.map(({ status }) => status === 'given'),
        );
      }),
    );
  });

  test('an old list turns every yes into a no when it is over, and none before', () => {
    fc.assert(
      fc.property(anyRequest, anyDay, anyDay, (request, day, later) => {
        const [now, then] = [at(day), at(day + later)];
        const { answers, until } = rosterLine(request, asked, now);
        const moment = Date.parse(then);
        const shown = answers.map(({ answer }) => answerAt(answer, until, moment) === 'may');
        const truth = rosterLine(request, asked, then).answers.map(({ answer }) => answer === 'may');
        // Without a new event nobody who may not may later: the lists say yes to the same.
        assert.deepEqual(shown, truth);
      }),
    );
  });

  test('one more no never lets anybody who could not', () => {
    fc.assert(
      fc.property(
        anyRequest,
        fc.constantFrom('guardian', 'other', 'subject'),
        fc.constantFrom('refused' as const, 'withdrawn' as const),
        (request, personId, type) => {
          const event = { seq: 99, at: at(-1), type, personId, shown: { versionId: 'v', language: 'fi' } };
          const [before, after] = [request, { ...request, events: [...request.events, event] }].map(
            (each) => rosterLine(each, asked, at(0)).answers,
          );
          after?.forEach(({ answer }, index) => {
            if (answer === 'may') assert.equal(before?.[index]?.answer, 'may');
          });
        },
      ),
    );
  });

  test('an end that is no time has come already', () => {
    for (const answer of ROSTER_ANSWERS) {
      assert.equal(answerAt(answer, 'soon', Date.parse(NOW)), answer === 'may' ? 'may-not' : answer);
      assert.equal(answerAt(answer, AUTUMN, NaN), answer === 'may' ? 'may-not' : answer);
    }
  });
});

test('what happened afterwards counts', () => {
  const request = askedAny(['sent', 'accepted by ahto']);
  assert.equal(lineOf(request).answers[0]?.answer, 'may');
  assert.equal(lineOf(followedBy(request, 'withdrawn by ahto')).answers[0]?.answer, 'may-not');
});
