/** Under a safety ban the others are told nothing of a participant: not who, not when, not what. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { assessRequest, type PurposeView, type View } from '../../src/model/assess-request.ts';
import {
  APPROVAL_MODES,
  CUSTODIES,
  isAnswer,
  type ConsentRequest,
  type Participant,
  type RequestEvent,
} from '../../src/model/consent-request.ts';
import { CHILD, eventOf, followedBy, minute, NOW, requestWith, type Happening } from './asked-request.ts';

const PURPOSES = ['photos', 'web'];

/** What one participant is told, as it would be sent to them. */
function toldTo(request: ConsentRequest, personId: string, now = NOW): View {
  return assessRequest(request, now).views[personId]!;
}

describe('the other guardian of one under a safety ban', () => {
  const hidden = { guardians: [{}, { protected: true }] };
  const cases: [string, Happening[], View['status'], View['reason']][] = [
    ['who has not answered is told of no yes', ['sent', 'accepted by ansa'], 'requested', 'no-answer'],
    ['who has not answered is told of no refusal', ['sent', 'refused by ansa'], 'requested', 'no-answer'],
    ['who has said no is told of no conflict', ['sent', 'accepted by ansa', 'refused by ahto'], 'refused', 'refused'],
    [
      'who has withdrawn is told of no conflict',
      ['sent', 'accepted by ahto', 'accepted by ansa', 'withdrawn by ahto'],
      'withdrawn',
      'withdrawn',
    ],
    [
      'who has said yes is told that it is not in force yet',
      ['sent', 'accepted by ahto'],
      'partly-given',
      'answers-missing',
    ],
    [
      'who has said yes is told that it is in force',
      ['sent', 'accepted by ahto', 'accepted by ansa'],
      'given',
      'all-accepted',
    ],
    [
      'who has said yes is told that the answers differ',
      ['sent', 'accepted by ahto', 'refused by ansa'],
      'conflict',
      'answers-differ',
    ],
    ['is told that it was closed', ['sent', 'accepted by ahto', 'refused by ansa', 'closed'], 'closed', 'closed'],
  ];
  for (const [name, happenings, status, reason] of cases) {
    test(name, () => {
      const view = toldTo(requestWith(happenings, hidden), 'ahto');
      assert.deepEqual({ status: view.status, reason: view.reason }, { status, reason });
      assert.deepEqual(
        view.respondents.map(({ personId }) => personId),
        ['ahto'],
      );
      assert.ok(!JSON.stringify(view).includes('ansa'));
    });
  }

  test('is not told that it was the child who said no, where the child is the protected one', () => {
    const said = requestWith(['sent', 'accepted by ahto', `refused by ${CHILD}`], {
      guardians: 1,
      subjectHeard: true,
      subject: { protected: true },
    });
    const view = toldTo(said, 'ahto');
    assert.equal(view.status, 'conflict');
    assert.equal(view.reason, 'answers-differ');
    assert.equal(view.since, null);
  });

  test('knows whether their own answer is told on: that of the protected one is not', () => {
    const request = requestWith(['sent'], hidden);
    assert.equal(toldTo(request, 'ahto').answerIsShared, true);
    assert.equal(toldTo(request, 'ansa').answerIsShared, false);
  });

  test('the protected one sees everybody', () => {
    const view = toldTo(requestWith(['sent', 'accepted by ahto'], hidden), 'ansa');
    assert.deepEqual(
      view.respondents.map(({ personId, answers, answeredAt }) => ({ personId, answers, answeredAt })),
      [
        { personId: 'ahto', answers: { photos: 'given' }, answeredAt: minute(2) },
        { personId: 'ansa', answers: { photos: 'none' }, answeredAt: null },
      ],
    );
  });

  test('a yes that the subject gave as a child tells them nothing once they are of age', () => {
    const ofAge = '2026-11-10T00:00:00.000Z';
    const request = {
      ...requestWith(['sent', `accepted by ${CHILD}`], {
        guardians: [{ protected: true }],
        subjectHeard: true,
        subjectBirthDate: '2008-11-05',
      }),
    };
    const silent = toldTo(request, CHILD, ofAge);
    assert.equal(silent.purposes[0]!.myAnswer, 'none', 'it was the guardians’ to give');
    assert.deepEqual(toldTo(followedBy(request, 'accepted by ahto'), CHILD, ofAge), silent);
  });
});

