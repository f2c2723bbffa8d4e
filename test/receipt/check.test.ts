import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { compactVerify, CompactSign, exportJWK, generateKeyPair, importJWK, UnsecuredJWT, type JWK } from 'jose';
import { buildReceipt } from '../../demo-server/service/receipt/build.ts';
import { createSigner, publicKeys } from '../../demo-server/service/receipt/sign.ts';
import { checkReceipt, CODE_FRAGMENT, codeIn, type ReceiptCheck, type ReceiptKey } from '../../src/receipt/check.ts';
import { digestOf } from '../../src/receipt/digest.ts';
import { RECEIPT_PARTS, signatureOf, type ReceiptPart } from '../../src/receipt/parts.ts';
import { STATEMENT_TYPE, type ReceiptStatement } from '../../src/receipt/statement.ts';
import { hasUniqueNames } from '../../src/receipt/unique-names.ts';
import { newKey, PHOTO_TEXT, photoSource } from '../../stories/receipt-sample.ts';
import markdownReceipt from './markdown-receipt.json' with { type: 'json' };
import { anySource, hashOf, signer } from './sources.ts';

const keys = publicKeys(signer);
const receipt = await buildReceipt(photoSource(), signer);
const text = JSON.stringify(receipt, undefined, 2);
const jws = receipt['dct:provenance']['rdf:value'];

/** `holds`, the fault, or the parts that do not hold. */
function verdict(check: ReceiptCheck): 'holds' | string | ReceiptPart[] {
  if (check.kind === 'failed') return check.fault;
  const broken = check.parts.filter(({ holds }) => !holds).map(({ part }) => part);
  return broken.length === 0 ? 'holds' : broken;
}

async function verdictOn(changed: string, with_: readonly ReceiptKey[] = keys): Promise<ReturnType<typeof verdict>> {
  return verdict(await checkReceipt(changed, with_));
}

type Json = Record<string, never>;

/** The receipt with a change in it. */
function altered(change: (document: typeof receipt & Json) => void): string {
  const copy = structuredClone(receipt) as typeof receipt & Json;
  change(copy);
  return JSON.stringify(copy);
}

describe('a receipt as it was signed', () => {
  test('holds, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(anySource, fc.constantFrom(0, 2, '\t'), async (source, space) => {
        const signed = await buildReceipt(source, signer);
        assert.equal(await verdictOn(JSON.stringify(signed, undefined, space)), 'holds');
      }),
      { numRuns: 100 },
    );
  });

  test('holds with its names in another order, and with other white space', async () => {
    const shuffled = (value: unknown, order: (names: string[]) => string[]): unknown => {
      if (Array.isArray(value)) return value.map((each) => shuffled(each, order));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        order(Object.keys(value)).map((name) => [name, shuffled((value as Record<string, unknown>)[name], order)]),
      );
    };
    for (const order of [(names: string[]) => names.sort(), (names: string[]) => names.reverse()]) {
      assert.equal(await verdictOn(JSON.stringify(shuffled(receipt, order), undefined, 7)), 'holds');
    }
    assert.equal(await verdictOn(`\n\r\t ${text.replaceAll('\n', '\r\n')} \n`), 'holds');
    assert.equal(await verdictOn(text.replaceAll('ä', '\\u00e4')), 'holds');
  });

  test('tells who asked, what, the answers, since when and until when', async () => {
    const check = await checkReceipt(text, keys);
    assert.ok(check.kind === 'checked');
    const { digests, ...said } = check.statement;
    assert.deepEqual(Object.keys(digests), [...RECEIPT_PARTS]);
    assert.deepEqual(said, {
      receiptId: receipt['dct:identifier'],
      issuedAt: '2026-11-22T10:00:03.000Z',
      publisher: 'Mallikunta',
      name: 'Kuvauslupa',
      controller: 'Mallikunnan sivistyslautakunta',
      language: 'fi',
      relation: 'child',
      answers: [
        { name: 'Kuvat ryhmän kansiossa', state: 'renewed', at: '2026-11-22T10:00:00.000Z' },
        { name: 'Kuvat verkkosivuilla', state: 'given', at: '2026-11-22T10:00:00.000Z' },
        { name: 'Kuvat sosiaalisessa mediassa', state: 'refused', at: '2026-11-22T10:00:00.000Z' },
      ],
      lastValidDay: '2027-07-31',
    });
    assert.deepEqual(check.agreed, PHOTO_TEXT);
  });

  test('has the digest of the agreed text that the answer was kept with', async () => {
    const check = await checkReceipt(text, keys);
    assert.ok(check.kind === 'checked');
    assert.equal(Buffer.from(check.statement.digests.agreedText, 'base64url').toString('hex'), hashOf(PHOTO_TEXT));
  });

  test('is taken for signed by another implementation too', async () => {
    const key = await importJWK(keys[0] as JWK, 'ES256');
    const { payload, protectedHeader } = await compactVerify(jws, key, { algorithms: ['ES256'] });
    assert.deepEqual(protectedHeader, { alg: 'ES256', typ: STATEMENT_TYPE, kid: keys[0]!.kid });
    assert.equal((JSON.parse(new TextDecoder().decode(payload)) as ReceiptStatement).name, 'Kuvauslupa');
  });
});

