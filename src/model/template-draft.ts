/** The draft of a template as it is written: how long its texts may be, and which language has fallen behind another. */
import type { Attachment, VersionText } from './agreed-text.ts';
import { LANGUAGES, type Language, type Localized } from './language.ts';
import { isEmptyText } from './rich-text.ts';

export type TextField = Exclude<keyof VersionText, 'purposes'>;

/** Longest text of each field, in UTF-16 code units, as `maxlength` of HTML counts; of a formatted one, its words. */
export const TEXT_LIMITS = {
  name: 200,
  purpose: 500,
  description: 10_000,
  ifRefused: 2_000,
  afterRefusing: 2_000,
  data: 2_000,
  recipients: 2_000,
  storage: 2_000,
  transfers: 2_000,
} as const satisfies Record<TextField, number>;
/** Longest name of one of several purposes. */
export const PURPOSE_NAME_LIMIT = 500;
/** Longest name, address or number of a contact. */
export const CONTACT_LIMIT = 200;
export const PURPOSES_LIMIT = 20;
/** Files that go with the text of one language. */
export const ATTACHMENTS_LIMIT = 10;
/** Largest file, in bytes. */
export const ATTACHMENT_SIZE_LIMIT = 10 * 1024 * 1024;
/** Of all files of a draft together, in bytes. */
export const ATTACHMENTS_SIZE_LIMIT = 30 * 1024 * 1024;
/** Longest name of a file. */
export const ATTACHMENT_NAME_LIMIT = 200;

/** What may be attached, with the endings of its name. */
export const ATTACHMENT_TYPES: Record<Attachment['mediaType'], string[]> = {
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'text/plain': ['.txt'],
};

/** Whether a draft keeps the answers to the published version or asks again; the first of a template does neither. */
export const DRAFT_CHANGES = ['first', 'minor', 'major'] as const;
export type DraftChange = (typeof DRAFT_CHANGES)[number];

/** The last change of one field. */
export interface FieldChange {
  /** Counts the changes of the field in this draft, from 1. */
  revision: number;
  personId: string;
  /** Instant in UTC, ISO 8601. */
  at: string;
  /** It follows what another language said before: it makes nothing older than itself. */
  catchesUp: boolean;
}

/** A text that says what another language has said otherwise since. */
export interface OlderText {
  language: Language;
  /** Such as `storage` or `purposes.photos`. */
  field: string;
  /** The language that was changed later, and when. */
  than: Language;
  at: string;
}

/** Minutes within which changes of one field are one piece of work. */
const ONE_SITTING = 30;

/**
 * The texts that are older than another language's, by field. A language that is written first, or after the other, is
 * not ahead of it; an empty one is missing and not old.
 *
 * @param changes by path, such as `texts.fi.storage`
 */
export function olderTexts(texts: Localized<VersionText>, changes: Record<string, FieldChange>): OlderText[] {
  const fields = LANGUAGES.map((language) => [language, fieldsOf(texts[language])] as const);
  return fields.flatMap(([language, own]) =>
    [...own].flatMap((field): OlderText[] => {
      const changed = changes[`texts.${language}.${field}`]?.at ?? '';
      const ahead = fields
        .filter(([than, theirs]) => than !== language && theirs.has(field))
        .flatMap(([than]) => {
          const change = changes[`texts.${than}.${field}`];
          return change !== undefined && !change.catchesUp && change.at > changed ? [{ than, at: change.at }] : [];
        })
        .sort((a, b) => (a.at < b.at ? 1 : -1));
      return ahead.slice(0, 1).map(({ than, at }) => ({ language, field, than, at }));
    }),
  );
}

/** The fields that say something. */
function fieldsOf(text: VersionText | undefined): Set<string> {
  if (text === undefined) return new Set();
  const { purposes = {}, ...fields } = text;
  const named = Object.entries(purposes).map(([id, name]) => [`purposes.${id}`, name] as const);
  return new Set([...Object.entries(fields), ...named].flatMap(([field, value]) => (isEmptyText(value) ? [] : field)));
}

/** @param follows whether the field was empty or older than another language's before this change */
export function nextChange(
  before: FieldChange | undefined,
  { personId, at, follows }: { personId: string; at: string; follows: boolean },
): FieldChange {
  const goesOn = before !== undefined && Date.parse(at) - Date.parse(before.at) <= ONE_SITTING * 60_000;
  return {
    revision: (before?.revision ?? 0) + 1,
    personId,
    at,
    catchesUp: follows || (goesOn && before.catchesUp),
  };
}
