/**
 * What a mail to the staff says: no name of anybody, for it goes unsealed through the hands of others. Nor what holds
 * by now: by the time it is read the consent may have been given again.
 */
import { formatDate } from '../../../src/i18n/dates.ts';
import type { VersionText } from '../../../src/model/agreed-text.ts';
import { civilDateOf } from '../../../src/model/civil-date.ts';
import { inLanguage, type Chosen, type Language } from '../../../src/model/language.ts';
import type { MailBlock, MailTree } from '../mail/mail-tree.ts';
import type { ContactRecord, StaffMailKind } from '../mail/mail-register.ts';
import type { RequestRecord } from '../store.ts';
import type { FollowUpRecord } from './follow-up-register.ts';

interface FollowUpWords {
  opened: { subject: string; text: (day: string) => string };
  ahead: { subject: string; text: (day: string) => string };
  late: { subject: string; text: (day: string) => string };
  template: string;
  open: string;
  automatic: string;
}

const WORDS: Record<Language, FollowUpWords> = {
  fi: {
    opened: {
      subject: 'Uusi tehtävä: suostumus on peruttu',
      text: (day) => `Suostumus on peruttu, ja siitä seuraa tehtävä. Tee se viimeistään ${day}.`,
    },
    ahead: {
      subject: 'Muistutus: perutun suostumuksen tehtävä on tekemättä',
      text: (day) => `Perutusta suostumuksesta seurannut tehtävä on tekemättä. Määräpäivä: ${day}.`,
    },
    late: {
      subject: 'Myöhässä: perutun suostumuksen tehtävä on tekemättä',
      text: (day) => `Perutusta suostumuksesta seurannut tehtävä on myöhässä. Määräpäivä oli ${day}.`,
    },
    template: 'Lupapohja',
    open: 'Avaa tehtävät',
    automatic: 'Tämä viesti on lähetetty automaattisesti. Älä vastaa siihen.',
  },
  sv: {
    opened: {
      subject: 'Ny uppgift: ett samtycke har återkallats',
      text: (day) => `Ett samtycke har återkallats, och det medför en uppgift. Gör den senast ${day}.`,
    },
    ahead: {
      subject: 'Påminnelse: en uppgift efter ett återkallat samtycke är ogjord',
      text: (day) => `En uppgift som följer av ett återkallat samtycke är ogjord. Sista dag: ${day}.`,
    },
    late: {
      subject: 'Försenad: en uppgift efter ett återkallat samtycke är ogjord',
      text: (day) =>
        `En uppgift som följer av ett återkallat samtycke är försenad. Den skulle ha gjorts senast ${day}.`,
    },
    template: 'Samtyckesmall',
    open: 'Öppna uppgifterna',
    automatic: 'Det här meddelandet har skickats automatiskt. Svara inte på det.',
  },
  en: {
    opened: {
      subject: 'A new task: a consent was withdrawn',
      text: (day) => `A consent was withdrawn, and a task follows from it. Do it by ${day}.`,
    },
    ahead: {
      subject: 'Reminder: a task from a withdrawn consent is not done',
      text: (day) => `A task that follows from a withdrawn consent is not done. Due day: ${day}.`,
    },
    late: {
      subject: 'Overdue: a task from a withdrawn consent is not done',
      text: (day) => `A task that follows from a withdrawn consent is overdue. It was due on ${day}.`,
    },
    template: 'Template',
    open: 'Open the tasks',
    automatic: 'This message was sent automatically. Do not reply to it.',
  },
};

/** The page of the staff on which tasks are seen to. */
export const TASKS_PATH = '/staff/tasks' as const;

/** @param at instant in UTC (ISO 8601) at which it fell due to be sent */
export function followUpMail(
  {
    kind,
    contact: { language },
    request: { version },
    followUp,
  }: { kind: StaffMailKind; contact: ContactRecord; request: RequestRecord; followUp: FollowUpRecord },
  publicOrigin: string,
  at: string,
): MailTree {
  const words = WORDS[language];
  const late = civilDateOf(at) > followUp.dueDay;
  const { subject, text: sentence } = words[kind === 'follow-up' ? 'opened' : late ? 'late' : 'ahead'];
  const text = inLanguage(version.texts, language);
  return {
    language,
    subject,
    blocks: [
      { type: 'paragraph', text: sentence(formatDate(followUp.dueDay, language)) },
      // Of a special category of data not even the name goes unsealed (GDPR Art. 9).
      ...(version.explicit || text === undefined ? [] : [nameOf(words.template, text)]),
      { type: 'link', label: words.open, href: new URL(TASKS_PATH, publicOrigin).href },
      { type: 'paragraph', text: words.automatic },
    ],
  };
}

function nameOf(label: string, { language, value }: Chosen<VersionText>): MailBlock {
  return { type: 'fact', label, value: value.name, language };
}
