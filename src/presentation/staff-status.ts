/** How a request stands, in the words of the staff. */
import { msg } from '@lit/localize';
import type { GroupRow } from '../contract/group-requests.ts';
import type { Tone } from '../ui/status-tag.ts';

export { messages as staffStatusMessages } from '../i18n/generated/staff-status.ts';

type Status = GroupRow['status'];

export const TONE_OF_STATUS: Record<Status, Tone> = {
  'not-sent': 'neutral',
  requested: 'alert',
  'partly-given': 'alert',
  conflict: 'error',
  given: 'success',
  refused: 'error',
  withdrawn: 'error',
  closed: 'neutral',
  expired: 'neutral',
  suspended: 'neutral',
  'needs-renewal': 'alert',
  unknown: 'neutral',
};

/** One word or two for each status. */
export function staffStatusLabel(status: Status): string {
  switch (status) {
    case 'not-sent':
      return msg('Not sent', { id: 'staff-status.not-sent' });
    case 'requested':
      return msg('Awaiting answer', { id: 'staff-status.requested' });
    case 'partly-given':
      return msg('Awaiting other answers', { id: 'staff-status.partly-given' });
    case 'conflict':
      return msg('Answers differ', { id: 'staff-status.conflict' });
    case 'given':
      return msg('In force', { id: 'staff-status.given' });
    case 'refused':
      return msg('Declined', { id: 'staff-status.refused' });
    case 'withdrawn':
      return msg('Withdrawn', { id: 'staff-status.withdrawn' });
    case 'closed':
      return msg('Closed', { id: 'staff-status.closed' });
    case 'expired':
      return msg('Expired', { id: 'staff-status.expired' });
    case 'suspended':
      return msg('Paused', { id: 'staff-status.suspended' });
    case 'needs-renewal':
      return msg('Needs new answer', { id: 'staff-status.needs-renewal' });
    case 'unknown':
      return msg('Unknown status', { id: 'staff-status.unknown' });
  }
}

/** Why the status is what it is, where the word leaves it open. */
export function staffReason(reason: GroupRow['reason']): string | undefined {
  switch (reason) {
    case 'answers-missing':
      return msg('Everyone who decides has to answer', { id: 'staff-status.answers-missing' });
    case 'one-accepted':
      return msg('One acceptance is enough', { id: 'staff-status.one-accepted' });
    case 'all-accepted':
      return msg('Everyone who decides has accepted', { id: 'staff-status.all-accepted' });
    case 'some-purposes':
      return msg('For some of the uses', { id: 'staff-status.some-purposes' });
    case 'answers-differ':
      return msg('Not in force as long as somebody declines', { id: 'staff-status.answers-differ' });
    case 'subject-said-no':
      return msg('The person has declined', { id: 'staff-status.subject-said-no' });
    case 'text-changed':
      return msg('The text has changed', { id: 'staff-status.text-changed' });
    case 'came-of-age':
      return msg('The person decides alone now', { id: 'staff-status.came-of-age' });
    default:
      return undefined;
  }
}
