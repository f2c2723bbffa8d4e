/**
 * Everything that was on the screen before an answer, in one language: what is hashed, kept with the version, and
 * repeated in the receipt. Canonical JSON (RFC 8785) of this, SHA-256, is the proof of what was agreed to.
 */
import type { ApprovalMode, LegalBasis } from './consent-request.ts';
import type { Language } from './language.ts';
import type { RichText } from './rich-text.ts';

/** What data is used for, in the words that systems share. The text says it to people. */
export const PURPOSE_KINDS = [
  'photography',
  'group-publication',
  'web-publication',
  'social-media',
  'press',
  'excursion',
  'research',
  'service-provision',
  'information-sharing',
  'other',
] as const;
export type PurposeKind = (typeof PURPOSE_KINDS)[number];

/** Kinds of personal data. `health` is of a special category (GDPR Art. 9). */
export const PERSONAL_DATA_KINDS = ['name', 'contact', 'age', 'picture', 'voice', 'survey', 'health', 'other'] as const;
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];

export interface Contact {
  name: string;
  email?: string;
  phone?: string;
}

export interface Attachment {
  name: string;
  mediaType: string;
  /** In bytes. */
  size: number;
  /** Of the file's bytes, in hexadecimal. */
  sha256: string;
}

/** The texts that are formatted; the others are lines. */
export const FORMATTED_FIELDS = ['description', 'ifRefused', 'afterRefusing'] as const;
export type FormattedField = (typeof FORMATTED_FIELDS)[number];

/** The words of one language version. */
export interface VersionText {
  name: string;
  purpose: string;
  description: RichText;
  ifRefused: RichText;
  afterRefusing?: RichText;
  data: string;
  recipients: string;
  storage: string;
  /** Transfers out of the EU and the EEA; nothing where there are none. */
  transfers?: string;
  /** Name of each purpose, by its id; of a single one, `purpose` says it. */
  purposes?: Record<string, string>;
}

export interface AgreedText extends Omit<VersionText, FormattedField | 'purposes'> {
  /** Markdown in what was agreed to before 22 November 2026: it stays as it was signed. See `richTextOf`. */
  description: RichText | string;
  ifRefused: RichText | string;
  afterRefusing?: RichText | string;
  templateId: string;
  versionId: string;
  major: number;
  minor: number;
  language: Language;
  legalBasis: LegalBasis;
  approvalMode: ApprovalMode;
  purposes: { id: string; kind: PurposeKind; name: string }[];
  personalData: PersonalDataKind[];
  /** Consent to a special category of data is asked explicitly (GDPR Art. 9(2)(a)). */
  explicit: boolean;
  controller: { name: string; contact: Contact; dataProtectionOfficer: Contact };
  attachments: Attachment[];
}
