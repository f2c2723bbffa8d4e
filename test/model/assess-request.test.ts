import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { assessRequest } from '../../src/model/assess-request.ts';
import type { Answer, ConsentRequest, Decision } from '../../src/model/consent-request.ts';
import { DECISIONS } from '../../src/model/consent-request.ts';
import type { RequestStatus } from '../../src/model/request-status.ts';
import { anyRequest, circumstances, happenings } from './any-request.ts';
import { CHILD, eventOf, followedBy, GUARDIANS, minute, NOW, requestWith, type Happening } from './asked-request.ts';

const statusNow = (request: ConsentRequest): RequestStatus => assessRequest(request, NOW).status;

function decisionsOpenTo(request: ConsentRequest, personId: string): Decision[] {
  return assessRequest(request, NOW).views[personId]?.purposes[0]?.decisions ?? [];
}

function answerOf(request: ConsentRequest, personId: string): Answer {
  return assessRequest(request, NOW).views[personId]!.purposes[0]!.myAnswer;
}

const HAPPENING_OF: Record<Decision, string> = { accept: 'accepted', refuse: 'refused', withdraw: 'withdrawn' };

/** Guardians of joint custody, or the subject of their own matter: these tests know no others. */
function decidersOf({ approvalMode, participants }: ConsentRequest): string[] {
  return participants
    .filter(({ role }) => (role === 'subject') === (approvalMode === 'self'))
    .map(({ personId }) => personId);
}

describe('the truth table of answers', () => {
  /** N no answer yet, Y yes, R refused, W withdrawn, in this order; then the status for any and for all guardians. */
  const TABLE: Record<string, [any: RequestStatus, all: RequestStatus]> = {
    '': ['requested', 'requested'],

    N: ['requested', 'requested'],
    Y: ['given', 'given'],
    R: ['refused', 'refused'],
    W: ['withdrawn', 'withdrawn'],

    NN: ['requested', 'requested'],
    NY: ['given', 'partly-given'],
    NR: ['refused', 'refused'],
    NW: ['withdrawn', 'withdrawn'],
    YY: ['given', 'given'],
    YR: ['conflict', 'conflict'],
    YW: ['conflict', 'conflict'],
    RR: ['refused', 'refused'],
    RW: ['refused', 'refused'],
    WW: ['withdrawn', 'withdrawn'],

    NNN: ['requested', 'requested'],
    NNY: ['given', 'partly-given'],
    NNR: ['refused', 'refused'],
    NNW: ['withdrawn', 'withdrawn'],
    NYY: ['given', 'partly-given'],
    NYR: ['conflict', 'conflict'],
    NYW: ['conflict', 'conflict'],
    NRR: ['refused', 'refused'],
    NRW: ['refused', 'refused'],
    NWW: ['withdrawn', 'withdrawn'],
    YYY: ['given', 'given'],
    YYR: ['conflict', 'conflict'],
    YYW: ['conflict', 'conflict'],
    YRR: ['conflict', 'conflict'],
    YRW: ['conflict', 'conflict'],
    YWW: ['conflict', 'conflict'],
    RRR: ['refused', 'refused'],
    RRW: ['refused', 'refused'],
    RWW: ['refused', 'refused'],
    WWW: ['withdrawn', 'withdrawn'],
  };
  const ORDER = 'NYRW';
  /** Ways to come to an answer: straight, and after having said something else. */
  const HISTORIES: Record<string, string[][]> = {
    N: [[]],
    Y: [['accepted'], ['refused', 'accepted'], ['accepted', 'withdrawn', 'accepted']],
    R: [['refused'], ['accepted', 'refused']],
    W: [['accepted', 'withdrawn']],
  };

  function tuples(length: number): string[] {
    return length === 0 ? [''] : tuples(length - 1).flatMap((shorter) => [...ORDER].map((answer) => shorter + answer));
  }

  function histories(answers: string): Happening[][] {
    let all: Happening[][] = [['created', 'sent']];
    [...answers].forEach((answer, index) => {
      all = all.flatMap((before) =>
        HISTORIES[answer]!.map((types) => [
          ...before,
          ...types.map((type) => `${type} by ${GUARDIANS[index]}` as Happening),
        ]),
      );
    });
    return all;
  }

  for (const guardians of [0, 1, 2, 3]) {
    test(`of ${guardians} guardians, however they came to their answers`, () => {
      for (const answers of tuples(guardians)) {
        const row = [...answers].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)).join('');
        const [any, all] = TABLE[row]!;
        for (const happenings of histories(answers)) {
          const told = `${answers}: ${happenings.join(', ')}`;
          assert.equal(statusNow(requestWith(happenings, { guardians, approvalMode: 'any-guardian' })), any, told);
          assert.equal(statusNow(requestWith(happenings, { guardians, approvalMode: 'all-guardians' })), all, told);
        }
      }
    });
  }

  test('of a person who answers for themselves', () => {
    for (const [answer, status] of [
      ['N', 'requested'],
      ['Y', 'given'],
      ['R', 'refused'],
      ['W', 'withdrawn'],
    ] as const) {
      for (const types of HISTORIES[answer]!) {
        const happenings: Happening[] = ['created', 'sent', ...types.map((type) => `${type} by ${CHILD}` as Happening)];
        assert.equal(statusNow(requestWith(happenings, { approvalMode: 'self' })), status);
      }
    }
  });

  test('has nothing but what has been sent', () => {
    assert.equal(statusNow(requestWith([])), 'not-sent');
    assert.equal(statusNow(requestWith(['created'])), 'not-sent');
    assert.deepEqual(decisionsOpenTo(requestWith(['created']), GUARDIANS[0]!), []);
  });
});