describe('a receipt from when texts were Markdown', () => {
  const document = JSON.stringify(markdownReceipt.receipt);

  test('holds as it was signed, and its text is what was agreed to then', async () => {
    const check = await checkReceipt(document, markdownReceipt.publicKeys);
    assert.equal(verdict(check), 'holds');
    assert.ok(check.kind === 'checked');
    assert.match(
      String(check.agreed?.description),
      /^# Mitä kuvaamme\n\nKuvaamme lapsia \*\*arjessa\*\*: \[lue lisää\]/u,
    );
  });

  test('does not hold with a letter of it changed', async () => {
    const changed = document.replace('**arjessa**', 'arjessa');
    assert.deepEqual(verdict(await checkReceipt(changed, markdownReceipt.publicKeys)), ['agreedText']);
  });
});

describe('a changed receipt', () => {
  const record = (document: typeof receipt & Json) => document['dpv:hasRecordOfActivity'] as unknown as Any;
  type Any = { [name: string]: Any } & Any[];
  const set = (object: Any, name: string | number, value: unknown) => {
    (object as unknown as Record<string | number, unknown>)[name] = value;
  };
  const cases: [what: string, part: ReceiptPart | ReceiptPart[], change: (document: typeof receipt & Json) => void][] =
    [
      ['the text', 'agreedText', (all) => set(record(all)['dpv:hasNotice']!['rdf:value']!['@value']!, 'storage', '')],
      [
        'what is bold in the text',
        'agreedText',
        (all) =>
          delete record(all)['dpv:hasNotice']!['rdf:value']!['@value']!['description']![0]!['runs']![1]!['strong'],
      ],
      ['a text that is gone', 'agreedText', (all) => delete record(all)['dpv:hasNotice']!['rdf:value']!['@value']],
      [
        'something in the text that was not there',
        'agreedText',
        (all) => set(record(all)['dpv:hasNotice']!['rdf:value']!['@value']!, 'note', 'x'),
      ],
      ['its hash', 'receipt', (all) => set(record(all)['dpv:hasNotice']!, 'spdx:checksum', hashOf('x'))],
      [
        'an answer',
        'answer',
        (all) => set(record(all)['dpv:hasProcess']![2]!['dpv:hasConsentStatus']!, '@type', ['dpv:ConsentGiven']),
      ],
      [
        'the time of an answer',
        'answer',
        (all) =>
          set(
            record(all)['dpv:hasProcess']![0]!['dpv:hasConsentStatus']!,
            'dpv:isIndicatedAtTime',
            '2026-11-21T10:00:00Z',
          ),
      ],
      [
        'until when it is valid',
        'answer',
        (all) =>
          set(
            record(all)['dpv:hasProcess']![0]!['dpv:hasConsentStatus']!['dpv:hasDuration']!['rdf:value']!,
            '@value',
            '2099-01-01',
          ),
      ],
      ['an answer that is gone', 'answer', (all) => delete record(all)['dpv:hasProcess']![1]!['dpv:hasConsentStatus']],
      ['a purpose that is gone', ['answer', 'terms'], (all) => record(all)['dpv:hasProcess']!.pop()],
      [
        'an earlier time',
        'history',
        (all) => set(record(all)['dpv:hasConsentStatus']![1]!, 'dpv:isIndicatedAtTime', '2026-01-01T00:00:00Z'),
      ],
      ['an earlier event that is gone', 'history', (all) => record(all)['dpv:hasConsentStatus']!.shift()],
      ['all earlier events', 'history', (all) => delete record(all)['dpv:hasConsentStatus']],
      [
        'the name of a purpose',
        'terms',
        (all) => set(record(all)['dpv:hasProcess']![0]!['dpv:hasPurpose']!, 'dct:title', 'x'),
      ],
      [
        'where to withdraw',
        'terms',
        (all) => set(record(all)['dpv:hasConsentControl']!, 'dpv:isExercisedAt', 'https://x.example'),
      ],
      [
        'the legal basis',
        'terms',
        (all) => set(record(all)['dpv:hasProcess']![0]!, 'dpv:hasLegalBasis', ['eu-gdpr:A6-1-e']),
      ],
      ['who receives the data', 'terms', (all) => set(record(all)['dpv:hasRecipient']!, 'dct:description', 'Kaikki')],
      ['whom it concerns', 'parties', (all) => set(record(all)['dpv:hasDataSubject']!, 'dct:identifier', 'x')],
      ['who answered', 'parties', (all) => delete record(all)['dpv:hasEntity']],
      ['the controller', 'parties', (all) => set(record(all)['dpv:hasDataController']!, 'dpv:hasName', 'x')],
      ['who issued it', 'parties', (all) => set(all as unknown as Any, 'dct:publisher', 'x')],
      ['when it was issued', 'receipt', (all) => set(all as unknown as Any, 'dct:created', '2026-11-22T10:00:04.000Z')],
      [
        'the meaning of its words',
        'receipt',
        (all) => set((all as unknown as Any)['@context']!, 'dpv', 'https://x.example/'),
      ],
      ['something new beside all', 'receipt', (all) => set(all as unknown as Any, 'dct:title', 'x')],
      ['something new in the record', 'receipt', (all) => set(record(all), 'dct:title', 'x')],
      [
        'something new at the signature',
        'receipt',
        (all) => set((all as unknown as Any)['dct:provenance']!, 'jwk', 'x'),
      ],
    ];
  for (const [what, parts, change] of cases) {
    test(`${what}: ${String(parts)}`, async () => {
      assert.deepEqual(await verdictOn(altered(change)), [parts].flat());
    });
  }

  test('in its text: is not shown as the text that was agreed to', async () => {
    const check = await checkReceipt(text.replace('toimintavuoden lopussa', 'kymmenen vuoden päästä'), keys);
    assert.ok(check.kind === 'checked');
    assert.equal(check.agreed, undefined);
  });

  test('in any one character: does not hold, unless it still says the same', async () => {
    const original = canonicalize(receipt);
    const replacement = fc.oneof(
      fc.constantFrom('', '"', '}', ' ', '\\', '0', 'A', '/'),
      fc.string({ unit: 'grapheme' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), replacement, async (at, put) => {
        const changed = text.slice(0, at) + put + text.slice(at + 1);
        const found = await verdictOn(changed);
        if (found === 'holds') assert.equal(canonicalize(JSON.parse(changed)), original);
        else assert.notEqual(changed, text);
      }),
      { numRuns: 3000 },
    );
  });

  test('in any one character of the signature: is not signed', async () => {
    const [head = '', body = ''] = jws.split('.');
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < jws.length; at += 1) {
      // The last letter of a signature has bits that say nothing: none of the letters that differ in them will do.
      const others = at === jws.length - 1 ? [...letters] : [letters[(letters.indexOf(jws[at]!) + 1) % 64]!];
      for (const letter of others) {
        const changed = jws.slice(0, at) + letter + jws.slice(at + 1);
        if (changed === jws) continue;
        const found = await verdictOn(text.replace(jws, changed));
        const where =
          at < head.length ? 'the header' : at < head.length + 1 + body.length ? 'the payload' : 'the signature';
        assert.ok(
          ['signature', ...(where === 'the header' ? ['no-key', 'not-a-receipt'] : []), 'not-a-receipt'].includes(
            String(found),
          ),
          `${where}: ${String(found)}`,
        );
      }
    }
  });

  test('that says a thing twice is none: a reader would see the first, and the check the last', async () => {
    const twice = text.replace('"dct:created":', '"dct:created": "2020-01-01T00:00:00Z", "dct:created":');
    assert.equal(JSON.parse(twice)['dct:created'], receipt['dct:created']);
    assert.equal(await verdictOn(twice), 'not-a-receipt');
    assert.equal(await verdictOn(twice.replace('dct:created', 'dct:\\u0063reated')), 'not-a-receipt');
  });

  test('with half of a surrogate pair in it is none', async () => {
    assert.equal(await verdictOn(text.replace('Mallikunta', '\\ud83d')), 'not-a-receipt');
  });
});

