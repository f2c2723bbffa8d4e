/** The fields of a draft by their paths: what each may hold, and how it is read and written. */
import * as v from 'valibot';
import { TargetChoice, TriageChoice, ValidityChoice } from '../../../src/contract/template-draft-edits.ts';
import type { EditableFollowUp } from '../../../src/contract/template-draft.ts';
import {
  FORMATTED_FIELDS,
  PERSONAL_DATA_KINDS,
  PURPOSE_KINDS,
  type Contact,
  type FormattedField,
} from '../../../src/model/agreed-text.ts';
import { APPROVAL_MODES, LEGAL_BASES } from '../../../src/model/consent-request.ts';
import { LANGUAGES, type Language } from '../../../src/model/language.ts';
import type { RichText } from '../../../src/model/rich-text.ts';
import {
  CONTACT_LIMIT,
  PURPOSE_NAME_LIMIT,
  PURPOSES_LIMIT,
  TEXT_LIMITS,
  type TextField,
} from '../../../src/model/template-draft.ts';
import {
  FOLLOW_UP_DAYS,
  FOLLOW_UP_DAYS_LIMIT,
  INSTRUCTION_LIMIT,
  type FollowUpRule,
} from '../../../src/model/follow-up.ts';
import { isStorable } from '../query.ts';
import { editableFollowUp, editableText, emptyText, nameOf, type DraftContent } from './draft-content.ts';
import type { TemplateRules } from './draft-register.ts';
import { formattedText } from './formatted-text.ts';

export interface Field {
  /** What may be written into it, and in which form it is kept; faults of size and the like have a sentence of their own. */
  schema: v.GenericSchema;
  /** Null for a field that is not there, as the text of a language that the draft does not have. */
  read(content: DraftContent): unknown;
  /** Of what fits the schema. */
  write(content: DraftContent, value: unknown): void;
}

/** Undefined for a path that no draft has. */
export function fieldOf(path: string): Field | undefined {
  if (Object.hasOwn(WHOLE, path)) return WHOLE[path];
  const [first, language, name, id, ...more] = path.split('.');
  if (first !== 'texts' || more.length > 0 || !isLanguage(language)) return undefined;
  if (name === undefined) return languageField(language);
  if (id === undefined) {
    if (!Object.hasOwn(TEXT_LIMITS, name)) return undefined;
    return isFormatted(name) ? formattedField(language, name) : textField(language, name as LineField);
  }
  return name === 'purposes' && isPurposeId(id) ? purposeNameField(language, id) : undefined;
}

/**
 * Fields that are the template's and not one version's: requests are judged by them as long as they live. Once a text
 * has been published they stay, for people have agreed under them; and whom a template was directed to stays with it.
 * The triage is none of them: whether consent is the basis may be considered again at any time.
 */
export const FIXED = [
  'approvalMode',
  'legalBasis',
  'subjectHeard',
  'selfFrom',
  'standingConsents',
  'target',
] as const satisfies (keyof TemplateRules | 'target')[];

function isLanguage(word: string | undefined): word is Language {
  return (LANGUAGES as readonly (string | undefined)[]).includes(word);
}

/** No word that every object of JavaScript has. */
function isPurposeId(id: string): boolean {
  return /^[a-z\d][\w-]{0,63}$/u.test(id) && !(id in {});
}

const textOf = (limit: number) =>
  v.pipe(
    v.string(),
    v.maxLength(limit, `Expected at most ${limit} characters`),
    v.check(isStorable, 'Expected text without NUL and without half characters'),
  );

const OPTIONAL: readonly TextField[] = ['afterRefusing', 'transfers'];

type LineField = Exclude<TextField, FormattedField>;

function isFormatted(name: string): name is FormattedField {
  return (FORMATTED_FIELDS as readonly string[]).includes(name);
}

function formattedField(language: Language, name: FormattedField): Field {
  return {
    schema: formattedText(TEXT_LIMITS[name]),
    read: ({ texts }) => {
      const text = texts[language];
      return text === undefined ? null : (text[name] ?? []);
    },
    write({ texts }, value) {
      const text = (texts[language] ??= emptyText());
      text[name] = value as RichText;
      if (text[name].length === 0 && OPTIONAL.includes(name)) delete text[name];
    },
  };
}

function textField(language: Language, name: LineField): Field {
  return {
    schema: textOf(TEXT_LIMITS[name]),
    read: ({ texts }) => {
      const text = texts[language];
      return text === undefined ? null : (text[name] ?? '');
    },
    write({ texts }, value) {
      const text = (texts[language] ??= emptyText());
      text[name] = value as string;
      if (value === '' && OPTIONAL.includes(name)) delete text[name];
    },
  };
}