describe('what the organisation and time do to answers', () => {
  const given: Happening[] = ['created', 'sent', 'accepted by ahto', 'accepted by ansa'];
  const cases: [string, Happening[], string | null, RequestStatus][] = [
    ['a yes, paused', [...given, 'suspended'], null, 'suspended'],
    ['a yes, paused and resumed', [...given, 'suspended', 'resumed'], null, 'given'],
    ['a yes, paused twice and resumed once', [...given, 'suspended', 'resumed', 'suspended'], null, 'suspended'],
    ['a yes, after answering has ended', [...given, 'answering-ended'], null, 'given'],
    ['a yes, closed', [...given, 'closed'], null, 'closed'],
    ['a yes, closed while paused', [...given, 'suspended', 'closed'], null, 'closed'],
    ['a yes, at the instant when it ends', given, NOW, 'expired'],
    ['a yes, just before it ends', given, '2026-11-20T12:00:00.001Z', 'given'],
    ['a yes, paused and past its end', [...given, 'suspended'], NOW, 'expired'],
    ['a yes, closed and past its end', [...given, 'closed'], NOW, 'closed'],
    ['no answer, paused', ['created', 'sent', 'suspended'], null, 'suspended'],
    ['no answer, past its end', ['created', 'sent'], NOW, 'expired'],
    ['half a yes, past its end', ['created', 'sent', 'accepted by ahto'], NOW, 'expired'],
    ['a conflict, past its end', [...given, 'refused by ansa'], NOW, 'expired'],
    ['a no, past its end', ['created', 'sent', 'refused by ahto'], NOW, 'refused'],
    ['a withdrawal, past its end', [...given, 'withdrawn by ahto', 'withdrawn by ansa'], NOW, 'withdrawn'],
    ['a no, paused', ['created', 'sent', 'refused by ahto', 'suspended'], null, 'refused'],
    ['a no, closed', ['created', 'sent', 'refused by ahto', 'closed'], null, 'closed'],
    ['a yes, asked again with a new text', [...given, 'superseded'], null, 'needs-renewal'],
    ['a yes, asked again while paused', [...given, 'suspended', 'superseded'], null, 'needs-renewal'],
    ['a yes, asked again and past its end', [...given, 'superseded'], NOW, 'expired'],
    ['a yes, asked again and closed', [...given, 'superseded', 'closed'], null, 'closed'],
    ['a no, asked again', ['created', 'sent', 'refused by ahto', 'superseded'], null, 'refused'],
    ['no answer, asked again', ['created', 'sent', 'superseded'], null, 'needs-renewal'],
  ];
  for (const [name, happenings, validUntil, status] of cases) {
    test(`${name}: ${status}`, () => assert.equal(statusNow(requestWith(happenings, { validUntil })), status));
  }

  const since: [string, Happening[], string | null, string | null][] = [
    ['not sent: nothing', ['created'], null, null],
    ['requested: since it was sent', ['created', 'sent'], null, minute(2)],
    ['given: since the answer that made it so', given, null, minute(4)],
    ['withdrawn: since the withdrawal', [...given, 'withdrawn by ahto', 'withdrawn by ansa'], null, minute(6)],
    ['suspended: since the pause', [...given, 'suspended', 'resumed', 'suspended'], null, minute(7)],
    ['closed: since it was closed', [...given, 'closed'], null, minute(5)],
    ['asked again: since then', [...given, 'superseded'], null, minute(5)],
    ['expired: since the end of validity', given, '2026-11-19T22:00:00.000Z', '2026-11-19T22:00:00.000Z'],
  ];
  for (const [name, happenings, validUntil, instant] of since) {
    test(name, () => assert.equal(assessRequest(requestWith(happenings, { validUntil }), NOW).since, instant));
  }
});

