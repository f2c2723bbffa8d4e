/** How answers come into a request, and what opens by them. */
import { dueDayOf, followUpOf, followUpRule, isFollowUpTold } from '../../../src/model/follow-up.ts';
import { effective } from '../authorisation.ts';
import type { NewEvent, RequestRecord, Transaction } from '../store.ts';
import type { FollowUpRecord } from './follow-up-register.ts';
import { tellStaff } from './tell-staff.ts';

/**
 * Appends answers to a request that is held, and opens what each calls for: the one way by which answers come in. The
 * staff are written to of it.
 *
 * @param request gets the events
 * @param now instant in UTC, ISO 8601
 * @returns what was opened
 */
export async function appendAnswers(
  transaction: Transaction,
  request: RequestRecord,
  answers: NewEvent[],
  now: string,
): Promise<FollowUpRecord[]> {
  const opened: FollowUpRecord[] = [];
  for (const answer of answers) {
    const event = await transaction.appendEvent(request.organisationId, request.id, answer);
    request.events.push(event);
    const followUp = await openFollowUp(transaction, request, event.seq);
    if (followUp === undefined) continue;
    opened.push(followUp);
    await tellStaff(transaction, followUp, { kind: 'follow-up', occasion: followUp.id, now });
  }
  return opened;
}

/** Opens what an answer calls for; undefined where that is nothing, or is open already. Nobody is written to. */
export async function openFollowUp(
  transaction: Transaction,
  request: RequestRecord,
  seq: number,
): Promise<FollowUpRecord | undefined> {
  const { organisationId, id: requestId, version } = request;
  const asked = effective(request);
  const opened = followUpOf(asked, seq);
  if (opened === undefined) return undefined;
  const rule = followUpRule(version.followUp);
  const followUp = {
    ...{ id: crypto.randomUUID(), organisationId, requestId, templateId: version.templateId },
    ...opened,
    dueDay: dueDayOf(opened.openedAt, rule),
    instruction: rule.instruction,
    told: isFollowUpTold(asked, opened),
  };
  return (await transaction.followUps.open(followUp)) ? { ...followUp, doneAt: null, doneBy: null } : undefined;
}
