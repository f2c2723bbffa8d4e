/** The questions on the legal basis, their answers, and what they come to, in words. */
import { msg } from '@lit/localize';
import type { TriageEnd, TriageEndId, TriageQuestionId } from '../../model/legal-basis-triage.ts';

export { messages as triageMessages } from '../../i18n/generated/template-triage.ts';

export interface QuestionWords {
  question: string;
  /** What is meant, or an example. */
  hint?: string;
}

export interface EndWords {
  title: string;
  reason: string;
  /** What to do now. */
  now: string;
}

export function questionWords(id: TriageQuestionId): QuestionWords {
  switch (id) {
    case 'who':
      return { question: msg('Who is asked?', { id: 'template-triage.who' }) };
    case 'research-plan':
      return {
        question: msg('Is it scientific research?', { id: 'template-triage.research-plan' }),
        hint: msg(
          'It has a research plan, somebody who is responsible for it, and an aim in the public interest. A survey of how content customers are is no research.',
          { id: 'template-triage.research-plan-hint' },
        ),
      };
    case 'employee-need':
      return {
        question: msg('Does the employment need this data directly?', { id: 'template-triage.employee-need' }),
        hint: msg(
          'For rights and duties, for benefits that the employer offers, or because of the special nature of the work. For example the account number for the salary.',
          { id: 'template-triage.employee-need-hint' },
        ),
      };
    case 'employee-free':
      return {
        question: msg('Can an employee decline without any consequence?', { id: 'template-triage.employee-free' }),
        hint: msg(
          'It is something on the side of work, nobody in charge sees who declines, and nobody is worse off. For example staying out of a film on the town.',
          { id: 'template-triage.employee-free-hint' },
        ),
      };
    case 'why':
      return { question: msg('What is the data needed for?', { id: 'template-triage.why' }) };
    case 'law-duty':
      return {
        question: msg('Does the law lay down a duty to use just this data?', { id: 'template-triage.law-duty' }),
        hint: msg('That the law permits it is not enough.', { id: 'template-triage.law-duty-hint' }),
      };
    case 'task-without':
      return {
        question: msg('Can the task or the service be carried out without this data, or without using it so?', {
          id: 'template-triage.task-without',
        }),
        hint: msg(
          'Early education works without photos on the website. Teaching does not work without a list of pupils.',
          { id: 'template-triage.task-without-hint' },
        ),
      };
    case 'contract-party':
      return {
        question: msg(
          'Is the person asked a party to the contract, and can the contract not be kept without this data?',
          { id: 'template-triage.contract-party' },
        ),
        hint: msg('For example the name and address of somebody who rents a boat berth.', {
          id: 'template-triage.contract-party-hint',
        }),
      };
    case 'life-asked':
      return {
        question: msg('Is there time to ask the person, or whoever decides for them?', {
          id: 'template-triage.life-asked',
        }),
      };
    case 'free':
      return {
        question: msg('Can one decline, and withdraw later, without an effect on place, service, benefits or fees?', {
          id: 'template-triage.free',
        }),
      };
    case 'special':
      return {
        question: msg('Is there data of a special category?', { id: 'template-triage.special' }),
        hint: msg(
          'Health, ethnic origin, political opinions, religion or belief, trade union membership, sex life or sexual orientation, genetic data, or biometric data that identifies.',
          { id: 'template-triage.special-hint' },
        ),
      };
  }
}

/** An answer as the model names it; one that it has no words for is a fault of the program. */
export function answerWords(id: string): string {
  switch (id) {
    case 'yes':
      return msg('Yes', { id: 'template-triage.yes' });
    case 'no':
      return msg('No', { id: 'template-triage.no' });
    case 'residents':
      return msg('Residents, customers, pupils, children or their guardians', { id: 'template-triage.residents' });
    case 'employees':
      return msg('Employees of the municipality, or those who apply for work there', {
        id: 'template-triage.employees',
      });
    case 'study-participants':
      return msg('Those who would take part in a study or a survey', { id: 'template-triage.study-participants' });
    case 'law':
      return msg('A duty that the law lays on us', { id: 'template-triage.law' });
    case 'task':
      return msg('A task or a service of the municipality', { id: 'template-triage.task' });
    case 'contract':
      return msg('A contract with a person', { id: 'template-triage.contract' });
    case 'life':
      return msg('Protecting somebody’s life or health', { id: 'template-triage.life' });
    case 'other':
      return msg('Something else, such as an activity that one joins freely', { id: 'template-triage.other' });
    default:
      throw new Error(`no words for the answer ${id}`);
  }
}

