import { msg } from '@lit/localize';
import type { ConsentEvent } from '../contract/consent-detail.ts';

export { messages as eventMessages } from '../i18n/generated/event.ts';

/** How an answer was given, where that needs words: not on this page. */
export function methodLabel({ method }: Pick<ConsentEvent, 'method'>): string | undefined {
  switch (method) {
    case 'paper':
      return msg('on paper', { id: 'event.paper' });
    case 'phone':
      return msg('by phone', { id: 'event.phone' });
    case 'in-person':
      return msg('in person', { id: 'event.in-person' });
    case 'standing':
      return msg('in advance', { id: 'event.standing' });
    default:
      return undefined;
  }
}

/** What happened, in words. */
export function eventLabel({ type }: ConsentEvent): string {
  switch (type) {
    case 'created':
      return msg('Request created', { id: 'event.created' });
    case 'sent':
      return msg('Request sent', { id: 'event.sent' });
    // Of answers the viewer is told their own only.
    case 'accepted':
      return msg('You accepted the request', { id: 'event.you-accepted' });
    case 'refused':
      return msg('You declined the request', { id: 'event.you-declined' });
    case 'withdrawn':
      return msg('You withdrew your consent', { id: 'event.you-withdrew' });
    case 'answering-ended':
      return msg('Answering ended', { id: 'event.answering-ended' });
    case 'closed':
      return msg('Request closed', { id: 'event.closed' });
    case 'suspended':
      return msg('Request paused', { id: 'event.suspended' });
    case 'resumed':
      return msg('Request resumed', { id: 'event.resumed' });
    case 'superseded':
      return msg('The text was replaced by a new one', { id: 'event.superseded' });
    case 'follow-up-done':
      return msg('What your answer called for was done', { id: 'event.follow-up-done' });
    case 'erased':
    case 'unknown':
      return msg('Other event', { id: 'event.other' });
  }
}
