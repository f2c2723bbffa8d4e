/**
 * The mail by which an address is confirmed. It goes to whoever has the address, who may be a stranger: so it names
 * nobody and tells nothing of the profile.
 */
import { formatDateTime } from '../../../src/i18n/dates.ts';
import { inLanguage, type Language } from '../../../src/model/language.ts';
import type { ContactRecord, ProfileMailRecord } from '../mail/mail-register.ts';
import type { MailTree } from '../mail/mail-tree.ts';
import { MAIL_WORDS } from '../mail/mail-words.ts';
import type { OrganisationRecord, Transaction } from '../store.ts';
import { confirmationLink, hashOfSecret, type ConfirmationSecret } from './confirmation-link.ts';

export interface ConfirmationMail {
  mail: ProfileMailRecord;
  contact: ContactRecord;
  confirmation: {
    organisation: OrganisationRecord;
    /** Path and query. */
    link: string;
    expiresAt: string;
  };
}

interface Words {
  subject: string;
  text: string;
  sender: string;
  confirm: string;
  /** @param until a date with a time */
  serves: (until: string) => string;
  stranger: string;
}

const WORDS: Record<Language, Words> = {
  fi: {
    subject: 'Vahvista sähköpostiosoitteesi',
    text: 'Tämä sähköpostiosoite on annettu profiiliin palvelussamme. Jos annoit sen itse, vahvista se.',
    sender: 'Lähettäjä',
    confirm: 'Vahvista osoite',
    serves: (until) => `Linkki toimii ${until} asti. Sillä voi vahvistaa osoitteen kerran.`,
    stranger:
      'Jos et antanut osoitetta, sinun ei tarvitse tehdä mitään. Ilman vahvistusta osoitetta ei oteta käyttöön.',
  },
  sv: {
    subject: 'Bekräfta din e-postadress',
    text: 'Den här e-postadressen har angetts i en profil i vår tjänst. Om du själv angav den, bekräfta den.',
    sender: 'Avsändare',
    confirm: 'Bekräfta adressen',
    serves: (until) => `Länken fungerar till ${until}. Adressen kan bekräftas med den en gång.`,
    stranger: 'Om du inte har angett adressen behöver du inte göra något. Utan bekräftelse tas adressen inte i bruk.',
  },
  en: {
    subject: 'Confirm your e-mail address',
    text: 'This e-mail address was given in a profile in our service. If it was you who gave it, confirm it.',
    sender: 'Sender',
    confirm: 'Confirm the address',
    serves: (until) => `The link works until ${until}. The address can be confirmed with it once.`,
    stranger:
      'If you did not give the address, you need not do anything. Unconfirmed, the address is not taken into use.',
  },
};

export function confirmationMail(
  { contact: { language }, confirmation: { organisation, link, expiresAt } }: ConfirmationMail,
  publicOrigin: string,
): MailTree {
  const words = WORDS[language];
  const sender = inLanguage(organisation.name, language);
  return {
    language,
    subject: words.subject,
    blocks: [
      { type: 'paragraph', text: words.text },
      ...(sender === undefined ? [] : [{ type: 'fact' as const, label: words.sender, ...sender }]),
      { type: 'link', label: words.confirm, href: new URL(link, publicOrigin).href },
      { type: 'paragraph', text: words.serves(formatDateTime(expiresAt, language)) },
      { type: 'paragraph', text: words.stranger },
      { type: 'paragraph', text: MAIL_WORDS[language].automatic },
    ],
  };
}

/** What the mail says and to whom; `not-needed` where the link would not serve, or a later mail has another. */
export async function confirmationToSend(
  transaction: Transaction,
  mail: ProfileMailRecord,
  now: string,
  secretOf: ConfirmationSecret,
): Promise<ConfirmationMail | 'not-needed'> {
  const { organisationId, personId } = mail;
  const kept = await transaction.profiles.confirmationOf(organisationId, personId);
  if (kept === undefined || kept.usedAt !== null || kept.expiresAt <= now) return 'not-needed';
  const secret = await secretOf(mail.id);
  if ((await hashOfSecret(secret)) !== kept.tokenHash) return 'not-needed';
  const organisation = (await transaction.organisation(organisationId))!;
  const profile = await transaction.profiles.profile(organisationId, personId);
  const { address: email, expiresAt } = kept;
  const language = profile?.language ?? kept.language;
  return {
    mail,
    contact: { organisationId, personId, email, language, source: 'profile' },
    confirmation: { organisation, link: confirmationLink(organisationId, secret, language), expiresAt },
  };
}
