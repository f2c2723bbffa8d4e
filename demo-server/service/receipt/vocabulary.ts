/**
 * Our words in the terms of the W3C Data Privacy Vocabulary 2.3, of its extensions for the GDPR, personal data and
 * places, and of the profile for ISO/IEC TS 27560. Where the vocabulary has no term that says the same, the general
 * one is taken; the agreed text says the rest.
 */
import type { PersonalDataKind, PurposeKind } from '../../../src/model/agreed-text.ts';
import type { LegalBasis } from '../../../src/model/consent-request.ts';
import type { Language } from '../../../src/model/language.ts';
import type { ConsentState } from '../../../src/model/receipt.ts';

export const PROFILE = {
  receipt: 'https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr',
  record: 'https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr',
};

const NAMESPACES = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  loc: 'https://w3id.org/dpv/loc#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** Properties whose values are names of things, not texts. */
const THINGS = [
  'dct:conformsTo',
  'dct:creator',
  'dpv:hasDataController',
  'dpv:hasJurisdiction',
  'dpv:hasLegalBasis',
  'dpv:hasPersonalData',
  'dpv:hasPurpose',
  'dpv:hasRecipient',
  'dpv:hasStorageCondition',
  'dpv:hasProcessing',
  'dpv:isExercisedAt',
  'dpv:isIndicatedBy',
  'schema:url',
  'spdx:algorithm',
];

const INSTANTS = ['dct:created', 'dpv:isIndicatedAtTime'];

/** Texts for people, in the language of the agreed text. */
const TEXTS = ['dct:title', 'dct:description'];

/** The context of a receipt: whole and inside it, so that a receipt is read without a network. */
export function contextIn(language: Language) {
  const terms = (names: string[], type: Record<string, string>) =>
    Object.fromEntries(names.map((name) => [name, { '@id': name, ...type }]));
  return {
    '@version': 1.1,
    ...NAMESPACES,
    ...terms(THINGS, { '@type': '@id' }),
    ...terms(INSTANTS, { '@type': 'xsd:dateTime' }),
    ...terms(TEXTS, { '@language': language }),
  };
}

export const CONSENT_STATUS: Record<ConsentState, string> = {
  requested: 'dpv:ConsentRequested',
  given: 'dpv:ConsentGiven',
  renewed: 'dpv:RenewedConsentGiven',
  refused: 'dpv:ConsentRefused',
  withdrawn: 'dpv:ConsentWithdrawn',
  revoked: 'dpv:ConsentRevoked',
  expired: 'dpv:ConsentExpired',
};

export const PURPOSE: Record<PurposeKind, string> = {
  photography: 'dpv:Purpose',
  'group-publication': 'dpv:CommunicationManagement',
  'web-publication': 'dpv:PublicRelations',
  'social-media': 'dpv:PublicRelations',
  press: 'dpv:PublicRelations',
  excursion: 'dpv:ServiceProvision',
  research: 'dpv:ScientificResearch',
  'service-provision': 'dpv:ServiceProvision',
  'information-sharing': 'dpv:Purpose',
  other: 'dpv:Purpose',
};

export const PERSONAL_DATA: Record<PersonalDataKind, string> = {
  name: 'pd:Name',
  contact: 'pd:Contact',
  age: 'pd:Age',
  picture: 'pd:Picture',
  voice: 'dpv:PersonalData',
  survey: 'pd:Opinion',
  health: 'pd:Health',
  other: 'dpv:PersonalData',
};

export const LEGAL_BASIS: Record<LegalBasis, string> = {
  consent: 'eu-gdpr:A6-1-a',
  contract: 'eu-gdpr:A6-1-b',
  'legal-obligation': 'eu-gdpr:A6-1-c',
  'vital-interest': 'eu-gdpr:A6-1-d',
  'public-task': 'eu-gdpr:A6-1-e',
  'legitimate-interest': 'eu-gdpr:A6-1-f',
};

/** Besides the right to withdraw: access, rectification, erasure, restriction, portability; complaint. */
export const RIGHTS = ['A15', 'A16', 'A17', 'A18', 'A20', 'A77'].map((article) => `eu-gdpr:${article}`);
