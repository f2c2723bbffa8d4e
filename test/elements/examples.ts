/** Requests as the contract has them, and an API that is a plain object. Each test changes what it is about. */
import type { ConsentDetailApi, ConsentListApi, SessionApi, Versioned } from '../../src/api/ports.ts';
import type { ConsentDetail, ConsentPurpose } from '../../src/contract/consent-detail.ts';
import type { ConsentSummary } from '../../src/contract/consent-summary.ts';
import type { RichText } from '../../src/model/rich-text.ts';

export function summary(changes: Partial<ConsentSummary> = {}): ConsentSummary {
  return {
    id: 'r1',
    status: 'requested',
    since: '2026-11-02T12:05:00.000Z',
    standing: 'waiting',
    myAnswer: 'none',
    answeredAt: null,
    subject: { name: 'Aino Esimerkki', relation: 'child' },
    requester: { fi: 'Esimerkkikunta', sv: 'Exempelkommun', en: 'Example municipality' },
    name: { fi: 'Kuvauslupa', sv: 'Fototillstånd', en: 'Photo permission' },
    purpose: { fi: 'Kuvien julkaisu', sv: 'Publicering av bilder', en: 'Publishing photos' },
    lastValidDay: null,
    ...changes,
  };
}

function paragraph(text: string): RichText {
  return [{ type: 'paragraph', runs: [{ text }] }];
}

function shownText(language: string): NonNullable<ConsentDetail['texts']['fi']> {
  return {
    description: paragraph(`description ${language}`),
    ifRefused: paragraph(`ifRefused ${language}`),
    afterRefusing: paragraph(`afterRefusing ${language}`),
    data: `data ${language}`,
    recipients: `recipients ${language}`,
    storage: `storage ${language}`,
    attachments: [],
  };
}

/** One purpose that may be answered. */
export function purpose(changes: Partial<ConsentPurpose> = {}): ConsentPurpose {
  return {
    id: 'all',
    name: { fi: 'Kuvien julkaisu', sv: 'Publicering av bilder', en: 'Publishing photos' },
    status: 'requested',
    myAnswer: 'none',
    previousAnswer: 'none',
    decisions: ['accept', 'refuse'],
    ...changes,
  };
}

export function detail(changes: Partial<ConsentDetail> = {}): ConsentDetail {
  return {
    ...summary(),
    legalBasis: 'consent',
    versionId: 'v1',
    texts: { fi: shownText('fi'), sv: shownText('sv'), en: shownText('en') },
    controller: {
      name: { fi: 'Esimerkkikunta' },
      contact: { name: 'Varhaiskasvatus', email: 'luvat@kunta.example' },
      dataProtectionOfficer: { name: 'Tietosuojavastaava' },
    },
    reason: 'no-answer',
    explicit: false,
    purposes: [purpose()],
    decisions: ['accept', 'refuse'],
    respondents: [],
    answerIsShared: false,
    endsSoon: false,
    previous: null,
    successorId: null,
    inAdvance: null,
    events: [{ seq: 1, type: 'sent', at: '2026-11-02T12:05:00.000Z', receipt: false }],
    ...changes,
  };
}

/** The request after it has been accepted. */
export function accepted(changes: Partial<ConsentDetail> = {}): ConsentDetail {
  return detail({
    status: 'given',
    standing: 'in-force',
    myAnswer: 'given',
    answeredAt: '2026-11-03T09:00:00.000Z',
    reason: 'one-accepted',
    purposes: [purpose({ status: 'given', myAnswer: 'given', decisions: ['withdraw'] })],
    decisions: ['withdraw'],
    ...changes,
  });
}

export function versioned(data: ConsentDetail, etag = '"1"'): Versioned<ConsentDetail> {
  return { data, etag };
}

function unexpected(what: string): () => never {
  return () => {
    throw new Error(`the test did not expect ${what}`);
  };
}

export function listApi(list: ConsentListApi['list']): ConsentListApi {
  return { list };
}

/** An API that does only what it is given. */
export function detailApi(methods: Partial<ConsentDetailApi>): ConsentDetailApi {
  return { request: unexpected('request'), decide: unexpected('decide'), outcome: unexpected('outcome'), ...methods };
}

export function sessionApi(methods: Partial<SessionApi>): SessionApi {
  return {
    current: async () => ({ signedIn: true, name: 'Aino Esimerkki' }),
    signOut: unexpected('signOut'),
    ...methods,
  };
}
