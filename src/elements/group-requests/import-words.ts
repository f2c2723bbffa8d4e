import { msg, str } from '@lit/localize';
import type { GroupImport, ImportFault, ImportWarning, MemberChange } from '../../contract/group.ts';

export function importFailed(): string {
  return msg('The file could not be read. It may be 5 MB at most. Try again, or choose another file.', {
    id: 'group-requests.import-failed',
  });
}

/** What has come between a file that was seen and its import. */
export const TROUBLES = {
  changed: () =>
    msg('The group has changed in the meantime. Look at this again: nothing has been imported.', {
      id: 'group-requests.import-again',
    }),
  failed: () => msg('Nothing was imported. Try again.', { id: 'group-requests.import-refused' }),
  unknown: () =>
    msg('There is no connection: we do not know whether the group was imported. Checking changes nothing.', {
      id: 'group-requests.import-unknown',
    }),
};

export function imported({ joined, left, changed }: GroupImport): string {
  return msg(str`Imported. Joined: ${joined.length}. Left: ${left.length}. Changed: ${changed.length}.`, {
    id: 'group-requests.imported',
  });
}

/** Where in the file, as a spreadsheet counts. */
export function placeOf({ row, column }: ImportFault | ImportWarning): string {
  if (row === 0) return '';
  return column === 0
    ? msg(str`Row ${row}:`, { id: 'group-requests.import-row' })
    : msg(str`Row ${row}, column ${column}:`, { id: 'group-requests.import-cell' });
}

export function faultWords(code: ImportFault['code'] | ImportWarning['code']): string {
  switch (code) {
    case 'file-empty':
      return msg('the file is empty', { id: 'group-requests.file-empty' });
    case 'file-quotes':
      return msg('a quotation mark is not closed', { id: 'group-requests.file-quotes' });
    case 'file-rows':
      return msg('too many rows', { id: 'group-requests.file-rows' });
    case 'column-missing':
      return msg('a column that is needed is missing', { id: 'group-requests.column-missing' });
    case 'column-twice':
      return msg('the column is there twice', { id: 'group-requests.column-twice' });
    case 'identity-code-shape':
    case 'identity-code-date':
    case 'identity-code-check':
      return msg('the identity code is not right', { id: 'group-requests.identity-code-wrong' });
    case 'child-twice':
    case 'guardian-twice':
    case 'code-twice':
      return msg('the same person is there twice', { id: 'group-requests.person-twice' });
    case 'differs-from-row':
      return msg('says something else of the same person than another row', { id: 'group-requests.differs' });
    case 'name-missing':
    case 'name-unusable':
      return msg('the name is missing or cannot be used', { id: 'group-requests.name-wrong' });
    case 'email-unusable':
      return msg('this is not an e-mail address', { id: 'group-requests.email-wrong' });
    case 'language-unknown':
    case 'custody-unknown':
    case 'safety-ban-unknown':
      return msg('the word is not known: see the instructions for the file', { id: 'group-requests.word-unknown' });
    case 'column-unknown':
      return msg('the column is not read', { id: 'group-requests.column-unknown' });
    case 'guardian-missing':
      return msg('no guardian: nobody can answer', { id: 'group-requests.guardian-missing' });
    case 'identity-code-missing':
      return msg('no identity code: cannot answer electronically', { id: 'group-requests.code-missing' });
    case 'same-name':
      return msg('somebody else of the same name leaves: check that they are two people', {
        id: 'group-requests.same-name',
      });
    case 'contact-from-profile':
      return msg('the person has given an address in their own profile, and it stays', {
        id: 'group-requests.from-profile',
      });
    case 'unknown':
      return msg('something is not right here', { id: 'group-requests.fault-unknown' });
  }
}

export function changeWords({ kind, person }: MemberChange): string {
  switch (kind) {
    case 'identity':
      return msg(str`identity code added: ${person}`, { id: 'group-requests.change-identity' });
    case 'name':
      return msg(str`new name: ${person}`, { id: 'group-requests.change-name' });
    case 'contact':
      return msg(str`new contact details: ${person}`, { id: 'group-requests.change-contact' });
    case 'custody':
      return msg(str`custody changes: ${person}`, { id: 'group-requests.change-custody' });
    case 'safety-ban':
      return msg(str`safety ban changes: ${person}`, { id: 'group-requests.change-ban' });
    case 'guardian-added':
      return msg(str`new guardian: ${person}`, { id: 'group-requests.change-added' });
    case 'guardian-removed':
      return msg(str`no guardian any more: ${person}`, { id: 'group-requests.change-removed' });
    case 'unknown':
      return person;
  }
}