test('the canonical form is that of RFC 8785', async () => {
  // Sections 3.2.2 and 3.2.3 of the RFC: numbers, escapes, and the order of names.
  const value = JSON.parse(
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
      "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false],
      "\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}`,
  ) as unknown;
  const canonical =
    String.raw`{"\r":2,"1":4,"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],` +
    String.raw`"string":"€$\u000f\nA'B\"\\\\\"/",` +
    '"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}';
  assert.equal(await digestOf(value), createHash('sha256').update(canonical).digest('base64url'));
});

describe('names that come twice', () => {
  test('are found at any depth, and only within one object', () => {
    for (const json of ['{"a":1,"a":2}', '[{"x":{"a":[],"b":{},"a":0}}]', '{"a":{"a":1},"b":[{"a":1}],"a" :0}'])
      assert.equal(hasUniqueNames(json), false, json);
    for (const json of [
      '{"a":{"a":{"a":1}}}',
      '[{"a":1},{"a":1}]',
      '{"a":"\\"a\\":","b":"{\\"b\\":"}',
      '{"a":["a","a"]}',
    ])
      assert.equal(hasUniqueNames(json), true, json);
  });

  test('are in nothing that JSON.stringify writes', () => {
    fc.assert(fc.property(fc.json(), (json) => assert.equal(hasUniqueNames(json), true)));
  });
});

