import { msg } from '@lit/localize';
import type { TemplateAct } from './template-acts.ts';

export function actDone(act: TemplateAct): string {
  switch (act) {
    case 'publish':
      return msg('The template has been published', { id: 'template-editor.published' });
    case 'discard':
      return msg('The draft has been discarded', { id: 'template-editor.discarded' });
    case 'begin':
      return msg('A draft has been begun', { id: 'template-editor.begun' });
  }
}

export function actFailed(act: TemplateAct): string {
  switch (act) {
    case 'publish':
      return msg('The template was not published', { id: 'template-editor.not-published' });
    case 'discard':
      return msg('The draft was not discarded', { id: 'template-editor.not-discarded' });
    case 'begin':
      return msg('No draft was begun', { id: 'template-editor.not-begun' });
  }
}

export function actUnknown(act: TemplateAct): string {
  switch (act) {
    case 'publish':
      return msg('There is no connection: we do not know whether the template was published', {
        id: 'template-editor.publish-unknown',
      });
    case 'discard':
      return msg('There is no connection: we do not know whether the draft was discarded', {
        id: 'template-editor.discard-unknown',
      });
    case 'begin':
      return msg('There is no connection: we do not know whether a draft was begun', {
        id: 'template-editor.begin-unknown',
      });
  }
}

/** Publishing waits: something typed is not at the server. */
export function waitsForYou(): string {
  return msg('Not published: some of what you have written is not saved yet', { id: 'template-editor.waits' });
}
