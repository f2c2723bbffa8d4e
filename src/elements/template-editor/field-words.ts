import { msg, str } from '@lit/localize';
import type { PersonalDataKind, PurposeKind } from '../../model/agreed-text.ts';
import type { Language } from '../../model/language.ts';
import { TEXT_LIMITS, type TextField } from '../../model/template-draft.ts';
import { textFieldLabel } from './text-fields.ts';

/** Name of a language in the language that the element speaks, with a capital as headings have it. */
export function languageName(language: string, spoken: Language): string {
  const name = new Intl.DisplayNames(spoken, { type: 'language' }).of(language) ?? language;
  return name.slice(0, 1).toLocaleUpperCase(spoken) + name.slice(1);
}

export function purposeKindLabel(kind: PurposeKind | 'unknown'): string {
  switch (kind) {
    case 'photography':
      return msg('Photographs and video', { id: 'template-editor.photography' });
    case 'group-publication':
      return msg('Showing within the group', { id: 'template-editor.group-publication' });
    case 'web-publication':
      return msg('Publishing on the web', { id: 'template-editor.web-publication' });
    case 'social-media':
      return msg('Publishing on social media', { id: 'template-editor.social-media' });
    case 'press':
      return msg('Press', { id: 'template-editor.press' });
    case 'excursion':
      return msg('Excursions', { id: 'template-editor.excursion' });
    case 'research':
      return msg('Research', { id: 'template-editor.research' });
    case 'service-provision':
      return msg('Providing a service', { id: 'template-editor.service-provision' });
    case 'information-sharing':
      return msg('Sharing information between services', { id: 'template-editor.information-sharing' });
    case 'other':
    case 'unknown':
      return msg('Something else', { id: 'template-editor.other-purpose' });
  }
}

export function personalDataLabel(kind: PersonalDataKind): string {
  switch (kind) {
    case 'name':
      return msg('Name', { id: 'template-editor.data-name' });
    case 'contact':
      return msg('Contact details', { id: 'template-editor.data-contact' });
    case 'age':
      return msg('Age or date of birth', { id: 'template-editor.data-age' });
    case 'picture':
      return msg('Picture', { id: 'template-editor.data-picture' });
    case 'voice':
      return msg('Voice', { id: 'template-editor.data-voice' });
    case 'survey':
      return msg('Answers to questions', { id: 'template-editor.data-survey' });
    case 'health':
      return msg('Health', { id: 'template-editor.data-health' });
    case 'other':
      return msg('Other data', { id: 'template-editor.data-other' });
  }
}

/** What a path is called: in the summary of errors, in a conflict. */
export function fieldLabel(path: string, spoken: Language): string {
  const [first, language, name, id] = path.split('.');
  if (first === 'texts' && language !== undefined) {
    const field = id === undefined ? name : 'purposes';
    return field === undefined
      ? languageName(language, spoken)
      : `${textLabel(field)} (${languageName(language, spoken)})`;
  }
  if (first === 'followUp' && language !== undefined) return followUpLabel(language, spoken);
  return wholeLabel(path);
}

function followUpLabel(part: string, spoken: Language): string {
  return part === 'days'
    ? msg('Days within which it is done', { id: 'template-editor.follow-up-days' })
    : `${msg('What is done', { id: 'template-editor.follow-up-what' })} (${languageName(part, spoken)})`;
}

function textLabel(field: string): string {
  return field in TEXT_LIMITS ? textFieldLabel(field as TextField) : purposeNameLabel();
}

export function purposeNameLabel(number?: number): string {
  return number === undefined
    ? msg('Names of the purposes', { id: 'template-editor.purpose-names' })
    : msg(str`Name of purpose ${number}`, { id: 'template-editor.purpose-name' });
}

function wholeLabel(path: string): string {
  switch (path) {
    case 'purposes':
      return msg('Purposes', { id: 'template-editor.purposes' });
    case 'personalData':
      return msg('Personal data', { id: 'template-editor.personal-data' });
    case 'explicit':
      return msg('Explicit consent', { id: 'template-editor.explicit' });
    case 'approvalMode':
      return msg('Who answers', { id: 'template-editor.approval-mode' });
    case 'legalBasis':
    case 'triage':
      return msg('Is consent needed?', { id: 'template-editor.triage' });
    case 'target':
      return msg('Direct to a group', { id: 'template-editor.target' });
    case 'validity':
      return msg('Validity', { id: 'template-editor.validity' });
    case 'change':
      return msg('Kind of change', { id: 'template-editor.change' });
    case 'subjectHeard':
      return msg('The child’s own opinion is asked, too', { id: 'template-editor.subject-heard' });
    case 'selfFrom':
      return msg('Age from which the young person answers alone', { id: 'template-editor.self-since' });
    case 'standingConsents':
      return msg('May be answered in advance', { id: 'template-editor.standing' });
    default:
      return path.startsWith('dataProtectionOfficer')
        ? `${officerLabel()}: ${contactPartLabel(path)}`
        : `${contactLabel()}: ${contactPartLabel(path)}`;
  }
}

export function contactLabel(): string {
  return msg('Whom to ask', { id: 'template-editor.contact' });
}

export function officerLabel(): string {
  return msg('Data protection officer', { id: 'template-editor.officer' });
}

/** @param path of a part of a contact: its last word says which */
export function contactPartLabel(path: string): string {
  switch (path.split('.')[1]) {
    case 'email':
      return msg('E-mail', { id: 'template-editor.email' });
    case 'phone':
      return msg('Telephone', { id: 'template-editor.phone' });
    default:
      return msg('Name or office', { id: 'template-editor.contact-name' });
  }
}
