/**
 * A receipt as JSON-LD: a `dpv:ConsentReceipt` around the `dpv:ConsentRecord` of ISO/IEC TS 27560, in the profile for
 * the GDPR. The schema in `docs/consent-receipt.schema.json` says the same for those who check shapes.
 */
import type { AgreedText, Contact } from '../../../src/model/agreed-text.ts';
import { currentStates, type ReceiptSource, type StateChange } from '../../../src/model/receipt.ts';
import { CONSENT_STATUS, contextIn, LEGAL_BASIS, PERSONAL_DATA, PROFILE, PURPOSE, RIGHTS } from './vocabulary.ts';

/** The receipt without its signature. What is undefined in it is not there. */
export function receiptRecord(source: ReceiptSource) {
  const { receiptId, recordId, issuedAt, agreed, pageUrl } = source;
  const names = namesIn(source);
  const uses = usesOfData(agreed, names);
  return {
    '@context': contextIn(agreed.language),
    '@id': `urn:uuid:${receiptId}`,
    '@type': 'dpv:ConsentReceipt',
    'dct:conformsTo': PROFILE.receipt,
    'dct:identifier': receiptId,
    'dct:created': issuedAt,
    'dct:publisher': publisher(source),
    'dpv:hasRecordOfActivity': {
      '@id': names.record,
      '@type': 'dpv:ConsentRecord',
      'dct:conformsTo': PROFILE.record,
      'dct:identifier': recordId,
      'dpv:hasDataSubject': {
        '@id': names.subject,
        '@type': source.subject.relation === 'child' ? 'dpv:Child' : 'dpv:DataSubject',
        'dct:identifier': source.subject.pseudonym,
      },
      'dpv:hasDataController': controller(agreed, names),
      'dpv:hasEntity': respondent(source, names),
      'dpv:hasNotice': notice(source, names),
      'dpv:hasProcess': processes(source, names, uses),
      ...uses,
      'dpv:hasConsentControl': { '@type': 'dpv:WithdrawConsent', 'dpv:isExercisedAt': pageUrl },
      'dpv:hasRight': [
        { '@type': ['dpv:DataSubjectRight', 'eu-gdpr:A7-3'], 'dpv:isExercisedAt': pageUrl },
        ...RIGHTS.map((right) => ({ '@type': ['dpv:DataSubjectRight', right] })),
      ],
      'dpv:hasJurisdiction': 'loc:FI',
      'dpv:hasConsentStatus': source.history.map((change) => status(source, names, change)),
    },
  };
}

type Names = ReturnType<typeof namesIn>;

/** The names of what a receipt speaks of: nothing outside of it can be taken for the same thing. */
function namesIn({ recordId, subject }: ReceiptSource) {
  const record = `urn:uuid:${recordId}`;
  return {
    record,
    subject: `${record}#subject`,
    respondent: subject.relation === 'self' ? undefined : `${record}#respondent`,
    controller: `${record}#controller`,
    notice: `${record}#notice`,
    data: `${record}#data`,
    recipients: `${record}#recipients`,
    storage: `${record}#storage`,
    purpose: (id: string) => `${record}#purpose-${encodeURIComponent(id)}`,
  };
}

function publisher({ publisher: { name, identifier, url } }: ReceiptSource) {
  return { '@type': 'dpv:Organisation', 'dpv:hasName': name, 'dpv:hasIdentifier': identifier, 'schema:url': url };
}

function contactPoint({ name, email, phone }: Contact) {
  return { '@type': 'schema:ContactPoint', 'schema:name': name, 'schema:email': email, 'schema:telephone': phone };
}

function controller({ controller: { name, contact, dataProtectionOfficer } }: AgreedText, names: Names) {
  return {
    '@id': names.controller,
    '@type': 'dpv:DataController',
    'dpv:hasName': name,
    'schema:contactPoint': contactPoint(contact),
    'dpv:hasDataProtectionOfficer': {
      '@type': 'dpv:DataProtectionOfficer',
      'schema:contactPoint': contactPoint(dataProtectionOfficer),
    },
  };
}

/** Who answered, where it was not the data subject. A parent need not be the guardian: the law asks for the guardian. */
function respondent(source: ReceiptSource, { respondent: name }: Names) {
  if (name === undefined) return undefined;
  return [{ '@id': name, '@type': 'dpv:GuardianOfDataSubject', 'dct:identifier': source.respondent.pseudonym }];
}

function checksum(hash: string) {
  return {
    '@type': 'spdx:Checksum',
    'spdx:algorithm': 'spdx:checksumAlgorithm_sha256',
    'spdx:checksumValue': hash,
  };
}

