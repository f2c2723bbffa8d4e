import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  endOfTriage,
  FIRST_TRIAGE_QUESTION,
  TRIAGE,
  TRIAGE_ENDS,
  TRIAGE_QUESTIONS,
  TRIAGE_SOURCES,
  type TriageEnd,
  type TriageEndId,
  type TriageQuestionId,
  triage,
} from '../../src/model/legal-basis-triage.ts';

type Answers = Partial<Record<TriageQuestionId, string>>;

/** Every way through the questions; of one that goes in a circle, as far as it is told from an end. */
function pathsFrom(
  question: TriageQuestionId,
  behind: TriageQuestionId[] = [],
): { path: TriageQuestionId[]; end: TriageEndId }[] {
  const path = [...behind, question];
  assert.ok(!behind.includes(question), `${path.join(' → ')} goes in a circle`);
  return Object.values(TRIAGE[question]).flatMap((step) =>
    'end' in step ? [{ path, end: step.end }] : pathsFrom(step.ask, path),
  );
}

describe('the questions', () => {
  const paths = pathsFrom(FIRST_TRIAGE_QUESTION);

  test('end on every path, after six at most', () => {
    assert.deepEqual(
      paths.filter(({ path }) => path.length > 6),
      [],
    );
    assert.equal(Math.max(...paths.map(({ path }) => path.length)), 6);
  });

  test('reach every end', () => {
    assert.deepEqual(new Set(paths.map(({ end }) => end)), new Set(Object.keys(TRIAGE_ENDS)));
  });

  test('are all come to', () => {
    assert.deepEqual(new Set(paths.flatMap(({ path }) => path)), new Set(TRIAGE_QUESTIONS));
  });

  test('have at least two answers each', () => {
    for (const question of TRIAGE_QUESTIONS) assert.ok(Object.keys(TRIAGE[question]).length >= 2, question);
  });
});

describe('an end', () => {
  const ends = Object.entries(TRIAGE_ENDS) as [TriageEndId, TriageEnd][];

  test('asks for consent only where consent is the basis', () => {
    for (const [id, { asks, bases }] of ends) assert.equal(asks === 'consent', bases.includes('consent'), id);
  });

  test('says where it stands in law', () => {
    for (const [id, { sources }] of ends) assert.ok(sources.length > 0, id);
    assert.deepEqual(new Set(ends.flatMap(([, { sources }]) => sources)), new Set(TRIAGE_SOURCES));
  });
});

describe('what municipalities ask for', () => {
  const residents = { who: 'residents' };
  const employees = { who: 'employees' };
  const cases: [string, Answers, TriageEndId][] = [
    [
      'photos of children on the website of their daycare',
      { ...residents, why: 'task', 'task-without': 'yes', free: 'yes', special: 'no' },
      'consent',
    ],
    ['a newsletter on road works', { ...residents, why: 'other', free: 'yes', special: 'no' }, 'consent'],
    [
      'contact details to the meal service, which can also be visited',
      { ...residents, why: 'other', free: 'yes', special: 'no' },
      'consent',
    ],
    [
      'a diet that tells of religion, for a party that one may stay away from',
      { ...residents, why: 'other', free: 'yes', special: 'yes' },
      'consent-explicit',
    ],
    [
      'health data to a sports club that the family chose',
      { ...residents, why: 'other', free: 'yes', special: 'yes' },
      'consent-explicit',
    ],
    ['marks and absences of pupils', { ...residents, why: 'task', 'task-without': 'no' }, 'public-task'],
    [
      'income for the daycare fee, which the law lets be asked',
      { ...residents, why: 'law', 'law-duty': 'no', 'task-without': 'no' },
      'public-task',
    ],
    ['the early education plan of a child', { ...residents, why: 'law', 'law-duty': 'yes' }, 'legal-obligation'],
    ['data to the national education registers', { ...residents, why: 'law', 'law-duty': 'yes' }, 'legal-obligation'],
    [
      'a register that a law permits and nobody needs, with a fee for those who refuse',
      { ...residents, why: 'law', 'law-duty': 'no', 'task-without': 'yes', free: 'no' },
      'not-free',
    ],
    [
      'a voluntary question that a law permits, on health',
      { ...residents, why: 'law', 'law-duty': 'no', 'task-without': 'yes', free: 'yes', special: 'yes' },
      'consent-explicit',
    ],
    ['the bill for a boat berth', { ...residents, why: 'contract', 'contract-party': 'yes' }, 'contract'],
    [
      'the name of a friend of one who rents a hall',
      { ...residents, why: 'contract', 'contract-party': 'no', free: 'yes', special: 'no' },
      'consent',
    ],
    ['an allergy told to an ambulance', { ...residents, why: 'life', 'life-asked': 'no' }, 'vital-interest'],
    [
      'medicine given in daycare, agreed on beforehand',
      { ...residents, why: 'life', 'life-asked': 'yes', free: 'yes', special: 'yes' },
      'consent-explicit',
    ],
    [
      'a place in a club only for those who let themselves be filmed',
      { ...residents, why: 'other', free: 'no' },
      'not-free',
    ],
    ["a university's study in daycare centres", { who: 'study-participants', 'research-plan': 'yes' }, 'research'],
    [
      'a survey of how content customers are',
      { who: 'study-participants', 'research-plan': 'no', 'task-without': 'yes', free: 'yes', special: 'no' },
      'consent',
    ],
    [
      'a count of visitors that the law asks of the library',
      { who: 'study-participants', 'research-plan': 'no', 'task-without': 'no' },
      'public-task',
    ],
    ['bank details for the salary', { ...employees, 'employee-need': 'yes' }, 'employee-necessary'],
    [
      'where the phone of a home carer is, in free time too',
      { ...employees, 'employee-need': 'no', 'employee-free': 'no' },
      'not-consent-employee',
    ],
    [
      'an employee in a film on the town, who may as well stay out of it',
      { ...employees, 'employee-need': 'no', 'employee-free': 'yes' },
      'consent-employee',
    ],
  ];
  for (const [name, answers, expected] of cases) {
    test(`${name}: ${expected}`, () => {
      const { answered, next } = triage(answers);
      assert.deepEqual(next, { end: expected });
      assert.deepEqual(new Set(answered), new Set(Object.keys(answers)), 'an answer of the case is not asked for');
    });
  }

  test('there is one for every end', () => {
    assert.deepEqual(new Set(cases.map(([, , expected]) => expected)), new Set(Object.keys(TRIAGE_ENDS)));
  });
});

