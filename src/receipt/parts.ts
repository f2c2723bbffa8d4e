/**
 * The parts of a receipt that are signed one by one, so that a check can say which of them has been changed. Together
 * they are the whole document but for the signature: nothing can be added that belongs to none.
 */
import { digestOf } from './digest.ts';

/**
 * `agreedText`: what was on the screen. `answer`: the state of each purpose, since when and until when. `history`:
 * all that led to it. `terms`: the law, rights and use of data. `parties`: who asked and who answered.
 * `receipt`: all the rest.
 */
export const RECEIPT_PARTS = ['agreedText', 'answer', 'history', 'terms', 'parties', 'receipt'] as const;
export type ReceiptPart = (typeof RECEIPT_PARTS)[number];
export type Digests = Record<ReceiptPart, string>;

const PARTIES = ['dpv:hasDataSubject', 'dpv:hasDataController', 'dpv:hasEntity'];
const TERMS = [
  'dpv:hasProcess',
  'dpv:hasPersonalData',
  'dpv:hasRecipient',
  'dpv:hasStorageCondition',
  'dpv:hasProcessing',
  'dpv:hasConsentControl',
  'dpv:hasRight',
  'dpv:hasJurisdiction',
];

type Fields = Record<string, unknown>;

/** For what has no fields: a receipt that was changed may be of any shape. */
function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** Takes a field out of its object. */
function take(from: unknown, name: string): unknown {
  const fields = fieldsOf(from);
  const value = fields[name];
  delete fields[name];
  return value;
}

function takeAll(from: unknown, names: string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, take(from, name)]));
}

/** The compact JWS of a receipt, or undefined where there is none. */
export function signatureOf(document: unknown): string | undefined {
  const signature = fieldsOf(fieldsOf(document)['dct:provenance'])['rdf:value'];
  return typeof signature === 'string' ? signature : undefined;
}

/** What is in each part of a receipt, whatever its shape. Leaves the receipt as it is. */
export function partsOf(document: unknown): Record<ReceiptPart, unknown> {
  const receipt: unknown = structuredClone(document);
  take(fieldsOf(receipt)['dct:provenance'], 'rdf:value');
  const record = fieldsOf(receipt)['dpv:hasRecordOfActivity'];
  const agreedText = take(fieldsOf(fieldsOf(record)['dpv:hasNotice'])['rdf:value'], '@value');
  const history = take(record, 'dpv:hasConsentStatus');
  const processes = fieldsOf(record)['dpv:hasProcess'];
  const answer = Array.isArray(processes) ? processes.map((process) => take(process, 'dpv:hasConsentStatus')) : null;
  const terms = takeAll(record, TERMS);
  const parties = { ...takeAll(record, PARTIES), ...takeAll(receipt, ['dct:publisher']) };
  return { agreedText, answer, history, terms, parties, receipt };
}

/** The digest of each part. */
export async function digestsOf(document: unknown): Promise<Digests> {
  const parts = partsOf(document);
  const digests = await Promise.all(RECEIPT_PARTS.map(async (part) => [part, await digestOf(parts[part])]));
  return Object.fromEntries(digests) as Digests;
}
