/** What a mail says, made when it is sent. */
import { formatDate } from '../../../src/i18n/dates.ts';
import { isAnswer, type AnswerEvent } from '../../../src/model/consent-request.ts';
import { WRITTEN_METHODS } from '../../../src/model/group-act.ts';
import { inLanguage, type Localized } from '../../../src/model/language.ts';
import { followUpMail } from '../follow-ups/follow-up-mail.ts';
import { confirmationMail } from '../profile/confirmation-mail.ts';
import type { RequestRecord } from '../store.ts';
import type { MailToSend } from './deliver.ts';
import type { MailRecord } from './mail-register.ts';
import { occasionOf } from './outbox.ts';
import { MAIL_WORDS } from './mail-words.ts';
import { plain, type MailBlock, type MailTree } from './mail-tree.ts';

/**
 * A mail goes unsealed through the hands of others, so it says no more than leads to the right page: first names only,
 * nobody but the receiver and the one they answer for, and not even the name of a request about a special category of
 * data (GDPR Art. 9).
 *
 * @param publicOrigin of the service, such as `https://luvat.kunta.example`
 */
export function composeMail(about: MailToSend, publicOrigin: string): MailTree {
  if ('confirmation' in about) return confirmationMail(about, publicOrigin);
  const { mail, contact, request, followUp } = about;
  const { kind } = mail;
  if (kind === 'follow-up' || kind === 'follow-up-reminder') {
    if (followUp === undefined) throw new TypeError('a mail to the staff needs its follow-up');
    return followUpMail({ kind, contact, request, followUp }, publicOrigin, mail.createdAt);
  }
  const { language } = contact;
  const words = MAIL_WORDS[language];
  const { subject, text } = words.kinds[kind];
  const answer = mail.kind === 'receipt' ? answerOf(request, occasionOf(mail)) : undefined;
  const day = mail.kind === 'ending' ? request.lastValidDay : (answer?.answeredOn ?? mail.createdAt);
  const method = WRITTEN_METHODS.find((each) => each === answer?.method);
  const told = method === undefined ? text : words.recorded[method];
  const asked = mail.kind === 'request' || mail.kind === 'reminder';
  const { organisation, version, template } = request;
  const names = Object.fromEntries(Object.entries(version.texts).map(([each, { name }]) => [each, name]));
  return {
    language,
    subject,
    blocks: [
      ...told(formatDate(day ?? '', language)).map(paragraph),
      ...(asked && request.renewsId !== null ? [paragraph(words.askedAgain)] : []),
      ...fact(words.requestedBy, organisation.name),
      ...(version.explicit ? [] : fact(words.request, names)),
      ...onBehalfOf(),
      { type: 'link', label: words.open, href: new URL(mailLinkOf(mail), publicOrigin).href },
      paragraph(words.signIn),
      paragraph(words.automatic),
      paragraph(`${words.questions}: ${contactWays()}`),
    ],
  };

  function fact(label: string, texts: Localized): MailBlock[] {
    const chosen = inLanguage(texts, language);
    return chosen === undefined ? [] : [{ type: 'fact', label, ...chosen }];
  }

  function onBehalfOf(): MailBlock[] {
    const relation = request.participants.find(({ personId }) => personId === mail.personId)?.relation;
    if (relation === undefined || relation === 'self') return [];
    const label = relation === 'child' ? words.child : words.person;
    const [firstName = ''] = plain(request.subject.givenNames).split(' ', 1);
    return [{ type: 'fact', label, value: firstName, language }];
  }

  function contactWays(): string {
    const { name, email, phone } = template.contact;
    return [name, email, phone].filter((each) => each !== undefined).join(', ');
  }
}

/** The path of the link of a mail: see `node/mail/mail-links.ts`. */
export function mailLinkOf({ id }: Pick<MailRecord, 'id'>): string {
  return `/l/${id}`;
}

/** The answer that a receipt is of; undefined where it has been erased. */
function answerOf({ events }: RequestRecord, seq: string): AnswerEvent | undefined {
  return events.filter(isAnswer).find((event) => String(event.seq) === seq);
}

function paragraph(text: string): MailBlock {
  return { type: 'paragraph', text };
}