describe('what is no receipt', () => {
  const texts: [text: string, fault: string][] = [
    ['', 'not-json'],
    ['Kuvauslupa', 'not-json'],
    [text.slice(0, -2), 'not-json'],
    ['%PDF-1.7', 'not-json'],
    ['null', 'not-a-receipt'],
    ['3', 'not-a-receipt'],
    ['[]', 'not-a-receipt'],
    ['{}', 'not-a-receipt'],
    ['{"dct:provenance":null}', 'not-a-receipt'],
    ['{"dct:provenance":{"rdf:value":7}}', 'not-a-receipt'],
    ['{"dct:provenance":{"rdf:value":""}}', 'not-a-receipt'],
    ['{"dct:provenance":{"rdf:value":"a.b.c"}}', 'not-a-receipt'],
    ['['.repeat(100_000) + ']'.repeat(100_000), 'not-a-receipt'],
    ['a.b.c', 'not-a-receipt'],
  ];
  for (const [each, fault] of texts) {
    test(`${JSON.stringify(each.slice(0, 40))}: ${fault}`, async () => assert.equal(await verdictOn(each), fault));
  }

  test('is said to be none, and nothing is thrown, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (any) => {
        assert.match(String(await verdictOn(any)), /^not-/u);
      }),
    );
    const shapes = fc.jsonValue();
    const names = ['@context', 'dpv:hasRecordOfActivity', 'dct:publisher', 'dct:created'] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), shapes, async (name, value) => {
        const changed = JSON.stringify({ ...receipt, [name]: value });
        assert.ok(hasUniqueNames(changed));
        assert.notEqual(await verdictOn(changed), 'holds');
      }),
    );
    const inRecord = Object.keys(receipt['dpv:hasRecordOfActivity']);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...inRecord), shapes, async (name, value) => {
        const changed = altered((all) => Object.assign(all['dpv:hasRecordOfActivity'], { [name]: value }));
        assert.notEqual(await verdictOn(changed), 'holds');
      }),
    );
  });
});

