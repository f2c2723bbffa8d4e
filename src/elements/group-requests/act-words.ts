/** What is said of the acts on many. */
import { msg, str } from '@lit/localize';
import type { BulkItem, BulkJob } from '../../contract/group-requests.ts';
import { QUIET_DAYS } from '../../model/group-act.ts';

type ActWord = BulkJob['act'];

/** The act as a button says it. @param chosen whether it is for those who have been chosen, or for all */
export function actLabel(act: ActWord, chosen: boolean): string {
  switch (act) {
    case 'send':
      return chosen
        ? msg('Send requests', { id: 'group-requests.send-chosen' })
        : msg('Send requests', { id: 'group-requests.send-all' });
    case 'remind':
      return chosen
        ? msg('Send reminders', { id: 'group-requests.remind-chosen' })
        : msg('Send reminders', { id: 'group-requests.remind-all' });
    case 'close':
      return chosen
        ? msg('Close requests', { id: 'group-requests.close-chosen' })
        : msg('Close requests', { id: 'group-requests.close-all' });
    case 'end-answering':
    case 'unknown':
      return msg('End answering', { id: 'group-requests.end-answering' });
  }
}

/** A word with how many; without a number where it is not known. */
export function counted(label: string, count: number | undefined): string {
  return count === undefined ? label : `${label} (${count})`;
}

/** Why an act cannot be done to anybody. */
export function nobodyFor(act: ActWord): string {
  switch (act) {
    case 'send':
      return msg('There is nobody to whom a request could be sent now.', { id: 'group-requests.nobody-to-send' });
    case 'remind':
      return msg('There is nobody to remind now.', { id: 'group-requests.nobody-to-remind' });
    default:
      return msg('There are no requests to close.', { id: 'group-requests.nothing-to-close' });
  }
}

/** The names of those for whom something will be done, was done, was not. */
export function listLabel(state: BulkItem['state'], act: ActWord, isOver = false): string {
  switch (state) {
    case 'ready':
      return toDoLabel(act);
    case 'done':
      return doneLabel(act);
    case 'skipped':
      return isOver
        ? msg('Skipped', { id: 'group-requests.was-skipped' })
        : msg('Will be skipped', { id: 'group-requests.skipped' });
    case 'failed':
    case 'unknown':
      return msg('Failed', { id: 'group-requests.failed' });
  }
}

function toDoLabel(act: ActWord): string {
  switch (act) {
    case 'send':
      return msg('A request will be sent', { id: 'group-requests.will-send' });
    case 'remind':
      return msg('A reminder will be sent', { id: 'group-requests.will-remind' });
    case 'close':
      return msg('The request will be closed', { id: 'group-requests.will-close' });
    default:
      return msg('Answering will end', { id: 'group-requests.will-end' });
  }
}

function doneLabel(act: ActWord): string {
  switch (act) {
    case 'send':
      return msg('Requests sent', { id: 'group-requests.sent' });
    case 'remind':
      return msg('Reminders on their way', { id: 'group-requests.reminded' });
    case 'close':
      return msg('Requests closed', { id: 'group-requests.closed' });
    default:
      return msg('Answering ended', { id: 'group-requests.ended' });
  }
}

export function hindranceLabel(reason: BulkItem['reason']): string {
  switch (reason) {
    case 'already-sent':
      return msg('The request has been sent already', { id: 'group-requests.already-sent' });
    case 'said-no':
      return msg('Has declined: is not asked again', { id: 'group-requests.said-no' });
    case 'nobody-to-answer':
      return msg('Nobody who could answer is known', { id: 'group-requests.nobody-to-answer' });
    case 'left':
      return msg('Is not in the group any more', { id: 'group-requests.left' });
    case 'nothing-published':
      return msg('The template has no published text', { id: 'group-requests.nothing-published' });
    case 'not-sent':
      return msg('No request has been sent', { id: 'group-requests.not-sent' });
    case 'nobody-awaited':
      return msg('No answer is awaited', { id: 'group-requests.nobody-awaited' });
    case 'no-address':
      return msg('No e-mail address', { id: 'group-requests.no-address' });
    case 'written-recently':
      return msg(str`Has had a message within the last ${QUIET_DAYS} days`, { id: 'group-requests.written-recently' });
    case 'answering-over':
      return msg('Answering has ended already', { id: 'group-requests.answering-over' });
    case 'closed':
      return msg('The request is closed already', { id: 'group-requests.closed-already' });
    case 'failed':
      return msg('The service failed; it can be tried again', { id: 'group-requests.service-failed' });
    case 'none':
    case 'unknown':
      return msg('For another reason', { id: 'group-requests.other-reason' });
  }
}

export function planSentence({ act, ready, skipped }: BulkJob): string {
  return `${listLabel('ready', act)}: ${ready}. ${listLabel('skipped', act)}: ${skipped}.`;
}

export function progressSentence({ ready, done, failed }: BulkJob): string {
  const [handled, all] = [done + failed, ready + done + failed];
  return msg(str`Handled: ${handled} of ${all}`, { id: 'group-requests.progress' });
}

export function outcomeSentence(job: BulkJob): string {
  const counts = (['done', 'skipped', 'failed'] as const).map(
    (state) => [listLabel(state, job.act, true), job[state], state] as const,
  );
  return counts
    .flatMap(([label, count, state]) => (count > 0 || state === 'done' ? `${label}: ${count}.` : []))
    .join(' ');
}

export function notBegun(): string {
  return msg('This was not begun. Nothing has been sent or closed by it. Try again.', {
    id: 'group-requests.not-begun',
  });
}

export function begunUnknown(): string {
  return msg('It is not known whether this has begun: there is no connection.', {
    id: 'group-requests.begun-unknown',
  });
}

/** After some of many have been named. */
export function others(count: number): string {
  return msg(str`and ${count} others`, { id: 'group-requests.others' });
}
