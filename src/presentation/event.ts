import { msg } from '@lit/localize';
import type { ConsentEvent } from '../contract/consents.ts';

export { messages as eventMessages } from '../i18n/generated/event.ts';

/** What happened, in words. */
export function eventLabel({ type, actor }: ConsentEvent): string {
  const own = actor === 'you';
  switch (type) {
    case 'created':
      return msg('Request created', { id: 'event.created' });
    case 'sent':
      return msg('Request sent', { id: 'event.sent' });
    case 'accepted':
      return own ? msg('You accepted the request', { id: 'event.you-accepted' }) : msg('Accepted', { id: 'event.accepted' });
    case 'refused':
      return own ? msg('You declined the request', { id: 'event.you-declined' }) : msg('Declined', { id: 'event.declined' });
    case 'withdrawn':
      return own
        ? msg('You withdrew your consent', { id: 'event.you-withdrew' })
        : msg('Consent withdrawn', { id: 'event.withdrawn' });
    case 'answering-ended':
      return msg('Answering ended', { id: 'event.answering-ended' });
    case 'closed':
      return msg('Request closed', { id: 'event.closed' });
    case 'suspended':
      return msg('Request paused', { id: 'event.suspended' });
    case 'resumed':
      return msg('Request resumed', { id: 'event.resumed' });
    case 'unknown':
      return msg('Other event', { id: 'event.other' });
  }
}