const check = await checkReceipt(text, keys);
assert.ok(check.kind === 'checked');
const { statement } = check;
const privateJwk = await newKey('avain-1');
const privateKey = await importJWK(privateJwk as JWK, 'ES256');
const own = (await createSigner(privateJwk)).publicKeys;
const header = { alg: 'ES256', typ: STATEMENT_TYPE, kid: 'avain-1' };

describe('the key', () => {
  const signedBy = async (header: object, privateKey: Parameters<CompactSign['sign']>[0], payload?: object) => {
    const bytes = new TextEncoder().encode(JSON.stringify(payload ?? statement));
    return new CompactSign(bytes).setProtectedHeader(header as { alg: string }).sign(privateKey);
  };
  test('is one that the page knows', async () => {
    assert.equal(await verdictOn(await signedBy(header, privateKey), own), 'holds');
    assert.equal(await verdictOn(text, []), 'no-key');
    assert.equal(await verdictOn(text, own), 'no-key');
    assert.equal(await verdictOn(text, [...own, ...keys]), 'holds');
  });

  test('of the same name but another is not it', async () => {
    const other = (await createSigner(await newKey(keys[0]!.kid))).publicKeys;
    assert.equal(await verdictOn(text, other), 'signature');
  });

  test('never comes from the receipt', async () => {
    const attacker = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(attacker.publicKey);
    for (const extra of [{ jwk }, { jku: 'https://x.example/keys' }, { x5c: ['x'] }, { x5u: 'https://x.example' }]) {
      assert.equal(await verdictOn(await signedBy({ ...header, ...extra }, attacker.privateKey), own), 'signature');
      assert.equal(await verdictOn(await signedBy({ ...header, ...extra }, privateKey), own), 'signature');
    }
    const document = { ...receipt, jwk, keys: [jwk] };
    assert.notEqual(await verdictOn(JSON.stringify(document), []), 'holds');
  });

  test('is of ES256 and of no other algorithm', async () => {
    const unsigned = `${new UnsecuredJWT({ ...statement }).encode()}`;
    assert.equal(await verdictOn(unsigned, own), 'signature');
    const rs256 = await generateKeyPair('RS256');
    assert.equal(await verdictOn(await signedBy({ ...header, alg: 'RS256' }, rs256.privateKey), own), 'signature');
    // The public key as the secret of a MAC.
    const secret = new TextEncoder().encode(JSON.stringify(own[0]));
    assert.equal(await verdictOn(await signedBy({ ...header, alg: 'HS256' }, secret), own), 'signature');
    const [, body, signature] = (await signedBy(header, privateKey)).split('.');
    const none = Buffer.from(JSON.stringify({ ...header, alg: 'none' })).toString('base64url');
    assert.equal(await verdictOn(`${none}.${body}.${signature}`, own), 'signature');
    assert.equal(await verdictOn(`${none}.${body}.`, own), 'signature');
    // A right signature under a header that names another algorithm.
    const signingKey = await crypto.subtle.importKey('jwk', privateJwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'sign',
    ]);
    for (const alg of ['none', 'RS256', 'ES384']) {
      const head = Buffer.from(JSON.stringify({ ...header, alg })).toString('base64url');
      const input = new TextEncoder().encode(`${head}.${body}`);
      const made = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, signingKey, input);
      assert.equal(await verdictOn(`${head}.${body}.${Buffer.from(made).toString('base64url')}`, own), 'signature');
    }
  });

  test('that signs other things too does not make receipts of them', async () => {
    assert.equal(await verdictOn(await signedBy({ ...header, typ: 'JWT' }, privateKey), own), 'signature');
    assert.equal(await verdictOn(await signedBy({ alg: 'ES256', kid: 'avain-1' }, privateKey), own), 'signature');
    assert.equal(await verdictOn(await signedBy(header, privateKey, { sub: 'x' }), own), 'not-a-receipt');
    const lacking = { ...statement, digests: { ...statement.digests, history: undefined } };
    assert.equal(await verdictOn(await signedBy(header, privateKey, lacking), own), 'not-a-receipt');
  });

  test('that is damaged, or of another kind, is none', async () => {
    const signed = await signedBy(header, privateKey);
    const [good] = own as [ReceiptKey];
    for (const bad of [
      { ...good, x: 'AAAA' },
      { ...good, y: undefined },
      { ...good, kty: 'RSA' },
      { ...good, crv: 'P-384' },
      { ...good, kid: undefined },
      { kid: 'avain-1' },
      null,
      'avain-1',
    ])
      assert.equal(await verdictOn(signed, [bad as unknown as ReceiptKey]), 'no-key', JSON.stringify(bad));
  });

  test('is published without its private half, after it the earlier ones', async () => {
    const later = await createSigner(await newKey(), [...own, privateJwk]);
    const published = publicKeys(later);
    assert.deepEqual(
      published.map((key) => Object.keys(key).sort().join()),
      Array.from({ length: 3 }, () => 'alg,crv,kid,kty,use,x,y'),
    );
    assert.equal(published[1]!.kid, 'avain-1');
    assert.equal(await verdictOn(await signedBy(header, privateKey), published), 'holds');
  });

  test('of another kind signs nothing', async () => {
    const [publicHalf] = own as [ReceiptKey];
    await assert.rejects(createSigner(publicHalf), TypeError);
    const rsa = await exportJWK((await generateKeyPair('RS256', { extractable: true })).privateKey);
    await assert.rejects(createSigner(rsa as JsonWebKey), TypeError);
  });
});