describe('whatever a protected participant answers, and when', () => {
  const answer = (personId: string, seconds: number): fc.Arbitrary<RequestEvent> =>
    fc
      .record({
        word: fc.constantFrom('accepted', 'accepted', 'refused', 'withdrawn'),
        purposes: fc.constantFrom('photos', 'web', 'photos,web', undefined),
        at: fc.integer({ min: 1, max: 25 }),
      })
      .map(({ word, purposes, at }) => {
        const instant = new Date(Date.parse(minute(at * 1000)) + seconds * 1000).toISOString();
        return eventOf(`${word} by ${personId}${purposes ? ` to ${purposes}` : ''}` as Happening, 0, instant);
      });
  const answersOf = (personId: string, seconds = 0) => fc.array(answer(personId, seconds), { maxLength: 3 });

  const act = fc
    .record({
      type: fc.constantFrom('suspended', 'resumed', 'answering-ended', 'closed', 'superseded' as const),
      at: fc.integer({ min: 1, max: 25 }),
    })
    .map(({ type, at }) => eventOf(type as Happening, 0, minute(at * 1000)));

  const guardian: fc.Arbitrary<Partial<Participant>> = fc.record({
    custody: fc.constantFrom(...CUSTODIES, 'joint', 'joint', 'joint'),
    unreachable: fc.boolean(),
    protected: fc.boolean(),
    renews: fc.boolean(),
  });

  const scene = fc.record({
    mode: fc.constantFrom(...APPROVAL_MODES, 'all-guardians', 'any-guardian'),
    purposes: fc.constantFrom(['photos'], PURPOSES),
    guardians: fc.array(guardian, { minLength: 1, maxLength: 3 }),
    subject: fc.record({ protected: fc.boolean() }),
    subjectHeard: fc.boolean(),
    // Turned 18 in the middle of it; a child; not known.
    subjectBirthDate: fc.constantFrom('2008-11-10', '2012-01-01', null),
    validUntil: fc.constantFrom(null, null, '2026-11-19T22:00:00.000Z'),
    acts: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(act, { maxLength: 2 })),
  });

  /** Two requests that differ in the answers of one protected participant, and somebody else who looks. */
  const twoRequests = scene.chain(({ acts, mode, ...rest }) => {
    const base = requestWith([], { ...rest, approvalMode: mode });
    const people = base.participants.map(({ personId }) => personId);
    return fc
      .record({ secret: fc.constantFrom(...people), viewer: fc.constantFrom(...people) })
      .filter(({ secret, viewer }) => secret !== viewer)
      .chain(({ secret, viewer }) =>
        fc
          .record({
            known: fc.tuple(...people.filter((id) => id !== secret).map((id) => answersOf(id))),
            // At seconds at which nothing else happens.
            one: answersOf(secret, 17),
            other: answersOf(secret, 43),
          })
          .map(({ known, one, other }) => {
            const request = (answers: RequestEvent[], renews: boolean): ConsentRequest => ({
              ...base,
              participants: base.participants.map((each) =>
                each.personId === secret ? { ...each, protected: true, renews } : each,
              ),
              events: [eventOf('created', 1), eventOf('sent', 2), ...acts, ...known.flat(), ...answers].map(
                (event, index) => ({ ...event, seq: index + 1 }),
              ),
            });
            return { secret, viewer, one: request(one, true), other: request(other, false) };
          }),
      );
  });

  /** Without what one whose own yes hangs on the others may be told. */
  function withoutStatus<T extends View | PurposeView>(told: T): Partial<T> {
    return {
      ...told,
      status: undefined,
      reason: undefined,
      since: undefined,
      standing: undefined,
      purposes: undefined,
    };
  }

  const hangsOnOthers = (view: View, purpose: PurposeView) => view.decides && purpose.myAnswer === 'given';

  function holds(
    property: (scene: { secret: string; viewer: string; one: ConsentRequest; other: ConsentRequest }) => void,
  ) {
    fc.assert(fc.property(twoRequests, property), { numRuns: 6000 });
  }

  test('others are told the same, unless their own yes hangs on it: then the status and why, and no more', () => {
    let bare = 0;
    holds(({ viewer, one, other }) => {
      const [a, b] = [toldTo(one, viewer), toldTo(other, viewer)];
      const [before, after] = [a.purposes, b.purposes];
      if (!before.some((purpose) => hangsOnOthers(a, purpose))) {
        bare += 1;
        return assert.deepEqual(b, a);
      }
      assert.deepEqual(withoutStatus(b), withoutStatus(a));
      before.forEach((purpose, index) => {
        if (hangsOnOthers(a, purpose)) assert.deepEqual(withoutStatus(after[index]!), withoutStatus(purpose));
        else assert.deepEqual(after[index], purpose);
      });
    });
    assert.ok(bare > 500, 'both kinds were among them');
  });

  test('no instant of theirs is told, and they are not named', () => {
    holds(({ secret, viewer, one }) => {
      const view = toldTo(one, viewer);
      const told = JSON.stringify(view);
      for (const event of one.events.filter(isAnswer)) {
        if (event.personId === secret) assert.ok(!told.includes(event.at), `${event.type} at ${event.at}`);
      }
      assert.ok(!told.includes(`"${secret}"`));
    });
  });

  test('one whose yes hangs on it is told what is true of it', () => {
    holds(({ viewer, one }) => {
      const { purposes, views } = assessRequest(one, NOW);
      const view = views[viewer]!;
      view.purposes.forEach((purpose, index) => {
        if (hangsOnOthers(view, purpose)) assert.equal(purpose.status, purposes[index]!.status);
      });
    });
  });

  test('nobody is told that something is in force which is not', () => {
    holds(({ viewer, one }) => {
      const { purposes, views } = assessRequest(one, NOW);
      const view = views[viewer]!;
      if (!view.decides) return;
      view.purposes.forEach((purpose, index) => {
        if (purpose.status === 'given' && purpose.myAnswer === 'given') assert.equal(purposes[index]!.status, 'given');
      });
    });
  });
});