/** The agreed text, as the JSON value whose hash is kept. */
function notice({ agreed, agreedHash }: ReceiptSource, names: Names) {
  return {
    '@id': names.notice,
    '@type': 'dpv:ConsentNotice',
    'dct:identifier': agreed.versionId,
    'dct:title': agreed.name,
    'dct:language': agreed.language,
    'spdx:checksum': checksum(agreedHash),
    'rdf:value': { '@type': '@json', '@value': agreed },
  };
}

/** What holds for every purpose: said once, and named by each process. */
function usesOfData(agreed: AgreedText, names: Names) {
  const kinds = agreed.personalData.map((kind) => PERSONAL_DATA[kind]);
  const special = agreed.explicit ? ['dpv:SpecialCategoryPersonalData'] : [];
  return {
    'dpv:hasPersonalData': {
      '@id': names.data,
      '@type': [...new Set(['dpv:PersonalData', ...special, ...kinds])],
      'dct:description': agreed.data,
    },
    'dpv:hasRecipient': { '@id': names.recipients, '@type': 'dpv:Recipient', 'dct:description': agreed.recipients },
    'dpv:hasStorageCondition': {
      '@id': names.storage,
      '@type': 'dpv:StorageDuration',
      'dct:description': agreed.storage,
    },
    'dpv:hasProcessing':
      agreed.transfers === undefined ? undefined : { '@type': 'dpv:Transfer', 'dct:description': agreed.transfers },
  };
}

function processes(source: ReceiptSource, names: Names, uses: ReturnType<typeof usesOfData>) {
  const { agreed } = source;
  const kinds = new Map(agreed.purposes.map(({ id, kind }) => [id, PURPOSE[kind]]));
  return currentStates(source).map(({ id, name, change }) => ({
    '@type': 'dpv:Process',
    'dpv:hasPurpose': {
      '@id': names.purpose(id),
      '@type': kinds.get(id),
      'dct:identifier': id,
      'dct:title': name,
    },
    'dpv:hasPersonalData': uses['dpv:hasPersonalData']['@id'],
    'dpv:hasDataController': names.controller,
    'dpv:hasRecipient': uses['dpv:hasRecipient']['@id'],
    'dpv:hasStorageCondition': uses['dpv:hasStorageCondition']['@id'],
    'dpv:hasLegalBasis': [LEGAL_BASIS[agreed.legalBasis], ...(agreed.explicit ? ['eu-gdpr:A9-2-a'] : [])],
    'dpv:hasConsentStatus': status(source, names, change, [id]),
  }));
}

function status(source: ReceiptSource, names: Names, change: StateChange, purposes = change.purposes) {
  const { state, at, by, method, language, hash, answeredOn } = change;
  const isGiven = state === 'given' || state === 'renewed';
  const consent = source.agreed.explicit ? 'dpv:ExplicitlyExpressedConsent' : 'dpv:ExpressedConsent';
  return {
    '@type': [CONSENT_STATUS[state], ...(isGiven ? [consent] : [])],
    'dpv:hasPurpose': purposes.map(names.purpose),
    'dpv:isIndicatedAtTime': at,
    'dpv:hasDuration': duration(isGiven && isCurrent(source, change), source.lastValidDay),
    'dpv:isIndicatedBy': indicatedBy(by, names),
    'dpv:hasIndicationMethod': method,
    // Given to the organisation, which has written it down: DPV has no term for that.
    ...(answeredOn !== undefined && {
      'dct:creator': names.controller,
      'dct:dateSubmitted': { '@type': 'xsd:date', '@value': answeredOn },
    }),
    'dct:language': language,
    'spdx:checksum': hash === undefined ? undefined : checksum(hash),
  };
}

/** Until when an earlier yes would have been valid, its own text said. */
function isCurrent(source: ReceiptSource, change: StateChange): boolean {
  return currentStates(source).some((current) => current.change === change);
}

function duration(isInForce: boolean, lastValidDay: string | null) {
  if (!isInForce) return { '@type': 'dpv:IndeterminateDuration' };
  if (lastValidDay === null) return { '@type': 'dpv:EndlessDuration' };
  return { '@type': 'dpv:UntilTimeDuration', 'rdf:value': { '@type': 'xsd:date', '@value': lastValidDay } };
}

function indicatedBy(by: StateChange['by'], names: Names) {
  switch (by) {
    case 'subject':
      return names.subject;
    case 'organisation':
      return names.controller;
    case 'guardian':
      // Of a subject who answers alone now: some guardian, of whom nothing more is said.
      return names.respondent ?? { '@type': 'dpv:GuardianOfDataSubject' };
  }
}
