/** Whose answer counts: custody, foster parents, who cannot be reached, adults with a guardian, growing up. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { assessRequest } from '../../src/model/assess-request.ts';
import {
  APPROVAL_MODES,
  CUSTODIES,
  type ConsentRequest,
  type Custody,
  type Decision,
  type Participant,
} from '../../src/model/consent-request.ts';
import type { RequestStatus } from '../../src/model/request-status.ts';
import { CHILD, followedBy, GUARDIANS, NOW, requestWith, type Circumstances, type Happening } from './asked-request.ts';

describe('who decides', () => {
  const cases: [string, Partial<Participant>[], any: string[], all: string[]][] = [
    ['nobody, where nobody is there', [], [], []],
    ['both of joint custody', [{ custody: 'joint' }, { custody: 'joint' }], ['ahto', 'ansa'], ['ahto', 'ansa']],
    ['of whose custody nothing is known: as of joint custody', [{}, {}], ['ahto', 'ansa'], ['ahto', 'ansa']],
    ['the one of sole custody alone', [{ custody: 'sole' }, { custody: 'none' }], ['ahto'], ['ahto']],
    [
      'the one of sole custody, where the register is behind',
      [{ custody: 'joint' }, { custody: 'sole' }],
      ['ansa'],
      ['ansa'],
    ],
    ['not a parent without custody', [{ custody: 'none' }, { custody: 'none' }], [], []],
    [
      'a foster parent on everyday matters, beside those of custody',
      [{ custody: 'joint' }, { custody: 'foster' }, { custody: 'joint' }],
      ['ahto', 'aili', 'ansa'],
      ['ahto', 'aili'],
    ],
    ['a foster parent alone, on everyday matters', [{ custody: 'foster' }], ['ahto'], []],
    ['the guardian appointed for an adult', [{ custody: 'appointed' }], ['ahto'], ['ahto']],
    [
      'not the parents of an adult who has a guardian',
      [{ custody: 'joint' }, { custody: 'appointed' }],
      ['ansa'],
      ['ansa'],
    ],
    ['who cannot be reached too', [{ unreachable: true }, {}], ['ahto', 'ansa'], ['ahto', 'ansa']],
  ];
  for (const [name, guardians, any, all] of cases) {
    test(name, () => {
      for (const [approvalMode, expected] of [
        ['any-guardian', any],
        ['all-guardians', all],
        ['self', [CHILD]],
      ] as const) {
        const { views } = assessRequest(requestWith(['sent'], { approvalMode, guardians }), NOW);
        const deciding = Object.keys(views).filter((personId) => views[personId]!.decides);
        assert.deepEqual(deciding.sort(), [...expected].sort(), approvalMode);
      }
    });
  }
});

describe('who may know of a request', () => {
  const readers = (happenings: Happening[], circumstances: Circumstances, now = NOW) => {
    const { views } = assessRequest(requestWith(happenings, circumstances), now);
    return Object.keys(views).filter((personId) => views[personId]!.mayRead);
  };
  test('nobody before it is sent', () => assert.deepEqual(readers(['created'], {}), []));
  test('those who decide, and the one it is about', () => {
    assert.deepEqual(readers(['sent'], {}), [CHILD, 'ahto', 'ansa']);
    assert.deepEqual(readers(['sent'], { guardians: [{ custody: 'sole' }, { custody: 'none' }] }), [CHILD, 'ahto']);
  });
  test('the person alone, where they are asked for themselves', () => {
    assert.deepEqual(readers(['sent'], { approvalMode: 'self' }), [CHILD]);
  });
  test('one who no longer decides keeps what they answered, and sees nothing that came after', () => {
    const grown = { subjectBirthDate: '2008-11-10' };
    const happenings: Happening[] = ['sent', 'accepted by ahto', `refused by ${CHILD}`];
    assert.deepEqual(readers(happenings, grown), [CHILD, 'ahto']);
    const view = assessRequest(requestWith(happenings, grown), NOW).views['ahto']!;
    assert.equal(view.purposes[0]!.myAnswer, 'given');
    assert.deepEqual(view.purposes[0]!.decisions, []);
    assert.deepEqual(view.respondents, []);
    assert.equal(view.status, 'needs-renewal');
  });
});

describe('one who cannot be reached', () => {
  const away = { guardians: [{}, { unreachable: true }] };
  const cases: [string, Happening[], RequestStatus][] = [
    ['is not waited for', ['sent', 'accepted by ahto'], 'given'],
    ['cannot alone be what is missing', ['sent'], 'requested'],
    ['is heard when they say no', ['sent', 'accepted by ahto', 'refused by ansa'], 'conflict'],
    ['does not answer for the other', ['sent', 'accepted by ansa'], 'partly-given'],
  ];
  for (const [name, happenings, status] of cases) {
    test(name, () => assert.equal(assessRequest(requestWith(happenings, away), NOW).status, status));
  }
  test('is told to the other as one who is not waited for', () => {
    const { respondents } = assessRequest(requestWith(['sent'], away), NOW).views['ahto']!;
    assert.deepEqual(
      respondents.map(({ personId, unreachable }) => [personId, unreachable]),
      [
        ['ahto', false],
        ['ansa', true],
      ],
    );
  });
});

describe("the subject's own voice", () => {
  const heard = { guardians: 1, subjectHeard: true };
  const cases: [string, Happening[], Circumstances, RequestStatus][] = [
    ['a no stands against a yes', ['sent', 'accepted by ahto', `refused by ${CHILD}`], heard, 'conflict'],
    [
      'a yes taken back stands against a yes',
      ['sent', `accepted by ${CHILD}`, 'accepted by ahto', `withdrawn by ${CHILD}`],
      heard,
      'conflict',
    ],
    ['a no alone is no answer of the guardians', ['sent', `refused by ${CHILD}`], heard, 'requested'],
    ['a yes is not enough', ['sent', `accepted by ${CHILD}`], heard, 'requested'],
    ['silence does not stand in the way', ['sent', 'accepted by ahto'], heard, 'given'],
    [
      'where it is not asked for it changes nothing',
      ['sent', 'accepted by ahto', `refused by ${CHILD}`],
      { guardians: 1 },
      'given',
    ],
  ];
  for (const [name, happenings, circumstances, status] of cases) {
    test(name, () => assert.equal(assessRequest(requestWith(happenings, circumstances), NOW).status, status));
  }
  test('is named as the reason', () => {
    const said = requestWith(['sent', 'accepted by ahto', `refused by ${CHILD}`], heard);
    assert.equal(assessRequest(said, NOW).reason, 'subject-said-no');
  });
});

describe('growing up', () => {
  const turned = '2026-11-15';
  const sincePast = '2026-11-14T22:00:00.000Z';
  const grown = (happenings: Happening[], more: Circumstances = {}) =>
    requestWith(happenings, { subjectBirthDate: `2008${turned.slice(4)}`, ...more });
  const open = (happenings: Happening[], more: Circumstances, personId: string): Decision[] =>
    assessRequest(grown(happenings, more), NOW).views[personId]!.purposes[0]!.decisions;

  test('the yes of the guardians stops being one, and the person is asked', () => {
    const { status, reason, since } = assessRequest(grown(['sent', 'accepted by ahto', 'accepted by ansa']), NOW);
    assert.deepEqual({ status, reason, since }, { status: 'needs-renewal', reason: 'came-of-age', since: sincePast });
  });
  test('the guardians can do nothing any more, not even withdraw; the person can', () => {
    const given: Happening[] = ['sent', 'accepted by ahto', 'accepted by ansa'];
    for (const guardian of GUARDIANS.slice(0, 2)) assert.deepEqual(open(given, {}, guardian), []);
    assert.deepEqual(open(given, {}, CHILD), ['accept', 'refuse']);
  });
  test('a no of the guardians is not the no of the person', () => {
    assert.equal(assessRequest(grown(['sent', 'refused by ahto']), NOW).status, 'requested');
  });
  test('a no that the person said as a child stands', () => {
    assert.equal(assessRequest(grown(['sent', `refused by ${CHILD}`], { subjectHeard: true }), NOW).status, 'refused');
  });
  test('a yes that the person said as a child has to be given again', () => {
    const said = grown(['sent', `accepted by ${CHILD}`, 'accepted by ahto', 'accepted by ansa'], {
      subjectHeard: true,
    });
    assert.equal(assessRequest(said, NOW).status, 'needs-renewal');
    const line = assessRequest(said, NOW).views[CHILD]!.respondents[0]!;
    assert.deepEqual(line.answers, { photos: 'none' }, 'and is not told as an answer of theirs');
    assert.equal(line.answeredAt, null);
  });
  test('with a guardian appointed nothing changes', () => {
    const ward = { guardians: [{ custody: 'appointed' as const }] };
    assert.equal(assessRequest(grown(['sent', 'accepted by ahto'], ward), NOW).status, 'given');
    assert.deepEqual(open(['sent', 'accepted by ahto'], ward, 'ahto'), ['withdraw']);
  });
  test('where the age is not known nothing changes', () => {
    const unknown = { subjectBirthDate: null };
    assert.equal(assessRequest(grown(['sent', 'accepted by ahto', 'accepted by ansa'], unknown), NOW).status, 'given');
  });
  test('to 13 takes over where the service is offered to the child directly, and only there', () => {
    const thirteen = { subjectBirthDate: `2013${turned.slice(4)}` };
    const given: Happening[] = ['sent', 'accepted by ahto', 'accepted by ansa'];
    assert.equal(assessRequest(grown(given, thirteen), NOW).status, 'given');
    assert.equal(assessRequest(grown(given, { ...thirteen, selfFrom: 13 }), NOW).status, 'needs-renewal');
    assert.deepEqual(open(given, { ...thirteen, selfFrom: 13 }, CHILD), ['accept', 'refuse']);
  });
});

describe('for any family', () => {
  const guardian = fc.record({
    custody: fc.constantFrom<Custody[]>(...CUSTODIES, 'joint', 'joint'),
    unreachable: fc.boolean(),
    protected: fc.boolean(),
  });
  const happening = fc
    .tuple(fc.constantFrom('accepted', 'accepted', 'refused', 'withdrawn'), fc.constantFrom(CHILD, ...GUARDIANS))
    .map(([type, personId]) => `${type} by ${personId}` as Happening);
  const anyRequest = fc
    .record({
      happenings: fc.array(happening, { maxLength: 6 }),
      approvalMode: fc.constantFrom(...APPROVAL_MODES),
      guardians: fc.array(guardian, { minLength: 1, maxLength: 3 }),
      subjectHeard: fc.boolean(),
      subjectBirthDate: fc.constantFrom(null, '2012-01-01', '2008-11-01', '2008-11-10'),
      selfFrom: fc.constantFrom(null, 13),
    })
    .map(({ happenings, ...rest }) => requestWith(['sent', ...happenings], rest));
  const anybody = fc
    .nat()
    .map((nth) => ({ of: ({ participants }: ConsentRequest) => participants[nth % participants.length]! }));
  const statusOf = (request: ConsentRequest) => assessRequest(request, NOW).status;
  const holds = <T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void) =>
    fc.assert(fc.property(arbitrary, property), { numRuns: 3000 });

  test('a no of one who decides is not outvoted', () => {
    holds(fc.tuple(anyRequest, anybody, fc.constantFrom('refused', 'withdrawn')), ([request, { of }, no]) => {
      const { personId } = of(request);
      if (!assessRequest(request, NOW).views[personId]!.decides) return;
      assert.notEqual(statusOf(followedBy(request, `${no} by ${personId}` as Happening)), 'given');
    });
  });
  test('a no of anybody makes nothing valid', () => {
    holds(fc.tuple(anyRequest, anybody, fc.constantFrom('refused', 'withdrawn')), ([request, { of }, no]) => {
      if (statusOf(request) === 'given') return;
      assert.notEqual(statusOf(followedBy(request, `${no} by ${of(request).personId}` as Happening)), 'given');
    });
  });
  test('while it is in force, each who decides and has said yes can withdraw it, and then it is not', () => {
    holds(anyRequest, (request) => {
      const { status, views } = assessRequest(request, NOW);
      if (status !== 'given') return;
      const gave = Object.entries(views).filter(([, view]) => view.decides && view.purposes[0]!.myAnswer === 'given');
      assert.ok(gave.length > 0);
      for (const [personId, view] of gave) {
        assert.deepEqual(view.purposes[0]!.decisions, ['withdraw']);
        assert.notEqual(statusOf(followedBy(request, `withdrawn by ${personId}`)), 'given');
      }
    });
  });
});
