import { msg } from '@lit/localize';
import type { ApiError } from '../../api/api-error.ts';
import { StaleProfile } from '../../api/stale-profile.ts';

export function addLabel(): string {
  return msg('Add', { id: 'profile-card.add' });
}

export function removeLabel(): string {
  return msg('Remove', { id: 'profile-card.remove' });
}

export function removingLabel(): string {
  return msg('Removing…', { id: 'profile-card.removing' });
}

export function cancelLabel(): string {
  return msg('Cancel', { id: 'profile-card.cancel' });
}

export function saved(): string {
  return msg('Saved', { id: 'profile-card.saved' });
}

export function removed(): string {
  return msg('Removed', { id: 'profile-card.removed' });
}

export function resent(): string {
  return msg('The message has been put on its way again.', { id: 'profile-card.resent' });
}

export function notResent({ leavesOutcomeOpen }: ApiError): string {
  return leavesOutcomeOpen
    ? msg('We do not know whether the message was sent. Look into your mail, or send it again.', {
        id: 'profile-card.perhaps-resent',
      })
    : msg('The message was not sent now. Try again later.', { id: 'profile-card.not-resent' });
}

export function elsewhereText(): string {
  return msg('This has been changed elsewhere meanwhile', { id: 'profile-card.elsewhere' });
}

export function unknownText(): string {
  return msg('There was no answer: we do not know whether your change was saved.', { id: 'profile-card.unknown' });
}

export function failureText(error: ApiError): string {
  if (error instanceof StaleProfile) return elsewhereText();
  switch (error.code) {
    case 'email-in-use':
      return msg('This address belongs to another profile.', { id: 'profile-card.email-in-use' });
    case 'last-email':
      return msg('Your only e-mail address cannot be removed. You can change it.', { id: 'profile-card.last-email' });
    case 'needs-strong':
      return msg('For this you must identify yourself with Suomi.fi.', { id: 'profile-card.strong-only' });
    case 'not-possible':
      return msg('This cannot be changed here.', { id: 'profile-card.not-possible' });
    default:
      return msg('Your change was not saved. Try again.', { id: 'profile-card.not-saved' });
  }
}
