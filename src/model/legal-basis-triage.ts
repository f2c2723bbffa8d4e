/**
 * A few questions before a template is written: is consent the basis at all? A municipality often has another, an
 * employee is seldom free to refuse, and agreeing to take part in research is not the same as the basis on which data is
 * used. It recommends; who is responsible for the data decides, and asks a lawyer where it is not clear.
 *
 * Legitimate interest is no end of it: public authorities cannot rest their tasks on it (GDPR Art. 6(1), last sentence).
 */
import type { LegalBasis } from './consent-request.ts';

export const TRIAGE_SOURCES = [
  /** GDPR Art. 6(1)(a) and 7: consent. */
  'gdpr-6-1-a',
  /** GDPR Art. 6(1)(b): a contract to which the person is party. */
  'gdpr-6-1-b',
  /** GDPR Art. 6(1)(c) and 6(3): a legal obligation. */
  'gdpr-6-1-c',
  /** GDPR Art. 6(1)(d) and Recital 46: vital interests, where nothing else will do. */
  'gdpr-6-1-d',
  /** GDPR Art. 6(1)(e) and 6(3): a task in the public interest, or official authority. */
  'gdpr-6-1-e',
  /** GDPR Art. 7(4) and Recital 42: no detriment. */
  'gdpr-7-4',
  /** GDPR Art. 9(2)(a): explicit consent to special categories. */
  'gdpr-9-2-a',
  /** GDPR Art. 9(2)(j) and 89: research, with safeguards. */
  'gdpr-89',
  /** GDPR Recital 43: a clear imbalance, such as with a public authority. */
  'gdpr-recital-43',
  /** Data Protection Act 1050/2018, section 4, paragraph 2: a public authority's task, necessary and in proportion. */
  'act-1050-2018-4-2',
  /** Data Protection Act 1050/2018, section 4, paragraph 3: scientific research, in proportion to its aim. */
  'act-1050-2018-4-3',
  /** Act on the Protection of Privacy in Working Life 759/2004, section 3: necessity, whatever the employee consents to. */
  'act-759-2004-3',
  /** Medical Research Act 488/1999: consent to take part. */
  'act-488-1999',
  /** EDPB Guidelines 05/2020, paragraphs 16–20: public authorities. */
  'edpb-05-2020-public-authorities',
  /** EDPB Guidelines 05/2020, paragraphs 21–23: employment. */
  'edpb-05-2020-employment',
  /** EDPB Guidelines 05/2020, 7.2: research, and its ethical consent. */
  'edpb-05-2020-research',
] as const;
export type TriageSource = (typeof TRIAGE_SOURCES)[number];

export interface TriageEnd {
  /** On what the data is used; none where it should not be used so. */
  bases: readonly LegalBasis[];
  /** What people are asked for. `participation`: to take part, which is no basis for using data. */
  asks: 'consent' | 'participation' | 'nothing';
  sources: readonly TriageSource[];
}

export const TRIAGE_ENDS = {
  consent: {
    bases: ['consent'],
    asks: 'consent',
    sources: ['gdpr-6-1-a', 'edpb-05-2020-public-authorities'],
  },
  /** Asked apart and expressly. */
  'consent-explicit': { bases: ['consent'], asks: 'consent', sources: ['gdpr-9-2-a', 'gdpr-6-1-a'] },
  /** An exception: something on the side of work, which nobody is worse off without. */
  'consent-employee': { bases: ['consent'], asks: 'consent', sources: ['edpb-05-2020-employment', 'gdpr-recital-43'] },
  'public-task': {
    bases: ['public-task'],
    asks: 'nothing',
    sources: ['gdpr-6-1-e', 'act-1050-2018-4-2', 'edpb-05-2020-public-authorities'],
  },
  'legal-obligation': { bases: ['legal-obligation'], asks: 'nothing', sources: ['gdpr-6-1-c'] },
  contract: { bases: ['contract'], asks: 'nothing', sources: ['gdpr-6-1-b'] },
  'vital-interest': { bases: ['vital-interest'], asks: 'nothing', sources: ['gdpr-6-1-d'] },
  /** Taking part is asked for, by the ethics of research; data is used in the public interest. */
  research: {
    bases: ['public-task'],
    asks: 'participation',
    sources: ['act-1050-2018-4-3', 'edpb-05-2020-research', 'gdpr-89', 'act-488-1999'],
  },
  /** What work needs is told, not asked. */
  'employee-necessary': {
    bases: ['contract', 'legal-obligation'],
    asks: 'nothing',
    sources: ['act-759-2004-3', 'gdpr-6-1-b', 'gdpr-6-1-c'],
  },
  /** What work does not need is not made lawful by an employee's yes. */
  'not-consent-employee': {
    bases: [],
    asks: 'nothing',
    sources: ['act-759-2004-3', 'edpb-05-2020-employment', 'gdpr-recital-43'],
  },
  /** Nobody can refuse freely: the service is changed so that they can, or the data is left alone. */
  'not-free': {
    bases: [],
    asks: 'nothing',
    sources: ['gdpr-7-4', 'gdpr-recital-43', 'edpb-05-2020-public-authorities'],
  },
} as const satisfies Record<string, TriageEnd>;
export type TriageEndId = keyof typeof TRIAGE_ENDS;

