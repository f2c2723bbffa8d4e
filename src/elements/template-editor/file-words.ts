import { msg, str } from '@lit/localize';
import { ATTACHMENT_SIZE_LIMIT, ATTACHMENTS_LIMIT } from '../../model/template-draft.ts';
import type { FileFault, FileState } from './file-adding.ts';

const MEGABYTE = 1024 * 1024;

/** Size of a file, as people say it. */
export function sizeText(bytes: number, language: string): string {
  const [value, unit] = bytes >= MEGABYTE ? [bytes / MEGABYTE, 'megabyte'] : [bytes / 1024, 'kilobyte'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
}

function faultText(fault: FileFault, name: string): string {
  switch (fault) {
    case 'type':
      return msg(str`${name} was not added: only PDF, PNG, JPEG and plain text can be.`, {
        id: 'template-editor.file-type',
      });
    case 'size':
      return msg(str`${name} was not added: it is larger than ${ATTACHMENT_SIZE_LIMIT / MEGABYTE} MB.`, {
        id: 'template-editor.file-size',
      });
    case 'empty':
      return msg(str`${name} was not added: the file is empty.`, { id: 'template-editor.file-empty' });
    case 'name':
      return msg(str`${name} was not added: its name is too long.`, { id: 'template-editor.file-name' });
    case 'twice':
      return msg(str`${name} was not added: there is a file of that name. Remove it first.`, {
        id: 'template-editor.file-twice',
      });
    case 'many':
      return msg(str`${name} was not added: there are ${ATTACHMENTS_LIMIT} files already.`, {
        id: 'template-editor.file-many',
      });
  }
}

export function fileStateText(state: FileState): string {
  const { name } = state;
  switch (state.kind) {
    case 'wrong':
      return faultText(state.fault, name);
    case 'busy':
      return state.removing
        ? msg(str`Removing ${name}…`, { id: 'template-editor.file-removing' })
        : msg(str`Adding ${name}…`, { id: 'template-editor.file-adding' });
    case 'done':
      return state.removing
        ? msg(str`${name} was removed.`, { id: 'template-editor.file-removed' })
        : msg(str`${name} was added.`, { id: 'template-editor.file-added' });
    case 'unknown':
      return msg(str`There is no connection: it is not known whether ${name} was added or removed.`, {
        id: 'template-editor.file-unknown',
      });
    case 'failed':
      return failedText(state);
  }
}

function failedText({ name, removing, error }: Extract<FileState, { kind: 'failed' }>): string {
  if (removing) return msg(str`${name} was not removed. Try again.`, { id: 'template-editor.file-not-removed' });
  switch (error.code) {
    case 'unsupported-media-type':
      return msg(str`${name} was not added: what is in it is not what its name says.`, {
        id: 'template-editor.file-content',
      });
    case 'too-large':
      return faultText('size', name);
    case 'not-possible':
      return msg(str`${name} was not added: there are too many files, or they are too large together.`, {
        id: 'template-editor.file-full',
      });
    default:
      return msg(str`${name} was not added. Try again.`, { id: 'template-editor.file-not-added' });
  }
}
