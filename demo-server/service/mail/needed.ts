import { endsSoonFrom } from '../../../src/model/reminders.ts';
import { isAnswer } from '../../../src/model/consent-request.ts';
import { effective, viewFor } from '../authorisation.ts';
import type { RequestRecord } from '../store.ts';
import type { CitizenMailKind } from './mail-register.ts';

/**
 * Whether there is still something to tell: judged when a mail is about to be sent, for what was true when it was put
 * in may have been answered, closed or asked anew since.
 *
 * @param now instant in UTC, ISO 8601
 */
export function isNeeded(kind: CitizenMailKind, request: RequestRecord, personId: string, now: string): boolean {
  const view = viewFor({ organisationId: request.organisationId, personId, name: '' }, request, now);
  if (view?.mayRead !== true) return false;
  switch (kind) {
    case 'request':
    case 'reminder':
      return view.standing === 'waiting';
    case 'ending': {
      const from = endsSoonFrom(effective(request));
      const saidYes = view.purposes.some(({ myAnswer }) => myAnswer === 'given');
      return view.standing === 'in-force' && view.decides && saidYes && from !== null && from <= now;
    }
    case 'receipt':
      // Of an answer that was erased by law there is nothing to confirm.
      return request.events.some((event) => isAnswer(event) && event.personId === personId);
    case 'closing':
      return view.status === 'closed';
  }
}