describe('answering', () => {
  test('begins with who is asked', () => {
    assert.deepEqual(triage({}), { answered: [], next: { ask: 'who' } });
  });

  test('otherwise than before leaves aside what followed', () => {
    const before = { who: 'residents', why: 'other', free: 'yes', special: 'no' };
    assert.deepEqual(triage(before).next, { end: 'consent' });
    assert.deepEqual(triage({ ...before, who: 'employees' }), {
      answered: ['who'],
      next: { ask: 'employee-need' },
    });
  });

  test('what is no answer of the question asks it again', () => {
    for (const answer of ['maybe', '', 'toString', '__proto__']) {
      assert.deepEqual(triage({ who: answer }), { answered: [], next: { ask: 'who' } }, answer);
    }
  });

  test('with anything comes to an end or to a question that is not answered', () => {
    const answer = fc.oneof(fc.constantFrom(...Object.values(TRIAGE).flatMap(Object.keys)), fc.string());
    const answers = fc
      .tuple(...TRIAGE_QUESTIONS.map(() => fc.option(answer, { nil: undefined })))
      .map((given) => Object.fromEntries(TRIAGE_QUESTIONS.map((id, index) => [id, given[index]])) as Answers);
    fc.assert(
      fc.property(answers, (given) => {
        const { answered, next } = triage(given);
        assert.equal(new Set(answered).size, answered.length);
        if ('ask' in next) {
          const said = given[next.ask];
          assert.ok(!answered.includes(next.ask));
          assert.ok(said === undefined || !Object.hasOwn(TRIAGE[next.ask], said));
        } else assert.ok(Object.hasOwn(TRIAGE_ENDS, next.end));
      }),
      { numRuns: 500 },
    );
  });
});

describe('answers that are kept', () => {
  const way: Answers = { who: 'residents', why: 'other', free: 'yes', special: 'no' };

  test('are one way through the questions, to its end', () => {
    assert.equal(endOfTriage(way), 'consent');
    assert.equal(endOfTriage({ who: 'study-participants', 'research-plan': 'yes' }), 'research');
  });

  test('are neither half a way, nor one with answers beside it', () => {
    const others: Answers[] = [
      {},
      { who: 'residents' },
      { ...way, special: 'perhaps' },
      { ...way, 'law-duty': 'yes' },
      { why: 'other', free: 'yes', special: 'no' },
    ];
    for (const answers of others) assert.equal(endOfTriage(answers), undefined, JSON.stringify(answers));
  });

  test('of every way lead to its end, and with any other answer to none', () => {
    for (const answers of waysFrom(FIRST_TRIAGE_QUESTION)) {
      const { next } = triage(answers);
      assert.ok('end' in next);
      assert.equal(endOfTriage(answers), next.end);
      for (const question of TRIAGE_QUESTIONS) {
        const { [question]: answer, ...less } = answers;
        const changed = answer === undefined ? { ...answers, [question]: 'yes' } : less;
        assert.equal(endOfTriage(changed), undefined);
      }
    }
  });

  function waysFrom(question: TriageQuestionId): Answers[] {
    return Object.entries(TRIAGE[question]).flatMap(([answer, step]): Answers[] =>
      ('end' in step ? [{}] : waysFrom(step.ask)).map((rest) => ({ [question]: answer, ...rest })),
    );
  }
});