export const TRIAGE_QUESTIONS = [
  /** Who is asked? */
  'who',
  /** Is it scientific research: a research plan, somebody responsible for it, an aim in the public interest? */
  'research-plan',
  /** Does the employment need the data directly: for rights, duties, benefits, or the nature of the work? */
  'employee-need',
  /** Is it on the side of work, does nobody in charge see who refuses, and is nobody worse off? */
  'employee-free',
  /** What is the data needed for? */
  'why',
  /** Does the law lay down a duty to use just this data? To permit it is not enough. */
  'law-duty',
  /** Can the task or the service be carried out without this data, or without using it so? */
  'task-without',
  /** Is the person asked a party to the contract, and can it not be kept without this data? */
  'contract-party',
  /** Can the person, or who decides for them, be asked in time? */
  'life-asked',
  /** Can one refuse, and withdraw, with no effect on place, service, benefits or fees? */
  'free',
  /** Health, ethnic origin, beliefs, union membership, sexual life, genetic or biometric data? */
  'special',
] as const;
export type TriageQuestionId = (typeof TRIAGE_QUESTIONS)[number];

/** Where an answer leads. */
export type TriageStep = { ask: TriageQuestionId } | { end: TriageEndId };

export const FIRST_TRIAGE_QUESTION: TriageQuestionId = 'who';

const ask = (question: TriageQuestionId): TriageStep => ({ ask: question });
const end = (id: TriageEndId): TriageStep => ({ end: id });

/** The answers of each question, in the order in which they are shown, and where each leads. */
export const TRIAGE: Record<TriageQuestionId, Record<string, TriageStep>> = {
  who: { residents: ask('why'), employees: ask('employee-need'), 'study-participants': ask('research-plan') },
  // A survey that a service makes of itself is part of its task, or a matter of choice.
  'research-plan': { yes: end('research'), no: ask('task-without') },
  'employee-need': { yes: end('employee-necessary'), no: ask('employee-free') },
  'employee-free': { yes: end('consent-employee'), no: end('not-consent-employee') },
  why: {
    law: ask('law-duty'),
    task: ask('task-without'),
    contract: ask('contract-party'),
    life: ask('life-asked'),
    other: ask('free'),
  },
  'law-duty': { yes: end('legal-obligation'), no: ask('task-without') },
  'task-without': { yes: ask('free'), no: end('public-task') },
  'contract-party': { yes: end('contract'), no: ask('free') },
  'life-asked': { yes: ask('free'), no: end('vital-interest') },
  free: { yes: ask('special'), no: end('not-free') },
  special: { yes: end('consent-explicit'), no: end('consent') },
};

/** The id of the answer by that of its question. */
export type TriageAnswers = Partial<Record<TriageQuestionId, string>>;

export interface TriageState {
  /** The questions that were answered, in order: what is kept of the answers. */
  answered: TriageQuestionId[];
  /** The next question, or where it ended. */
  next: TriageStep;
}

/**
 * How far the answers lead from the first question on. Answers to questions that are not come to are left aside, so that
 * one may go back and answer otherwise.
 *
 * @param answers by question; one that the question does not have counts as none
 */
export function triage(answers: TriageAnswers): TriageState {
  const answered: TriageQuestionId[] = [];
  let next: TriageStep = ask(FIRST_TRIAGE_QUESTION);
  while ('ask' in next) {
    const question: TriageQuestionId = next.ask;
    const step: TriageStep | undefined = stepOf(question, answers[question]);
    if (step === undefined) break;
    answered.push(question);
    next = step;
  }
  return { answered, next };
}

/**
 * Where the answers end; undefined where a question is still to be answered, and where one is answered that is not come
 * to: what is kept is one way through the questions, and no more.
 */
export function endOfTriage(answers: TriageAnswers): TriageEndId | undefined {
  const { answered, next } = triage(answers);
  return 'end' in next && Object.keys(answers).length === answered.length ? next.end : undefined;
}

function stepOf(question: TriageQuestionId, answer: string | undefined): TriageStep | undefined {
  return Object.entries(TRIAGE[question]).find(([id]) => id === answer)?.[1];
}
