/**
 * What must hold before a text may be published: the part of the law that a machine can check. The numbers are those
 * of `docs/law.md`.
 */
import type { Contact, PersonalDataKind, PurposeKind, VersionText } from './agreed-text.ts';
import type { LegalBasis } from './consent-request.ts';
import type { Language, Localized } from './language.ts';
import { endOfTriage, TRIAGE_ENDS, type TriageAnswers } from './legal-basis-triage.ts';
import { ADVICE_LANGUAGES, type AdviceLanguage, type AdviceRule } from './text-advice/advice.ts';
import { adviseOn } from './text-advice/text-advice.ts';
import { isOver, type Validity } from './validity.ts';
import { isEmptyText, plainText } from './rich-text.ts';

export const VERSION_FAULTS = [
  /** 22: a language that the organisation requires is not there, or not whole. */
  'language-missing',
  /** 8: nothing says what happens to one who refuses. */
  'refusal-not-told',
  /** 9: something that GDPR Articles 13 and 14 want told is not. */
  'not-told',
  /** 6: there is no purpose, or several that have no names of their own. */
  'purpose-unnamed',
  /** 6: two purposes of one kind and name are one. */
  'purpose-twice',
  /** 10: nobody has considered whether consent is the basis at all. */
  'basis-not-considered',
  /** 10: where another basis than consent applies, there is nothing to consent to. */
  'not-consent',
  /** 16: data of a special category needs explicit consent (GDPR Art. 9(2)(a)). */
  'not-explicit',
  /** 30: a placeholder was left in the text. */
  'placeholder',
  /** 7: consent asked in these words would be none; `rule` says why. See the gates of `text-advice/advice.ts`. */
  'unlawful-wording',
  /** 30: the last day on which an answer would be valid has passed. */
  'validity-over',
] as const;
export type VersionFaultCode = (typeof VERSION_FAULTS)[number];

/** Where the fault lies: a language and a field where there is one. */
export interface VersionFault {
  code: VersionFaultCode;
  language?: Language;
  field?: string;
  /** Of `unlawful-wording`. */
  rule?: AdviceRule;
}

export interface VersionToPublish {
  legalBasis: LegalBasis;
  contact: Contact;
  dataProtectionOfficer: Contact;
  texts: Localized<VersionText>;
  purposes: { id: string; kind: PurposeKind }[];
  personalData: PersonalDataKind[];
  explicit: boolean;
  validity: Validity;
  /** Null where nobody has considered whether consent is the basis. */
  triage: { answers: TriageAnswers } | null;
}

const TOLD = ['name', 'purpose', 'description', 'data', 'recipients', 'storage'] as const;
/** `{{name}}`, `[LISÄÄ NIMI]`, `XXX`, `TODO`. */
const PLACEHOLDER = /\{\{|\}\}|\[[A-ZÅÄÖ ]{3,}\]|\bX{3,}\b|\bTODO\b/u;

/**
 * All faults of a version, in the order in which its form is read; none for one that may be published.
 *
 * @param required languages that the organisation publishes in
 * @param today civil date in Europe/Helsinki
 */
export function faultsOfVersion(version: VersionToPublish, required: readonly string[], today: string): VersionFault[] {
  const faults: VersionFault[] = [];
  for (const language of required as Language[]) {
    if (version.texts[language] === undefined) faults.push({ code: 'language-missing', language });
  }
  for (const [language, text] of Object.entries(version.texts) as [Language, VersionText][]) {
    const ofText = [...faultsOfText(text, version), ...unlawfulWordings(text, language, version)];
    faults.push(...ofText.map((fault) => ({ ...fault, language })));
  }
  return [...faults, ...faultsOfRules(version, today)];
}

function faultsOfText(text: VersionText, { purposes }: VersionToPublish): VersionFault[] {
  const faults: VersionFault[] = [];
  for (const field of TOLD) if (isEmptyText(text[field])) faults.push({ code: 'not-told', field });
  if (isEmptyText(text.ifRefused)) faults.push({ code: 'refusal-not-told', field: 'ifRefused' });
  if (purposes.length > 1) {
    const names = purposes.map(({ id }) => text.purposes?.[id]?.trim() ?? '');
    if (names.includes('')) faults.push({ code: 'purpose-unnamed', field: 'purposes' });
    else if (new Set(names).size < names.length) faults.push({ code: 'purpose-twice', field: 'purposes' });
  }
  const { purposes: names = {}, ...fields } = text;
  for (const [field, value] of Object.entries({ ...fields, purposes: Object.values(names).join('\n') })) {
    if (PLACEHOLDER.test(plainText(value))) faults.push({ code: 'placeholder', field });
  }
  return faults;
}

/** Each rule once in a field: the editor shows all of its places. */
function unlawfulWordings(text: VersionText, language: Language, { purposes }: VersionToPublish): VersionFault[] {
  if (!isAdvised(language)) return [];
  const gates = adviseOn(text, language, purposes.length).filter(({ weight }) => weight === 'gate');
  const byPlace = new Map(gates.map(({ field, rule }) => [`${field} ${rule}`, { field, rule }]));
  return [...byPlace.values()].map((place) => ({ code: 'unlawful-wording', ...place }));
}

function isAdvised(language: Language): language is AdviceLanguage {
  return (ADVICE_LANGUAGES as readonly Language[]).includes(language);
}

function faultsOfRules(version: VersionToPublish, today: string): VersionFault[] {
  const { legalBasis, contact, dataProtectionOfficer, purposes, personalData, explicit, validity, triage } = version;
  const end = triage === null ? undefined : endOfTriage(triage.answers);
  const faults: VersionFault[] = [];
  if (purposes.length === 0) faults.push({ code: 'purpose-unnamed', field: 'purposes' });
  if (isUnreachable(contact)) faults.push({ code: 'not-told', field: 'contact' });
  if (isUnreachable(dataProtectionOfficer)) faults.push({ code: 'not-told', field: 'dataProtectionOfficer' });
  if (legalBasis !== 'consent') faults.push({ code: 'not-consent', field: 'legalBasis' });
  if (end === undefined) faults.push({ code: 'basis-not-considered', field: 'triage' });
  else if (TRIAGE_ENDS[end].asks === 'nothing') faults.push({ code: 'not-consent', field: 'triage' });
  const special = personalData.includes('health') || end === 'consent-explicit';
  if (special && !explicit) faults.push({ code: 'not-explicit', field: 'explicit' });
  if (isOver(validity, today)) faults.push({ code: 'validity-over', field: 'validity' });
  return faults;
}

function isUnreachable({ name, email = '', phone = '' }: Contact): boolean {
  return isEmptyText(name) || (isEmptyText(email) && isEmptyText(phone));
}