describe('a code', () => {
  test('is read from an address, or as it is', () => {
    for (const read of [
      `https://www.kunta.example/receipt-check${CODE_FRAGMENT}${jws}`,
      `${CODE_FRAGMENT}${jws}`,
      ` ${jws}\n`,
    ])
      assert.equal(codeIn(read), jws);
    for (const other of [text, '', 'https://www.kunta.example/', '{"a":"b.c.d"}', `x ${CODE_FRAGMENT}${jws} y`])
      assert.equal(codeIn(other), undefined);
  });

  test('says what was signed, and of the parts and the text nothing', async () => {
    const found = await checkReceipt(`https://www.kunta.example/x${CODE_FRAGMENT}${jws}`, keys);
    assert.ok(found.kind === 'checked');
    assert.equal(found.statement.name, 'Kuvauslupa');
    assert.deepEqual(found.parts, []);
    assert.equal(found.agreed, undefined);
  });

  test('says nothing of a person: no id but the receipt’s own, no pseudonym', async () => {
    await fc.assert(
      fc.asyncProperty(anySource, async (source) => {
        const signature = signatureOf(await buildReceipt(source, signer))!;
        const payload = Buffer.from(signature.split('.')[1]!, 'base64url').toString();
        for (const secret of [source.subject.pseudonym, source.respondent.pseudonym, source.recordId, source.pageUrl])
          assert.ok(!payload.includes(secret) || source.receiptId === secret);
      }),
      { numRuns: 50 },
    );
  });
});
