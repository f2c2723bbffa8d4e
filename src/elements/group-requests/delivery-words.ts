import { msg, str } from '@lit/localize';
import type { GroupRespondent } from '../../contract/group-requests.ts';
import { formatDate } from '../../i18n/dates.ts';
import type { Language } from '../../model/language.ts';

type Delivery = NonNullable<GroupRespondent['delivery']>;

/** How the last mail has fared, in plain words; `bad`: somebody has to do something. */
export function deliveryLine(
  { kind, state, error, at }: Delivery,
  language: Language,
): { words: string; bad: boolean } | undefined {
  const date = formatDate(at, language);
  switch (state) {
    case 'sent':
      return {
        words: `${kindLabel(kind)}: ${msg(str`sent by e-mail ${date}`, { id: 'group-requests.mailed' })}`,
        bad: false,
      };
    case 'waiting':
      return error === 'none'
        ? { words: `${kindLabel(kind)}: ${msg('waits to be sent', { id: 'group-requests.mail-waits' })}`, bad: false }
        : {
            words: `${kindLabel(kind)}: ${faultLabel(error)} ${msg('It is tried again by itself.', { id: 'group-requests.mail-again' })}`,
            bad: true,
          };
    case 'dead':
      return { words: `${kindLabel(kind)}: ${faultLabel(error)}`, bad: true };
    default:
      return undefined;
  }
}

function kindLabel(kind: Delivery['kind']): string {
  switch (kind) {
    case 'request':
      return msg('Request', { id: 'group-requests.mail-request' });
    case 'reminder':
    case 'ending':
      return msg('Reminder', { id: 'group-requests.mail-reminder' });
    case 'receipt':
      return msg('Receipt', { id: 'group-requests.mail-receipt' });
    case 'closing':
      return msg('Message of closing', { id: 'group-requests.mail-closing' });
    case 'unknown':
      return msg('Message', { id: 'group-requests.mail' });
  }
}

function faultLabel(error: Delivery['error']): string {
  switch (error) {
    case 'address-refused':
      return msg('the address does not take mail. Check the address.', { id: 'group-requests.address-refused' });
    case 'no-contact':
      return msg('there is no e-mail address.', { id: 'group-requests.no-contact' });
    case 'message-refused':
      return msg("the receiver's mail server refused the message.", { id: 'group-requests.message-refused' });
    case 'deferred':
      return msg("the receiver's mail server asks to try later.", { id: 'group-requests.deferred' });
    case 'unreachable':
    case 'not-let-in':
    case 'sender-refused':
      return msg("the organisation's own mail server does not take messages. Tell its administrators.", {
        id: 'group-requests.own-server',
      });
    case 'none':
    case 'unknown':
      return msg('the message has not been sent.', { id: 'group-requests.mail-failed' });
  }
}
