import { msg, str } from '@lit/localize';
import type { EditableTemplate } from '../../contract/template-draft.ts';
import { LANGUAGES, type Language } from '../../model/language.ts';
import { ruleWords } from './advice-words.ts';
import { dayOver } from './fault-words.ts';
import { fieldLabel, languageName } from './field-words.ts';
import { TEXT_FIELDS } from './text-fields.ts';

type Fault = EditableTemplate['faults'][number];

/** Why a draft may not be published, at the field where it is mended. */
export interface FieldError {
  /** Of the field; a language that is missing has its own path, `texts.sv`. */
  path: string;
  language: Language | undefined;
  fault: Fault;
}

/** The parts of the form, in their order; a text of a language by the language. */
const PARTS = ['triage', ...LANGUAGES, 'purposes', 'personalData', 'explicit', 'target', 'validity'];

/** In the order of the form. */
export function fieldErrors({ faults, purposes }: Pick<EditableTemplate, 'faults' | 'purposes'>): FieldError[] {
  const errors = faults.map((fault) => {
    const language = LANGUAGES.find((each) => each === fault.language);
    return { path: pathOf(fault, language, purposes), language, fault };
  });
  return errors.sort((a, b) => partRank(a) - partRank(b) || fieldRank(a) - fieldRank(b));
}

/** Contacts come last. */
function partRank({ language, path }: FieldError): number {
  const rank = PARTS.indexOf(language ?? path);
  return rank < 0 ? PARTS.length : rank;
}

/** Of a text within its language. */
function fieldRank({ path }: FieldError): number {
  return TEXT_FIELDS.findIndex(({ name }) => path.split('.')[2] === name);
}

function pathOf({ field }: Fault, language: Language | undefined, purposes: EditableTemplate['purposes']): string {
  if (language === undefined) return partOf(field ?? '');
  if (field === undefined) return `texts.${language}`;
  // Names of purposes are written where there are several; of a single one there is no such field.
  if (field === 'purposes' && purposes[0] !== undefined) return `texts.${language}.purposes.${purposes[0].id}`;
  return `texts.${language}.${field}`;
}

/** A contact has several fields: the first of them. */
function partOf(field: string): string {
  if (field === 'contact' || field === 'dataProtectionOfficer') return `${field}.name`;
  return field === 'legalBasis' ? 'triage' : field;
}

/** What is wrong and how it is mended, without the name of the field. */
export function faultText({ fault, language }: FieldError, spoken: Language): string {
  switch (fault.code) {
    case 'language-missing':
      return msg(str`Add this language: the organisation publishes in it (${languageName(language ?? '', spoken)})`, {
        id: 'template-editor.language-missing',
      });
    case 'refusal-not-told':
      return msg('Say what happens when somebody says no', { id: 'template-editor.refusal-not-told' });
    case 'not-told':
      return fault.field === 'contact' || fault.field === 'dataProtectionOfficer'
        ? msg('Give a name, and an e-mail address or a telephone number', { id: 'template-editor.contact-missing' })
        : msg('Write this text', { id: 'template-editor.not-told' });
    case 'purpose-unnamed':
      return language === undefined
        ? msg('Add a purpose', { id: 'template-editor.purpose-missing' })
        : msg('Name each of the purposes', { id: 'template-editor.purpose-unnamed' });
    case 'purpose-twice':
      return msg('Two purposes have the same name: give them different ones, or take one away', {
        id: 'template-editor.purpose-twice',
      });
    case 'not-consent':
      return msg('Consent is not the basis here: there is nothing to ask. Read what to do in its place', {
        id: 'template-editor.not-consent',
      });
    case 'not-explicit':
      return msg('This data needs explicit consent: choose it', { id: 'template-editor.not-explicit' });
    case 'basis-not-considered':
      return msg('Answer the questions on the legal basis', { id: 'template-editor.basis-not-considered' });
    case 'validity-over':
      return dayOver();
    case 'unlawful-wording':
      return unlawful(fault);
    case 'placeholder':
      return msg('A placeholder was left in the text: put the real words in its place', {
        id: 'template-editor.placeholder',
      });
    default:
      return msg('This has to be put right', { id: 'template-editor.other-fault' });
  }
}

/** Why nobody can consent in such words; what stands below the field tells how to write it otherwise. */
function unlawful({ rule }: Fault): string {
  return rule === undefined || rule === 'unknown'
    ? msg('The law rules out consent in these words', { id: 'template-editor.unlawful' })
    : ruleWords(rule).title;
}

/** As a line of the summary: the field and what is wrong. */
export function errorLine(error: FieldError, spoken: Language): string {
  const label = fieldLabel(error.path, spoken);
  return `${label}${label.endsWith('?') ? '' : ':'} ${faultText(error, spoken)}`;
}

/** Id of the control that a path is edited by. */
export function idOf(path: string): string {
  return `lupa-f-${path.replaceAll('.', '-')}`;
}
