import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import jsonld from 'jsonld';
import { buildReceipt, type SignedReceipt } from '../../demo-server/service/receipt/build.ts';
import * as vocabulary from '../../demo-server/service/receipt/vocabulary.ts';
import { EVERY_MARK } from '../../stories/every-mark.ts';
import { photoSource, PHOTO_TEXT } from '../../stories/receipt-sample.ts';
import { CONSENT_STATES, type ReceiptSource } from '../../src/model/receipt.ts';
import markdownReceipt from './markdown-receipt.json' with { type: 'json' };
import { anySource, hashOf, signer } from './sources.ts';

const root = join(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(join(root, 'docs/consent-receipt.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ strict: true, allErrors: true, strictTuples: false }).compile(schema);

function build(changes: Partial<ReceiptSource> = {}): Promise<SignedReceipt> {
  return buildReceipt(photoSource(changes), signer);
}

function assertValid(receipt: unknown): void {
  assert.ok(validate(receipt), JSON.stringify(validate.errors, undefined, 1));
}

describe('the published schema', () => {
  test('takes a receipt', async () => assertValid(await build()));

  test('takes one from when texts were Markdown', () => assertValid(markdownReceipt.receipt));

  test('takes every receipt that can be built', async () => {
    await fc.assert(
      fc.asyncProperty(anySource, async (source) => assertValid(await buildReceipt(source, signer))),
      { numRuns: 200 },
    );
  });

  /** What a receipt can be without: it depends on what was asked, and of whom. */
  const optional = [
    'dpv:hasEntity',
    'dpv:hasIdentifier',
    'dpv:hasIndicationMethod',
    'dpv:hasProcessing',
    'dct:language',
    'schema:email',
    'schema:telephone',
    'schema:url',
    'spdx:checksum',
    'transfers',
    'email',
    'phone',
    'strong',
    'href',
    'lang',
  ];

  test('takes nothing that is not named in it, and misses what is not there, at any depth', async () => {
    const agreed = { ...PHOTO_TEXT, description: EVERY_MARK };
    const { '@context': context, ...receipt } = await build({ agreed, agreedHash: hashOf(agreed) });
    const whole = { '@context': context, ...receipt };
    const objects: Record<string, unknown>[] = [whole];
    JSON.stringify(receipt, (_key, value: unknown) => {
      if (typeof value === 'object' && value !== null && !Array.isArray(value) && value !== receipt)
        objects.push(value as Record<string, unknown>);
      return value;
    });
    assert.ok(objects.length > 55);
    const rights = new Set<object>(receipt['dpv:hasRecordOfActivity']['dpv:hasRight']);
    for (const object of objects) {
      object['schema:award'] = 'x';
      assert.equal(validate(whole), false, JSON.stringify(object));
      delete object['schema:award'];
      for (const [name, value] of Object.entries(object)) {
        if (optional.includes(name) || (name === 'dpv:isExercisedAt' && rights.has(object))) continue;
        delete object[name];
        assert.equal(validate(whole), false, `${name} of ${JSON.stringify(object)}`);
        object[name] = value;
      }
    }
    assertValid(whole);
  });
});

/** The name that JSON-LD gives to each property, type and thing of an expanded document. */
function irisIn(expanded: unknown): Set<string> {
  const iris = new Set<string>();
  JSON.stringify(expanded, (key, value: unknown) => {
    // The JSON literal is a value.
    if (typeof value === 'object' && value !== null && '@value' in value) {
      if ('@type' in value) iris.add(String(value['@type']));
      return undefined;
    }
    if (key === '@id') iris.add(String(value));
    else if (key === '@type') for (const type of value as string[]) iris.add(type);
    else if (/^\w+:/u.test(key)) iris.add(key);
    return value;
  });
  return iris;
}

async function expand(receipt: unknown): Promise<unknown> {
  const documentLoader = (url: string) => Promise.reject(new Error(`asks for ${url}`));
  // In safe mode, what would be dropped or cannot be named is an error.
  return jsonld.expand(receipt as jsonld.JsonLdDocument, { safe: true, documentLoader } as jsonld.Options.Expand);
}

/** The terms that are not DPV's, each with where it is defined. */
const OTHER_TERMS: Record<string, string[]> = {
  // DCMI Metadata Terms, https://www.dublincore.org/specifications/dublin-core/dcmi-terms/
  'http://purl.org/dc/terms/': [
    'ProvenanceStatement',
    'conformsTo',
    'created',
    'creator',
    'dateSubmitted',
    'description',
    'format',
    'identifier',
    'language',
    'provenance',
    'publisher',
    'title',
  ],
  // RDF 1.1, https://www.w3.org/TR/rdf-schema/#ch_value
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': ['value'],
  // JSON-LD 1.1 section 4.2.2: the type of JSON literals keeps its keyword.
  '@': ['json'],
  'http://www.w3.org/2001/XMLSchema#': ['date', 'dateTime'],
  'https://schema.org/': ['ContactPoint', 'contactPoint', 'email', 'name', 'telephone', 'url'],
  // SPDX, as in DCAT 3: https://www.w3.org/TR/vocab-dcat-3/#Class:Checksum
  'http://spdx.org/rdf/terms#': ['Checksum', 'algorithm', 'checksum', 'checksumAlgorithm_sha256', 'checksumValue'],
  // The profile of the DPV guide for ISO/IEC TS 27560.
  'https://w3id.org/dpv/schema/dpv-27560#': ['receipt-eu-gdpr', 'record-eu-gdpr'],
};
const others = new Set(
  Object.entries(OTHER_TERMS).flatMap(([namespace, terms]) => terms.map((term) => namespace + term)),
);

const irisFile = process.env['DPV_IRIS'] ?? join(root, '../shared/fixtures/dpv/dpv-2.3-iris.txt');
const skip = existsSync(irisFile) ? false : 'skipped: fixture not present';
const known = new Set(skip === false ? readFileSync(irisFile, 'utf8').split('\n') : []);

describe('as JSON-LD', () => {
  test('a receipt expands with no term dropped and nothing fetched', async () => {
    await fc.assert(
      fc.asyncProperty(anySource, async (source) => {
        assert.ok(await expand(await buildReceipt(source, signer)));
      }),
      { numRuns: 100 },
    );
  });

  test('the agreed text is in it whole, and so is the signature', async () => {
    const receipt = await build();
    const text = JSON.stringify(await expand(receipt));
    assert.ok(text.includes(JSON.stringify(PHOTO_TEXT)));
    assert.ok(text.includes(receipt['dct:provenance']['rdf:value']));
  });

  test('every name is one of DPV 2.3, or of the few others', { skip }, async () => {
    const used = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anySource, async (source) => {
        const named = irisIn(await expand(await buildReceipt(source, signer)));
        const own = new Set([`urn:uuid:${source.receiptId}`, source.pageUrl, source.publisher.url]);
        for (const iri of named) {
          if (own.has(iri) || iri.startsWith(`urn:uuid:${source.recordId}`)) continue;
          used.add(iri);
          assert.ok(known.has(iri) || others.has(iri), `${iri} is in no vocabulary`);
        }
      }),
      { numRuns: 200 },
    );
    // The other way round: the list does not hold what is not used.
    for (const iri of others) assert.ok(used.has(iri), `${iri} is not used`);
  });

  test('so is every word of ours that can become a name', { skip }, () => {
    const { CONSENT_STATUS, PURPOSE, PERSONAL_DATA, LEGAL_BASIS, RIGHTS } = vocabulary;
    const context = vocabulary.contextIn('fi') as Record<string, unknown>;
    for (const name of [CONSENT_STATUS, PURPOSE, PERSONAL_DATA, LEGAL_BASIS, RIGHTS].flatMap((words) =>
      Object.values(words),
    )) {
      const [prefix = '', term = ''] = name.split(':');
      assert.ok(known.has(`${String(context[prefix])}${term}`), name);
    }
  });
});

describe('a receipt says', () => {
  const record = async (changes?: Partial<ReceiptSource>) => (await build(changes))['dpv:hasRecordOfActivity'];

  test('each purpose with the state it is in, since when and until when', async () => {
    const states = (await record())['dpv:hasProcess'].map((process) => {
      const status = process['dpv:hasConsentStatus'];
      return [
        process['dpv:hasPurpose']['dct:title'],
        status['@type'][0],
        status['dpv:isIndicatedAtTime'],
        (status['dpv:hasDuration'] as { 'rdf:value'?: { '@value': string } })['rdf:value']?.['@value'],
      ];
    });
    assert.deepEqual(states, [
      ['Kuvat ryhmän kansiossa', 'dpv:RenewedConsentGiven', '2026-11-22T10:00:00.000Z', '2027-07-31'],
      ['Kuvat verkkosivuilla', 'dpv:ConsentGiven', '2026-11-22T10:00:00.000Z', '2027-07-31'],
      ['Kuvat sosiaalisessa mediassa', 'dpv:ConsentRefused', '2026-11-22T10:00:00.000Z', undefined],
    ]);
  });

  test('the past states too, and until when only of those that hold', async () => {
    const history = (await record())['dpv:hasConsentStatus'].map((status) => [
      status['@type'].join(' '),
      status['dpv:hasDuration']['@type'],
    ]);
    assert.deepEqual(history, [
      ['dpv:ConsentRequested', 'dpv:IndeterminateDuration'],
      ['dpv:ConsentGiven dpv:ExpressedConsent', 'dpv:IndeterminateDuration'],
      ['dpv:RenewedConsentGiven dpv:ExpressedConsent', 'dpv:UntilTimeDuration'],
      ['dpv:ConsentGiven dpv:ExpressedConsent', 'dpv:UntilTimeDuration'],
      ['dpv:ConsentRefused', 'dpv:IndeterminateDuration'],
    ]);
  });

  test('each state in the word of DPV', async () => {
    const history = CONSENT_STATES.map((state) => ({
      ...photoSource().history[0]!,
      state,
    }));
    const words = (await record({ history }))['dpv:hasConsentStatus'].map((status) => status['@type'][0]);
    assert.deepEqual(words, [
      'dpv:ConsentRequested',
      'dpv:ConsentGiven',
      'dpv:RenewedConsentGiven',
      'dpv:ConsentRefused',
      'dpv:ConsentWithdrawn',
      'dpv:ConsentRevoked',
      'dpv:ConsentExpired',
    ]);
  });

  test('consent as its legal basis, and explicit consent where it was asked', async () => {
    const bases = (receipt: Awaited<ReturnType<typeof record>>) => [
      receipt['dpv:hasProcess'][0]!['dpv:hasLegalBasis'],
      receipt['dpv:hasProcess'][0]!['dpv:hasConsentStatus']['@type'][1],
    ];
    assert.deepEqual(bases(await record()), [['eu-gdpr:A6-1-a'], 'dpv:ExpressedConsent']);
    const explicit = { ...PHOTO_TEXT, explicit: true };
    assert.deepEqual(bases(await record({ agreed: explicit, agreedHash: hashOf(explicit) })), [
      ['eu-gdpr:A6-1-a', 'eu-gdpr:A9-2-a'],
      'dpv:ExplicitlyExpressedConsent',
    ]);
  });

  test('of a recorded answer that the controller wrote it down, how it was given, and on which day', async () => {
    const [requested, ...answers] = photoSource().history;
    const history = [
      requested!,
      ...answers.map((change) => ({ ...change, method: 'paper' as const, answeredOn: '2026-11-19' })),
    ];
    const { 'dpv:hasConsentStatus': states, 'dpv:hasDataController': controller } = await record({ history });
    const { 'dct:creator': creator, 'dct:dateSubmitted': day, ...said } = states.at(-1)!;
    assert.deepEqual([creator, day], [controller['@id'], { '@type': 'xsd:date', '@value': '2026-11-19' }]);
    assert.equal(said['dpv:hasIndicationMethod'], 'paper');
    assert.equal(said['dpv:isIndicatedAtTime'], history.at(-1)!.at);
    assert.deepEqual([states[0]?.['dct:creator'], states[0]?.['dct:dateSubmitted']], [undefined, undefined]);
    assertValid(await build({ history }));
  });

  test('where to withdraw', async () => {
    assert.deepEqual((await record())['dpv:hasConsentControl'], {
      '@type': 'dpv:WithdrawConsent',
      'dpv:isExercisedAt': photoSource().pageUrl,
    });
  });

  const [child, guardian] = ['6c0f3ad8-8b6f-4f6e-8f5c-0e4f5d0c3001', '6c0f3ad8-8b6f-4f6e-8f5c-0e4f5d0c3002'];
  for (const [relation, type, respondent] of [
    ['child', 'dpv:Child', guardian],
    ['ward', 'dpv:DataSubject', guardian],
    ['self', 'dpv:DataSubject', undefined],
  ] as const) {
    test(`who it concerns and who answered: ${relation}`, async () => {
      const said = await record({
        subject: { pseudonym: child, relation },
        respondent: { pseudonym: respondent ?? child },
      });
      assert.equal(said['dpv:hasDataSubject']['@type'], type);
      assert.equal(said['dpv:hasDataSubject']['dct:identifier'], child);
      assert.equal(said['dpv:hasEntity']?.[0]?.['dct:identifier'], respondent);
      const indicatedBy = said['dpv:hasConsentStatus'].at(-1)!['dpv:isIndicatedBy'];
      // Somebody who answers alone now: an answer of a guardian from before is a guardian's, and nobody is named.
      assert.deepEqual(
        indicatedBy,
        respondent === undefined ? { '@type': 'dpv:GuardianOfDataSubject' } : said['dpv:hasEntity']?.[0]?.['@id'],
      );
    });
  }
});

describe('no receipt is made', () => {
  const bad: [what: string, changes: Partial<ReceiptSource>][] = [
    ['of another text than the hash is of', { agreedHash: hashOf({ ...PHOTO_TEXT, storage: 'Ikuisesti.' }) }],
    ['with a name for a pseudonym', { respondent: { pseudonym: 'Ahto Simakuutio' } }],
    ['with an identity code for a pseudonym', { respondent: { pseudonym: '010190-900A' } }],
    ['with an e-mail address for a pseudonym', { respondent: { pseudonym: 'ahto.simakuutio@posti.example' } }],
    ['of a child that answered as its own guardian', { respondent: photoSource().subject }],
    [
      'of somebody who answered for another as for themselves',
      { subject: { ...photoSource().subject, relation: 'self' } },
    ],
    ['with a purpose that has no state', { history: photoSource().history.slice(1, 3) }],
    ['with a time that is not in UTC', { issuedAt: '2026-11-22T12:00:03+02:00' }],
    ['with an id that is not a UUID', { recordId: 'photo' }],
    ['with a page that is not at an http address', { pageUrl: 'javascript:alert(1)' }],
    ['with an instant for the last day', { lastValidDay: '2027-07-31T21:00:00Z' }],
  ];
  for (const [what, changes] of bad) {
    test(what, () => assert.rejects(build(changes), RangeError));
  }
});

test('a receipt names nobody: no identity code, and of names and addresses only those of the text', async () => {
  await fc.assert(
    fc.asyncProperty(anySource, async (source) => {
      const { agreed, publisher, pageUrl } = source;
      const receipt = JSON.stringify(await buildReceipt(source, signer));
      const published = new Set<string>();
      JSON.stringify([agreed, publisher, pageUrl], (_key, value: unknown) => {
        if (typeof value === 'string') published.add(value);
        return value;
      });
      JSON.parse(receipt, (_key, value: unknown) => {
        if (typeof value !== 'string' || published.has(value) || value.startsWith('urn:uuid:')) return value;
        // What is left is ids, times, terms, hashes and the signature.
        assert.match(value, /^[\w:./#@+-]+$/u);
        assert.doesNotMatch(value, /\S@\S|^\d{6}[-+ABCDEFYXWVU]\d{3}\w$/u);
        return value;
      });
    }),
    { numRuns: 200 },
  );
});