describe('what asks again an earlier text', () => {
  test('needs renewal until somebody answers it', () => {
    const renewed = requestWith(['created', 'sent'], { guardians: [{ renews: true }, {}] });
    const { status, reason, since } = assessRequest(renewed, NOW);
    assert.deepEqual({ status, reason, since }, { status: 'needs-renewal', reason: 'text-changed', since: minute(2) });
    assert.deepEqual(decisionsOpenTo(renewed, 'ahto'), ['accept', 'refuse']);
    assert.equal(statusNow(followedBy(renewed, 'accepted by ahto')), 'partly-given');
    assert.equal(statusNow(followedBy(renewed, 'accepted by ahto', 'accepted by ansa')), 'given');
    assert.equal(statusNow(followedBy(renewed, 'refused by ahto')), 'refused');
  });
});

describe('what a person may do', () => {
  const ahto = 'ahto';
  const cases: [string, Happening[], Decision[]][] = [
    ['asked', ['sent'], ['accept', 'refuse']],
    ['having said yes', ['sent', 'accepted by ahto'], ['withdraw']],
    ['having said no', ['sent', 'refused by ahto'], ['accept']],
    ['having withdrawn', ['sent', 'accepted by ahto', 'withdrawn by ahto'], ['accept']],
    ['while the other has said no', ['sent', 'refused by ansa'], ['accept', 'refuse']],
    ['asked, answering ended', ['sent', 'answering-ended'], []],
    ['having said yes, answering ended', ['sent', 'accepted by ahto', 'answering-ended'], ['withdraw']],
    ['having said no, answering ended', ['sent', 'refused by ahto', 'answering-ended'], []],
    ['asked, paused', ['sent', 'suspended'], []],
    ['having said yes, paused', ['sent', 'accepted by ahto', 'suspended'], ['withdraw']],
    ['having said no, paused', ['sent', 'refused by ahto', 'suspended'], []],
    ['having said no, paused and resumed', ['sent', 'refused by ahto', 'suspended', 'resumed'], ['accept']],
    ['having said yes, closed', ['sent', 'accepted by ahto', 'closed'], []],
    ['having said yes, asked again with a new text', ['sent', 'accepted by ahto', 'superseded'], []],
  ];
  for (const [name, happenings, decisions] of cases) {
    test(`${name}: ${decisions.join(' or ') || 'nothing'}`, () => {
      assert.deepEqual(decisionsOpenTo(requestWith(happenings), ahto), decisions);
    });
  }

  test('nothing once the end has come', () => {
    for (const happenings of [['sent'], ['sent', 'accepted by ahto'], ['sent', 'refused by ahto']] as Happening[][]) {
      assert.deepEqual(decisionsOpenTo(requestWith(happenings, { validUntil: NOW }), ahto), []);
    }
  });

  test('nothing for the child where guardians answer, for guardians where the child does, for others never', () => {
    assert.deepEqual(decisionsOpenTo(requestWith(['sent']), CHILD), []);
    assert.deepEqual(decisionsOpenTo(requestWith(['sent'], { approvalMode: 'self' }), ahto), []);
    assert.deepEqual(decisionsOpenTo(requestWith(['sent'], { approvalMode: 'self' }), CHILD), ['accept', 'refuse']);
    assert.deepEqual(decisionsOpenTo(requestWith(['sent']), 'stranger'), []);
  });

  test('and when they last answered is told', () => {
    const request = requestWith(['created', 'sent', 'accepted by ahto', 'accepted by ansa', 'withdrawn by ahto']);
    const { views } = assessRequest(request, NOW);
    assert.equal(views['ahto']!.purposes[0]!.answeredAt, minute(5));
    assert.equal(views['ansa']!.purposes[0]!.answeredAt, minute(4));
    assert.equal(views[CHILD]!.purposes[0]!.answeredAt, null);
  });
});

