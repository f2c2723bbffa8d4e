/** Any receipt there can be. */
import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { createSigner, type ReceiptSigner } from '../../demo-server/service/receipt/sign.ts';
import { newKey, PHOTO_TEXT } from '../../stories/receipt-sample.ts';
import { PERSONAL_DATA_KINDS, PURPOSE_KINDS, type AgreedText } from '../../src/model/agreed-text.ts';
import { ANSWER_METHODS, APPROVAL_MODES, LEGAL_BASES } from '../../src/model/consent-request.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { CONSENT_STATES, SUBJECT_RELATIONS, type ReceiptSource, type StateChange } from '../../src/model/receipt.ts';
import { sayingText } from '../model/any-rich-text.ts';

/** SHA-256 of canonical JSON, by Node: not by the code that is tested. */
export function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');
}

export const signer: ReceiptSigner = await createSigner(await newKey());

/** Texts as people and systems write them, and worse; never half of a surrogate pair, which no file can hold. */
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
/** As texts are kept, and in Markdown, as those were that were agreed to before. */
const formatted = fc.oneof(sayingText, text);
const instant = fc
  .date({ min: new Date('2018-05-25T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const hex = fc.stringMatching(/^[\da-f]{64}$/u);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const contact = fc.record(
  { name: text, email: fc.emailAddress(), phone: fc.constantFrom('09 310 1691', '+358 40 123 4567') },
  { requiredKeys: ['name'] },
);

const { afterRefusing: _, transfers: __, ...always } = PHOTO_TEXT;
const ALWAYS_THERE = Object.keys(always) as Exclude<keyof AgreedText, 'afterRefusing' | 'transfers'>[];

const agreedText: fc.Arbitrary<AgreedText> = fc.record(
  {
    templateId: fc.uuid(),
    versionId: fc.uuid(),
    major: fc.nat(),
    minor: fc.nat(),
    language: fc.constantFrom(...LANGUAGES),
    name: text,
    purpose: text,
    description: formatted,
    ifRefused: formatted,
    afterRefusing: formatted,
    data: text,
    recipients: text,
    storage: text,
    transfers: text,
    legalBasis: fc.constantFrom(...LEGAL_BASES),
    approvalMode: fc.constantFrom(...APPROVAL_MODES),
    purposes: fc.uniqueArray(fc.record({ id: text, kind: fc.constantFrom(...PURPOSE_KINDS), name: text }), {
      minLength: 1,
      maxLength: 4,
      selector: ({ id }) => id,
    }),
    personalData: fc.uniqueArray(fc.constantFrom(...PERSONAL_DATA_KINDS)),
    explicit: fc.boolean(),
    controller: fc.record({ name: text, contact, dataProtectionOfficer: contact }),
    attachments: fc.array(
      fc.record({ name: text, mediaType: fc.constant('application/pdf'), size: fc.nat(), sha256: hex }),
      {
        maxLength: 2,
      },
    ),
  },
  { noNullPrototype: true, requiredKeys: ALWAYS_THERE },
);

function historyOf(purposes: string[]): fc.Arbitrary<StateChange[]> {
  const requested = instant.map((at): StateChange => ({ state: 'requested', at, purposes, by: 'organisation' }));
  const change = fc.record(
    {
      state: fc.constantFrom(...CONSENT_STATES),
      at: instant,
      purposes: fc.subarray(purposes, { minLength: 1 }),
      by: fc.constantFrom('subject' as const, 'guardian' as const, 'organisation' as const),
      method: fc.constantFrom(...ANSWER_METHODS),
      language: fc.constantFrom(...LANGUAGES),
      hash: hex,
      answeredOn: instant.map((at) => at.slice(0, 10)),
    },
    { requiredKeys: ['state', 'at', 'purposes', 'by'] },
  );
  return fc.tuple(requested, fc.array(change, { maxLength: 5 })).map(([first, rest]) => [first, ...rest]);
}

const pseudonym = fc.oneof(fc.uuid(), hex, fc.stringMatching(/^[\w-]{43}$/u));

/** Any source that may become a receipt. */
export const anySource: fc.Arbitrary<ReceiptSource> = agreedText.chain((agreed) =>
  fc
    .record({
      receiptId: fc.uuid(),
      recordId: fc.uuid(),
      issuedAt: instant,
      publisher: fc.record(
        { name: text, identifier: fc.constant('1234567-1'), url: fc.webUrl() },
        { requiredKeys: ['name'] },
      ),
      relation: fc.constantFrom(...SUBJECT_RELATIONS),
      people: fc.tuple(pseudonym, pseudonym).filter(([one, other]) => one !== other),
      lastValidDay: maybe(instant.map((at) => at.slice(0, 10))),
      pageUrl: fc.webUrl({ withFragments: true, withQueryParameters: true }),
      history: historyOf(agreed.purposes.map(({ id }) => id)),
    })
    .map(({ relation, people: [one, other], lastValidDay = null, ...source }) => ({
      ...source,
      subject: { pseudonym: one, relation },
      respondent: { pseudonym: relation === 'self' ? one : other },
      agreed,
      agreedHash: hashOf(agreed),
      lastValidDay,
    })),
);
