import type { ContactRecord } from '../mail/mail-register.ts';
import type { Transaction } from '../store.ts';

/** Where a person is written to: in the language that they have chosen in their profile, whatever a list says. */
export async function contactInChosenLanguage(
  transaction: Transaction,
  organisationId: string,
  personId: string,
): Promise<ContactRecord | undefined> {
  const contact = await transaction.mail.contact(organisationId, personId);
  if (contact === undefined) return undefined;
  const profile = await transaction.profiles.profile(organisationId, personId);
  return { ...contact, language: profile?.language ?? contact.language };
}