function purposeNameField(language: Language, id: string): Field {
  return {
    schema: textOf(PURPOSE_NAME_LIMIT),
    read: ({ texts, purposes }) => {
      const text = texts[language];
      if (text === undefined || !purposes.some((purpose) => purpose.id === id)) return null;
      return nameOf(text.purposes ?? {}, id);
    },
    write({ texts }, value) {
      const text = (texts[language] ??= emptyText());
      const { [id]: _, ...names } = text.purposes ?? {};
      if (value !== '') names[id] = value as string;
      text.purposes = names;
      if (Object.keys(names).length === 0) delete text.purposes;
    },
  };
}

/** A language as a whole: to be added, or taken away as it was seen. */
function languageField(language: Language): Field {
  return {
    schema: v.nullable(v.strictObject({})),
    read: ({ texts, purposes }) => {
      const text = texts[language];
      return text === undefined ? null : editableText(text, purposes);
    },
    write({ texts }, value) {
      if (value === null) delete texts[language];
      else texts[language] ??= emptyText();
    },
  };
}

type Listed = 'purposes' | 'personalData' | 'explicit' | 'validity' | 'target' | 'change';

function field(name: Listed, schema: v.GenericSchema): Field {
  return {
    schema,
    read: (content) => content[name],
    write: (content, value) => Object.assign(content, { [name]: value }),
  };
}

function rule(name: keyof TemplateRules, schema: v.GenericSchema): Field {
  return {
    schema,
    read: ({ rules }) => rules[name],
    write: ({ rules }, value) => Object.assign(rules, { [name]: value }),
  };
}

function contactField(who: 'contact' | 'dataProtectionOfficer', part: keyof Contact): Field {
  return {
    schema: textOf(CONTACT_LIMIT),
    read: ({ rules }) => rules[who][part] ?? '',
    write({ rules }, value) {
      rules[who][part] = value as string;
      if (value === '' && part !== 'name') delete rules[who][part];
    },
  };
}

const DAYS = `Expected a whole number from 1 to ${FOLLOW_UP_DAYS_LIMIT}`;

function followUpField(part: keyof EditableFollowUp, schema: v.GenericSchema): Field {
  return {
    schema,
    read: ({ followUp }) => editableFollowUp(followUp)[part],
    write(content, value) {
      content.followUp = keptFollowUp({ ...editableFollowUp(content.followUp), [part]: value });
    },
  };
}

/** Null where nothing is said but what holds without it. */
function keptFollowUp({ days, ...instruction }: EditableFollowUp): FollowUpRule | null {
  const said = Object.entries(instruction).filter(([, text]) => text !== '');
  return days === FOLLOW_UP_DAYS && said.length === 0 ? null : { days, instruction: Object.fromEntries(said) };
}

const once = (values: readonly unknown[]) => new Set(values).size === values.length;

const Purposes = v.pipe(
  v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.check(isPurposeId, 'Expected 1 to 64 of a–z, 0–9, - and _')),
      kind: v.picklist(PURPOSE_KINDS),
    }),
  ),
  v.maxLength(PURPOSES_LIMIT, `Expected at most ${PURPOSES_LIMIT} purposes`),
  v.check((purposes) => once(purposes.map(({ id }) => id)), 'Expected each id once'),
);
const PersonalData = v.pipe(
  v.array(v.picklist(PERSONAL_DATA_KINDS)),
  v.check((kinds) => once(kinds), 'Expected each kind once'),
);
const AGE = 'Expected a whole number from 1 to 17';
const Age = v.nullable(v.pipe(v.number(), v.integer(AGE), v.minValue(1, AGE), v.maxValue(17, AGE)));

const WHOLE: Record<string, Field> = {
  purposes: field('purposes', Purposes),
  personalData: field('personalData', PersonalData),
  explicit: field('explicit', v.boolean()),
  validity: field('validity', ValidityChoice),
  'followUp.days': followUpField(
    'days',
    v.pipe(v.number(), v.integer(DAYS), v.minValue(1, DAYS), v.maxValue(FOLLOW_UP_DAYS_LIMIT, DAYS)),
  ),
  'followUp.fi': followUpField('fi', textOf(INSTRUCTION_LIMIT)),
  'followUp.sv': followUpField('sv', textOf(INSTRUCTION_LIMIT)),
  'followUp.en': followUpField('en', textOf(INSTRUCTION_LIMIT)),
  target: field('target', TargetChoice),
  change: field('change', v.picklist(['minor', 'major'])),
  approvalMode: rule('approvalMode', v.picklist(APPROVAL_MODES)),
  legalBasis: rule('legalBasis', v.picklist(LEGAL_BASES)),
  subjectHeard: rule('subjectHeard', v.boolean()),
  selfFrom: rule('selfFrom', Age),
  standingConsents: rule('standingConsents', v.boolean()),
  triage: rule('triage', TriageChoice),
  'contact.name': contactField('contact', 'name'),
  'contact.email': contactField('contact', 'email'),
  'contact.phone': contactField('contact', 'phone'),
  'dataProtectionOfficer.name': contactField('dataProtectionOfficer', 'name'),
  'dataProtectionOfficer.email': contactField('dataProtectionOfficer', 'email'),
  'dataProtectionOfficer.phone': contactField('dataProtectionOfficer', 'phone'),
};
