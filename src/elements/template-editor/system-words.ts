import { msg } from '@lit/localize';
import type { AccessAct } from './system-access.ts';

export function accessDone(act: AccessAct): string {
  return act === 'give'
    ? msg('The system has access now', { id: 'template-editor.access-done' })
    : msg('The system has no access any more', { id: 'template-editor.access-taken-done' });
}

export function accessFailed(act: AccessAct): string {
  return act === 'give'
    ? msg('Access was not given', { id: 'template-editor.access-failed' })
    : msg('Access was not taken away', { id: 'template-editor.access-taken-failed' });
}

export function accessUnknown(act: AccessAct): string {
  return act === 'give'
    ? msg('There is no connection: we do not know whether access was given', { id: 'template-editor.access-unknown' })
    : msg('There is no connection: we do not know whether access was taken away', {
        id: 'template-editor.access-taken-unknown',
      });
}

export function copyText(copied: boolean): string {
  return copied
    ? msg('The token is on the clipboard', { id: 'template-editor.copied' })
    : msg('The token was not copied. Select it and copy it yourself.', { id: 'template-editor.not-copied' });
}
