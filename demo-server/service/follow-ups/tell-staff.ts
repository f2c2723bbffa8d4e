/** Mails to those of the staff who see to what a withdrawal calls for: which there are, and to whom. */
import { followUpReminders } from '../../../src/model/follow-up.ts';
import { staffCan } from '../authorisation.ts';
import { groupOf } from '../group-requests/template-access.ts';
import { inDaylight } from '../mail/daylight.ts';
import type { RequestMailRecord, StaffMailKind } from '../mail/mail-register.ts';
import { LATE } from '../mail/quiet.ts';
import type { Store, Transaction } from '../store.ts';
import type { FollowUpRecord } from './follow-up-register.ts';

/** Follow-ups looked at in one transaction. */
const MOST = 10_000;

/**
 * Puts one mail in for each of those who see to it, by day. Resolves to how many are new.
 *
 * @param occasion what tells it from others of its kind, beginning with the id of the follow-up
 */
export async function tellStaff(
  transaction: Transaction,
  { organisationId, requestId, templateId }: FollowUpRecord,
  { kind, occasion, now }: { kind: StaffMailKind; occasion: string; now: string },
): Promise<number> {
  let mails = 0;
  for (const personId of await seenToBy(transaction, organisationId, templateId)) {
    const isNew = await transaction.mail.addMail({
      ...{ id: crypto.randomUUID(), organisationId, kind, requestId, personId },
      key: [kind, requestId, personId, occasion].join(':'),
      ...{ createdAt: now, notBefore: inDaylight(now) },
    });
    if (isNew) mails += 1;
  }
  return mails;
}

/**
 * Those who may complete it and can be written to: those to whom the group has been given by name, or else those who
 * have the whole organisation.
 */
async function seenToBy(transaction: Transaction, organisationId: string, templateId: string): Promise<string[]> {
  const groupId = groupOf(await transaction.addressees.target(organisationId, templateId));
  const able = (await transaction.staff(organisationId)).filter((each) =>
    staffCan(each, 'complete-follow-up', groupId),
  );
  const contacts = await transaction.mail.contactsOf(
    organisationId,
    able.map(({ personId }) => personId),
  );
  const written = new Set(contacts.map(({ personId }) => personId));
  const reached = able.filter(({ personId }) => written.has(personId));
  const named = reached.filter(({ groups }) => groups !== null);
  return (named.length > 0 ? named : reached).map(({ personId }) => personId);
}

/**
 * Puts in the reminders that have fallen due of what is still open. Run it as often as one likes, on as many servers:
 * each is put in once. After servers have stood still, the last one of each alone is put in.
 *
 * @param now instant in UTC, ISO 8601
 * @returns how many mails were put in
 */
export async function planFollowUpReminders(store: Store, organisationId: string, now: string): Promise<number> {
  return store.transaction(async (transaction) => {
    const open = await transaction.followUps.find(organisationId, { state: 'open', templateIds: null, limit: MOST });
    let mails = 0;
    for (const followUp of open) {
      const due = followUpReminders(followUp).findLast((at) => at <= now);
      if (due === undefined || Date.parse(now) - Date.parse(due) >= LATE) continue;
      const occasion = `${followUp.id} ${due}`;
      mails += await tellStaff(transaction, followUp, { kind: 'follow-up-reminder', occasion, now });
    }
    return mails;
  });
}

/** What a mail to the staff is about; undefined where it is done, or not theirs to see to any more. */
export async function followUpOfMail(
  transaction: Transaction,
  { organisationId, personId, kind, requestId, key }: RequestMailRecord,
): Promise<FollowUpRecord | undefined> {
  const [id = ''] = key.slice([kind, requestId, personId, ''].join(':').length).split(' ', 1);
  const followUp = await transaction.followUps.followUp(organisationId, id);
  if (followUp === undefined || followUp.doneAt !== null) return undefined;
  const target = await transaction.addressees.target(organisationId, followUp.templateId);
  const staff = await transaction.staffMember(organisationId, personId);
  return staffCan(staff, 'complete-follow-up', groupOf(target)) ? followUp : undefined;
}
