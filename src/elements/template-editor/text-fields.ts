import { msg } from '@lit/localize';
import { TEXT_LIMITS, type TextField } from '../../model/template-draft.ts';

export interface TextFieldForm {
  name: TextField;
  /** A line, some lines, or formatted text. */
  shape: 'line' | 'lines' | 'formatted';
  optional: boolean;
  /** Characters, at most. */
  limit: number;
}

function form(name: TextField, shape: TextFieldForm['shape'], optional = false): TextFieldForm {
  return { name, shape, optional, limit: TEXT_LIMITS[name] };
}

/** The texts of a language, in the order in which they are written; the names of purposes come after `purpose`. */
export const TEXT_FIELDS: readonly TextFieldForm[] = [
  form('name', 'line'),
  form('purpose', 'lines'),
  form('description', 'formatted'),
  form('ifRefused', 'formatted'),
  form('afterRefusing', 'formatted', true),
  form('data', 'lines'),
  form('recipients', 'lines'),
  form('storage', 'lines'),
  form('transfers', 'lines', true),
];

export function textFieldLabel(name: TextField): string {
  switch (name) {
    case 'name':
      return msg('Name', { id: 'template-editor.name' });
    case 'purpose':
      return msg('Purpose', { id: 'template-editor.purpose' });
    case 'description':
      return msg('Further information', { id: 'template-editor.description' });
    case 'ifRefused':
      return msg('Before refusing', { id: 'template-editor.if-refused' });
    case 'afterRefusing':
      return msg('After refusing', { id: 'template-editor.after-refusing' });
    case 'data':
      return msg('What data is used, and its sources', { id: 'template-editor.data' });
    case 'recipients':
      return msg('Who receives the data', { id: 'template-editor.recipients' });
    case 'storage':
      return msg('How long the data is kept', { id: 'template-editor.storage' });
    case 'transfers':
      return msg('Transfers out of the EU and the EEA', { id: 'template-editor.transfers' });
  }
}

/** What is to be written, and where it is seen. */
export function textFieldHint(name: TextField): string {
  switch (name) {
    case 'name':
      return msg('What the request is called in lists and mails: “Photographs in the spring term”.', {
        id: 'template-editor.name-hint',
      });
    case 'purpose':
      return msg('In one sentence: what is asked and what for.', { id: 'template-editor.purpose-hint' });
    case 'description':
      return msg('What the people asked need to know before they answer.', { id: 'template-editor.description-hint' });
    case 'ifRefused':
      return msg('What happens when somebody says no. It stands beside the buttons, always in sight.', {
        id: 'template-editor.if-refused-hint',
      });
    case 'afterRefusing':
      return msg('Shown when somebody has said no: what to do now, whom to ask.', {
        id: 'template-editor.after-refusing-hint',
      });
    case 'data':
      return msg('For example: photographs and the child’s first name, from the day care’s own camera.', {
        id: 'template-editor.data-hint',
      });
    case 'recipients':
      return msg('Name them: “Pilke Oy, which keeps the picture service”. If nobody, say so.', {
        id: 'template-editor.recipients-hint',
      });
    case 'storage':
      return msg('A time, or what ends it: “until the child leaves the day care, 6 years at most”.', {
        id: 'template-editor.storage-hint',
      });
    case 'transfers':
      return msg('Leave this empty where there are none.', { id: 'template-editor.transfers-hint' });
  }
}