describe('for any history', () => {
  /** A request with one of its people. */
  const withPerson = anyRequest.chain((request) =>
    fc.constantFrom(...request.participants).map(({ personId }) => ({ request, personId })),
  );
  const aNo = fc.constantFrom('refused', 'withdrawn');

  function holds<T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void): void {
    fc.assert(fc.property(arbitrary, property), { numRuns: 2000 });
  }

  /** Requests that are in force, each with somebody whose yes made them so. */
  const inForce = anyRequest.filter((request) => statusNow(request) === 'given');

  test('a yes beside a no is never in force', () => {
    holds(anyRequest, (request) => {
      const answers = decidersOf(request).map((personId) => answerOf(request, personId));
      if (answers.includes('given') && (answers.includes('refused') || answers.includes('withdrawn'))) {
        assert.notEqual(statusNow(request), 'given');
      }
    });
  });

  test('silence is not a yes', () => {
    holds(anyRequest, (request) => {
      const silent = { ...request, events: request.events.filter(({ type }) => type !== 'accepted') };
      assert.ok(!['given', 'partly-given', 'conflict'].includes(statusNow(silent)));
    });
  });

  test('in all-guardians, one who has not said yes keeps it from being in force', () => {
    holds(inForce, (request) => {
      const answers = decidersOf(request).map((personId) => answerOf(request, personId));
      assert.ok(answers.includes('given'));
      if (request.approvalMode === 'all-guardians') assert.ok(answers.every((answer) => answer === 'given'));
    });
  });

  test('a refusal or a withdrawal by anybody never brings it into force', () => {
    holds(fc.tuple(withPerson, aNo), ([{ request, personId }, type]) => {
      const after = followedBy(request, `${type} by ${personId}` as Happening);
      if (statusNow(request) !== 'given') assert.notEqual(statusNow(after), 'given');
      if (decidersOf(request).includes(personId)) assert.notEqual(statusNow(after), 'given');
    });
  });

  test('the no of the subject who is heard keeps it from being in force', () => {
    holds(fc.tuple(anyRequest, aNo), ([request, type]) => {
      const after = followedBy({ ...request, subjectHeard: true }, `${type} by ${CHILD}` as Happening);
      assert.notEqual(statusNow(after), 'given');
    });
  });

  test('while it is in force, everybody who said yes can withdraw, and then it is not', () => {
    holds(inForce, (request) => {
      const whoGave = decidersOf(request).filter((personId) => answerOf(request, personId) === 'given');
      assert.ok(whoGave.length > 0);
      for (const personId of whoGave) {
        assert.ok(decisionsOpenTo(request, personId).includes('withdraw'));
        assert.ok(['withdrawn', 'conflict'].includes(statusNow(followedBy(request, `withdrawn by ${personId}`))));
      }
    });
  });

  test('what has been closed stays closed, whatever comes after', () => {
    holds(fc.tuple(withPerson, happenings), ([{ request, personId }, later]) => {
      const after = followedBy(request, 'closed', ...later);
      assert.equal(statusNow(after), 'closed');
      assert.deepEqual(decisionsOpenTo(after, personId), []);
    });
  });

  test('the end of validity makes nothing a yes, and lets nobody answer', () => {
    holds(withPerson, ({ request, personId }) => {
      const past = { ...request, validUntil: NOW };
      assert.ok(['expired', 'refused', 'withdrawn', 'closed'].includes(statusNow(past)));
      assert.deepEqual(decisionsOpenTo(past, personId), []);
    });
  });

  test('asking again makes nothing a yes, and lets nobody answer the old text', () => {
    holds(fc.tuple(withPerson, happenings), ([{ request, personId }, later]) => {
      const after = followedBy(request, 'superseded', ...later);
      assert.notEqual(statusNow(after), 'given');
      assert.deepEqual(decisionsOpenTo(after, personId), []);
    });
  });

  test('while it is paused or answering has ended, nobody can say yes or no', () => {
    holds(
      fc.tuple(withPerson, fc.constantFrom<Happening>('suspended', 'answering-ended')),
      ([{ request, personId }, end]) => {
        for (const decision of decisionsOpenTo(followedBy(request, end), personId)) assert.equal(decision, 'withdraw');
      },
    );
    holds(anyRequest, (request) => assert.notEqual(statusNow(followedBy(request, 'suspended')), 'given'));
  });

  test('ending answering changes nothing that has been answered', () => {
    holds(anyRequest, (request) => assert.equal(statusNow(followedBy(request, 'answering-ended')), statusNow(request)));
  });

  test('who has not answered can say no whenever they can say yes', () => {
    holds(withPerson, ({ request, personId }) => {
      const open = decisionsOpenTo(request, personId);
      if (answerOf(request, personId) === 'none') assert.equal(open.includes('accept'), open.includes('refuse'));
    });
  });

  test('a decision that is open can be taken once, and then is the answer', () => {
    const answers = { accept: 'given', refuse: 'refused', withdraw: 'withdrawn' } as const;
    holds(fc.tuple(withPerson, fc.constantFrom(...DECISIONS)), ([{ request, personId }, decision]) => {
      if (!decisionsOpenTo(request, personId).includes(decision)) return;
      const after = followedBy(request, `${HAPPENING_OF[decision]} by ${personId}` as Happening);
      assert.equal(answerOf(after, personId), answers[decision]);
      assert.ok(!decisionsOpenTo(after, personId).includes(decision));
    });
  });

  test('answers of people whose answer does not count change nothing', () => {
    holds(
      fc.tuple(withPerson, fc.constantFrom('accepted', 'refused', 'withdrawn')),
      ([{ request, personId }, type]) => {
        const heard = request.subjectHeard && personId === CHILD;
        if (decidersOf(request).includes(personId) || heard) return;
        assert.equal(statusNow(followedBy(request, `${type} by ${personId}` as Happening)), statusNow(request));
      },
    );
  });

  test('an erased answer counts for nothing', () => {
    holds(withPerson, ({ request, personId }) => {
      const without = {
        ...request,
        events: request.events.filter((event) => !('personId' in event) || event.personId !== personId),
      };
      // Its number, type and time stay.
      const erased = {
        ...request,
        events: request.events.map((event) => {
          if (!('personId' in event) || event.personId !== personId) return event;
          const { seq, type, at } = event;
          return { seq, type, at } as unknown as typeof event;
        }),
      };
      assert.deepEqual(assessRequest(erased, NOW), assessRequest(without, NOW));
    });
  });

  test('what is in force to one who decides is what has been given; what waits can be answered', () => {
    holds(withPerson, ({ request, personId }) => {
      const view = assessRequest(request, NOW).views[personId]!;
      if (view.decides) assert.equal(view.standing === 'in-force', statusNow(request) === 'given');
      if (view.standing === 'waiting') assert.deepEqual(decisionsOpenTo(request, personId), ['accept', 'refuse']);
    });
  });

  test('the order in which events are listed does not matter, nor is it changed', () => {
    const shuffled = anyRequest.chain((request) =>
      fc
        .shuffledSubarray(request.events, { minLength: request.events.length })
        .map((events) => ({ request, other: { ...request, events } })),
    );
    holds(shuffled, ({ request, other }) => {
      const before = structuredClone(other);
      assert.deepEqual(assessRequest(other, NOW), assessRequest(request, NOW));
      assert.deepEqual(other, before, 'what was given is not sorted in place');
    });
  });

  test('nor does the order of what happened at the same instant', () => {
    const instants = fc
      .tuple(happenings, circumstances, fc.infiniteStream(fc.integer({ min: 1, max: 3 })))
      .map(([list, rest, minutes]) => {
        const events = ['sent' as const, ...list].map((each, index) =>
          eventOf(each, index + 1, minute(minutes.next().value)),
        );
        return { ...requestWith([], rest), events };
      });
    const shuffled = instants.chain((request) =>
      fc
        .shuffledSubarray(request.events, { minLength: request.events.length })
        .map((events) => ({ request, other: { ...request, events } })),
    );
    holds(shuffled, ({ request, other }) => assert.deepEqual(assessRequest(other, NOW), assessRequest(request, NOW)));
  });

  test('of a yes and a no at the same instant the no counts', () => {
    for (const no of ['refused', 'withdrawn'] as const) {
      const at = minute(3);
      const answers = [eventOf('accepted by ahto', 2, at), eventOf(`${no} by ahto`, 3, at)];
      const request = requestWith(['sent'], { guardians: 1 });
      for (const list of [answers, answers.toReversed()]) {
        assert.equal(statusNow({ ...request, events: [...request.events, ...list] }), no);
      }
    }
  });
});