export function endWords(id: TriageEndId): EndWords {
  switch (id) {
    case 'consent':
      return {
        title: msg('Ask for consent', { id: 'template-triage.end-consent' }),
        reason: msg(
          'The data is not needed for a task of yours, and one can decline freely. Consent is made for this.',
          {
            id: 'template-triage.end-consent-reason',
          },
        ),
        now: msg(
          'Write the request. Say what happens to one who declines, and see that the service stays the same for everybody.',
          { id: 'template-triage.end-consent-now' },
        ),
      };
    case 'consent-explicit':
      return {
        title: msg('Ask for explicit consent', { id: 'template-triage.end-consent-explicit' }),
        reason: msg(
          'One can decline freely. Data of a special category is sensitive: the law wants an express yes to its use.',
          { id: 'template-triage.end-consent-explicit-reason' },
        ),
        now: msg(
          'Write the request and choose explicit consent: people then confirm their yes with a tick of its own. Ask for as little data as you can.',
          { id: 'template-triage.end-consent-explicit-now' },
        ),
      };
    case 'consent-employee':
      return {
        title: msg('You may ask for consent, as an exception', { id: 'template-triage.end-consent-employee' }),
        reason: msg(
          'An employee is seldom free to say no to the employer. Here nothing hangs on the answer, and so consent can be free.',
          { id: 'template-triage.end-consent-employee-reason' },
        ),
        now: msg(
          'Write the request. Say that declining has no consequence, and see that nobody in charge learns who has answered how.',
          { id: 'template-triage.end-consent-employee-now' },
        ),
      };
    case 'public-task':
      return {
        title: msg('Do not ask for consent: it is a task of the municipality', {
          id: 'template-triage.end-public-task',
        }),
        reason: msg(
          'The task cannot be carried out without this data. To ask would promise a choice that there is not.',
          { id: 'template-triage.end-public-task-reason' },
        ),
        now: msg(
          'Send no request. Tell people in a privacy notice what data is used, why and for how long, and that they have the right to object.',
          { id: 'template-triage.end-public-task-now' },
        ),
      };
    case 'legal-obligation':
      return {
        title: msg('Do not ask for consent: the law requires it', { id: 'template-triage.end-legal-obligation' }),
        reason: msg('The law lays the duty on you, and nobody could decline.', {
          id: 'template-triage.end-legal-obligation-reason',
        }),
        now: msg('Send no request. Tell people in a privacy notice what data is used, and name the provision of law.', {
          id: 'template-triage.end-legal-obligation-now',
        }),
      };
    case 'contract':
      return {
        title: msg('Do not ask for consent: the contract is the basis', { id: 'template-triage.end-contract' }),
        reason: msg('The contract with the person cannot be kept without this data.', {
          id: 'template-triage.end-contract-reason',
        }),
        now: msg('Send no request. Tell of the use when the contract is made, and use only what the contract needs.', {
          id: 'template-triage.end-contract-now',
        }),
      };
    case 'vital-interest':
      return {
        title: msg('Do not ask for consent: life or health is at stake', { id: 'template-triage.end-vital-interest' }),
        reason: msg('Nobody can be asked in time. This is a basis only where no other will do.', {
          id: 'template-triage.end-vital-interest-reason',
        }),
        now: msg(
          'Send no request. Write down afterwards what was done and why. For what can be agreed on beforehand, answer the questions again.',
          { id: 'template-triage.end-vital-interest-now' },
        ),
      };
    case 'research':
      return {
        title: msg('Ask for consent to take part, not to the use of data', { id: 'template-triage.end-research' }),
        reason: msg(
          'Everybody decides for themselves whether to take part: so say the ethics of research and, in medical research, the law. The data is used in the public interest, which is a basis of its own.',
          { id: 'template-triage.end-research-reason' },
        ),
        now: msg(
          'Ask for taking part, and attach the information sheet of the study. Tell of the use of data in the privacy notice of the study. Ask whoever is responsible for the study whether it needs a statement of an ethics committee.',
          { id: 'template-triage.end-research-now' },
        ),
      };
    case 'employee-necessary':
      return {
        title: msg('Do not ask for consent: work needs the data', { id: 'template-triage.end-employee-necessary' }),
        reason: msg('What the employment needs directly may be used without asking; nothing more may.', {
          id: 'template-triage.end-employee-necessary-reason',
        }),
        now: msg('Send no request. Tell the employees what data is used and why.', {
          id: 'template-triage.end-employee-necessary-now',
        }),
      };
    case 'not-consent-employee':
      return {
        title: msg('Do not collect the data', { id: 'template-triage.end-not-consent-employee' }),
        reason: msg('Work does not need it, and the employee cannot decline freely. Consent does not make it lawful.', {
          id: 'template-triage.end-not-consent-employee-reason',
        }),
        now: msg('Send no request. Look for a way that does without personal data of employees.', {
          id: 'template-triage.end-not-consent-employee-now',
        }),
      };
    case 'not-free':
      return {
        title: msg('Do not ask yet: nobody can decline freely', { id: 'template-triage.end-not-free' }),
        reason: msg('Where a no costs something, a yes is no consent.', { id: 'template-triage.end-not-free-reason' }),
        now: msg(
          'Change the service so that one can decline without harm, and answer the questions again. If that cannot be done, leave the data alone.',
          { id: 'template-triage.end-not-free-now' },
        ),
      };
  }
}

/** What people are asked for at the end. */
export function askedWords(asks: TriageEnd['asks']): string {
  switch (asks) {
    case 'consent':
      return msg('Consent to the use of data', { id: 'template-triage.asks-consent' });
    case 'participation':
      return msg('Consent to take part', { id: 'template-triage.asks-participation' });
    case 'nothing':
      return msg('Nothing', { id: 'template-triage.asks-nothing' });
  }
}

/** Said where questions that had been answered are not asked any more. */
export function leftAsideWords(): string {
  return msg('Your new answer leads elsewhere. Questions that no longer apply were left out.', {
    id: 'template-triage.left-aside',
  });
}
