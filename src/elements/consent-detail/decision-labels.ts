import { msg } from '@lit/localize';

export function acceptLabel(): string {
  return msg('Accept', { id: 'consent-detail.accept' });
}

export function refuseLabel(): string {
  return msg('Decline', { id: 'consent-detail.decline' });
}

export function withdrawLabel(): string {
  return msg('Withdraw consent', { id: 'consent-detail.withdraw' });
}
