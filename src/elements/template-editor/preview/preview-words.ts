import { msg, str } from '@lit/localize';
import type { PreviewSituation } from '../../../contract/template-preview.ts';
import type { Medium } from './previewing.ts';

export { messages as previewMessages } from '../../../i18n/generated/template-preview.ts';

export function previewTitle(): string {
  return msg('Preview', { id: 'template-preview.title' });
}

/** What has been answered by then. */
export function situationLabel(situation: PreviewSituation): string {
  switch (situation) {
    case 'asked':
      return msg('Not yet', { id: 'template-preview.asked' });
    case 'given':
      return msg('Yes', { id: 'template-preview.given' });
    case 'refused':
      return msg('No', { id: 'template-preview.refused' });
  }
}

export function mediumLabel(medium: Medium): string {
  switch (medium) {
    case 'page':
      return msg('Page on a phone', { id: 'template-preview.page' });
    case 'mail':
      return msg('Mail', { id: 'template-preview.mail' });
    case 'print':
      return msg('Print', { id: 'template-preview.print' });
  }
}

/** What of the writing is to be seen: `unsaved` fields are not. */
export function savedLine(unsaved: number): string {
  if (unsaved === 0) return msg('Shows what has been saved.', { id: 'template-preview.saved' });
  return unsaved === 1
    ? msg('Shows what has been saved: 1 change is not in it yet.', { id: 'template-preview.one-unsaved' })
    : msg(str`Shows what has been saved: ${unsaved} changes are not in it yet.`, { id: 'template-preview.unsaved' });
}

export function notRenewed(): string {
  return msg('The preview could not be renewed: it shows what it showed before.', { id: 'template-preview.old' });
}

export function nothingAnswered(): string {
  return msg('This is a preview: nothing was answered.', { id: 'template-preview.nothing-answered' });
}

export function nowhere(): string {
  return msg('This is a preview: its links lead nowhere.', { id: 'template-preview.nowhere' });
}

export function unwritten(): string {
  return msg('The preview comes once the name has been written.', { id: 'template-preview.unwritten' });
}
