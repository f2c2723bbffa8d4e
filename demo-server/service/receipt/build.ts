/** Builds the receipt of one answer, signed: what a person is given. */
import canonicalize from 'canonicalize';
import { currentStates, type ReceiptSource } from '../../../src/model/receipt.ts';
import { digestsOf } from '../../../src/receipt/parts.ts';
import type { ReceiptStatement } from '../../../src/receipt/statement.ts';
import { sha256 } from '../agreed-texts.ts';
import { receiptRecord } from './record.ts';
import type { ReceiptSigner } from './sign.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;
/** A UUID, or a keyed SHA-256: no name and no identity code has this form. */
const PSEUDONYM = /^(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{64}|[\w-]{43})$/iu;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u;

export type SignedReceipt = Awaited<ReturnType<typeof buildReceipt>>;

/**
 * A receipt as a plain JSON value. The compact JWS stands in it as a statement of its provenance; its payload is a
 * {@link ReceiptStatement}.
 *
 * @throws {RangeError} for a source that must not become a receipt: a text that is not the one with the hash, a
 * pseudonym that could be a name, a purpose without a state, a time that is not UTC
 */
export async function buildReceipt(source: ReceiptSource, signer: ReceiptSigner) {
  await requireFit(source);
  // Through JSON: what is undefined is not there, in the digests and in the file alike.
  const record = JSON.parse(JSON.stringify(receiptRecord(source))) as ReturnType<typeof receiptRecord>;
  const provenance = { '@type': 'dct:ProvenanceStatement', 'dct:format': 'application/jose' };
  const unsigned = { ...record, 'dct:provenance': provenance };
  const jws = await signer.sign(statementOf(source, await digestsOf(unsigned)));
  return { ...record, 'dct:provenance': { ...provenance, 'rdf:value': jws } };
}

function statementOf(source: ReceiptSource, digests: ReceiptStatement['digests']): ReceiptStatement {
  const { receiptId, issuedAt, publisher, agreed, subject, lastValidDay } = source;
  return {
    receiptId,
    issuedAt,
    publisher: publisher.name,
    name: agreed.name,
    controller: agreed.controller.name,
    language: agreed.language,
    relation: subject.relation,
    answers: currentStates(source).map(({ name, change: { state, at } }) => ({ name, state, at })),
    lastValidDay,
    digests,
  };
}

async function requireFit(source: ReceiptSource): Promise<void> {
  const { receiptId, recordId, issuedAt, agreed, agreedHash, subject, respondent, lastValidDay, history } = source;
  const require = (isFit: boolean, what: string) => {
    if (!isFit) throw new RangeError(`No receipt can be made: ${what}`);
  };
  require(UUID.test(receiptId) && UUID.test(recordId), 'an id is not a UUID');
  require([subject, respondent].every(({ pseudonym }) => PSEUDONYM.test(pseudonym)), 'a pseudonym is not opaque');
  const isSamePerson = subject.pseudonym === respondent.pseudonym;
  require((subject.relation === 'self') === isSamePerson, 'subject and respondent do not fit the relation');
  require([issuedAt, ...history.map(({ at }) => at)].every((at) => INSTANT.test(at)), 'a time is not in UTC');
  require(lastValidDay === null || /^\d{4}-\d\d-\d\d$/u.test(lastValidDay), 'the last valid day is not a day');
  const addresses = [source.pageUrl, source.publisher.url ?? source.pageUrl];
  require(addresses.every((address) => /^https?:\/\/[^\s<>"{}|\\^`]+$/u.test(address)), 'an address is not http');
  const hash = await sha256(new TextEncoder().encode(canonicalize(agreed)));
  require(hash === agreedHash, 'the text is not the one that was agreed to');
}
