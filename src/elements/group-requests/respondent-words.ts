import { msg } from '@lit/localize';

export function resent(): string {
  return msg('The message is on its way', { id: 'group-requests.resent' });
}

export function notResent(): string {
  return msg('The message was not sent: one may be on its way already, or no answer is awaited any more.', {
    id: 'group-requests.not-resent',
  });
}

/** Asking again does it once: the key is the same. */
export function resendingUnknown(): string {
  return msg('It is not known whether the message was sent: there is no connection. Choose it again to check.', {
    id: 'group-requests.resending-unknown',
  });
}

export function linkCopied(): string {
  return msg('The link was copied', { id: 'group-requests.link-copied' });
}

export function linkNotCopied(): string {
  return msg('The link could not be copied. Copy it from here:', { id: 'group-requests.link-not-copied' });
}
