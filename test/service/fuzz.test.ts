/** Requests of any shape: whatever comes, the answer is one that the contract knows, and gives nothing away. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type { Store } from '../../demo-server/service/store.ts';
import { DECISIONS } from '../../src/model/consent-request.ts';
import { FULL } from './extent.ts';
import { actorOf, peopleOf, SENT } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { startService, type TestService } from './test-service.ts';

/** Traces of the insides: a stack, a query, a path of the machine, an identity code. */
const INSIDES = [
  /\n\s+at |node_modules|\.ts:\d/u,
  /\b(?:select|insert|update|delete)\b.*\b(?:from|into|set)\b/iu,
  /\b(?:syntax error|violates|SQLSTATE|invalid byte sequence|PGlite|Kysely|Postgres)/iu,
  /\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b/u,
];

interface FuzzedRequest {
  who: 'guardian' | 'otherGuardian' | 'child' | 'stranger' | 'nobody';
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

function fuzzedRequests({ municipality }: TestService): fc.Arbitrary<FuzzedRequest> {
  const wildText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.constantFrom(
      '\u0000',
      '\ud800',
      'x'.repeat(70_000),
      '../..',
      "' or 1=1 --",
      '__proto__',
      '010280-952L',
      '1e999',
      '\u202e',
    ),
  );
  const segment = fc.oneof(
    { weight: 20, arbitrary: fc.constant(municipality.request.id) },
    { weight: 2, arbitrary: wildText.map((text) => encodeURIComponent(text.toWellFormed())) },
    { weight: 1, arbitrary: fc.stringMatching(/^[\w-]{16,64}$/) },
    { weight: 1, arbitrary: fc.constantFrom('%00', '%', '%ff', '%ED%A0%80', '%2F', '%2e%2e', '%252F', ';', '@') },
  );
  const path = fc.oneof(
    { weight: 24, arbitrary: segment.map((id) => `/api/consents/${id}/decisions`) },
    { weight: 2, arbitrary: segment.map((id) => `/api/consents/${id}`) },
    { weight: 2, arbitrary: fc.tuple(segment, segment).map(([id, key]) => `/api/consents/${id}/decisions/${key}`) },
    {
      weight: 1,
      arbitrary: fc.tuple(segment, fc.webQueryParameters()).map(([id, query]) => `/api/consents/${id}?${query}`),
    },
    { weight: 1, arbitrary: fc.array(segment, { maxLength: 4 }).map((segments) => `/api/${segments.join('/')}`) },
  );

  const word = (...right: string[]): fc.Arbitrary<unknown> =>
    fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...right) },
      { weight: 1, arbitrary: fc.anything() },
      { weight: 1, arbitrary: wildText },
    );
  const message = fc
    .record(
      {
        decision: word(...DECISIONS),
        versionId: word(municipality.version.id),
        language: word('fi', 'sv', 'en'),
        extra: fc.anything(),
      },
      { requiredKeys: ['decision', 'versionId', 'language'], noNullPrototype: true },
    )
    // Most without a field that does not belong there.
    .chain(({ extra, ...rest }) =>
      fc.oneof({ weight: 9, arbitrary: fc.constant(rest) }, fc.constant({ ...rest, extra })),
    )
    .map((value) => JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each)));
  const body = fc.oneof(
    { weight: 20, arbitrary: message },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: wildText },
    { weight: 1, arbitrary: message.map((text) => text.slice(0, -2)) },
  );

  // What a header may not carry never gets to the service: the server before it refuses it.
  const headerText = fc.string({
    unit: fc
      .integer({ min: 0x20, max: 0xff })
      .filter((code) => code !== 0x7f)
      .map((code) => String.fromCharCode(code)),
    maxLength: 80,
  });
  const headers = fc.record(
    {
      'Content-Type': fc.oneof(
        { weight: 20, arbitrary: fc.constant('application/json') },
        { weight: 1, arbitrary: headerText },
      ),
      'Idempotency-Key': fc.oneof({ weight: 20, arbitrary: fc.uuid() }, { weight: 1, arbitrary: headerText }),
      'If-Match': fc.oneof(
        { weight: 4, arbitrary: fc.constant('current') },
        { weight: 1, arbitrary: fc.constantFrom('"stale"', '*', 'W/"x"') },
        { weight: 1, arbitrary: headerText },
      ),
    },
    { requiredKeys: ['Content-Type', 'Idempotency-Key'], noNullPrototype: true },
  );
  return fc.record({
    who: fc.oneof(
      { weight: 8, arbitrary: fc.constant('guardian' as const) },
      fc.constantFrom('otherGuardian', 'child', 'stranger', 'nobody'),
    ),
    method: fc.oneof(
      { weight: 16, arbitrary: fc.constant('POST') },
      { weight: 3, arbitrary: fc.constant('GET') },
      { weight: 1, arbitrary: fc.constantFrom('PUT', 'PATCH', 'DELETE', 'OPTIONS') },
    ),
    path,
    headers,
    body,
  });
}

/** Requests to one municipality: what they add to it is in every later answer, so there is a new one after these. */
const BATCH = 500;

async function fuzzBatch(store: Store, seen: Set<number>): Promise<void> {
  const running = await startService(SENT, store);
  const { municipality, logged } = running;
  const secrets = peopleOf(municipality).map(({ identityHash }) => identityHash);
  await fc.assert(
    fc.asyncProperty(fuzzedRequests(running), async ({ who, method, path, headers, body }) => {
      const actor: Actor | null = who === 'nobody' ? null : actorOf(municipality[who]);
      if (headers['If-Match'] === 'current') {
        const current = await running.ask(actor, { path: `/api/consents/${municipality.request.id}` });
        headers = { ...headers, 'If-Match': current.headers.get('ETag') ?? '"none"' };
      }
      const answer = await running.ask(actor, { method, path, headers, body: method === 'GET' ? undefined : body });
      seen.add(answer.status);
      assert.ok(answer.status < 500);
      const told = answer.text + JSON.stringify([...answer.headers]);
      for (const inside of INSIDES) assert.doesNotMatch(told, inside);
      for (const secret of secrets) assert.ok(!told.includes(secret));
      assert.deepEqual(logged, []);
    }),
    { numRuns: BATCH },
  );
}

function fuzz(name: string, requests: number, open: () => Promise<Store>): void {
  test(`${requests} requests of any shape are answered as the contract says and give nothing away, on ${name}`, async () => {
    const store = await open();
    const seen = new Set<number>();
    for (let sent = 0; sent < requests; sent += BATCH) await fuzzBatch(store, seen);
    // The shapes reach every corner of the decision, the successful one included.
    for (const status of [200, 400, 401, 404, 409, 412, 415, 428])
      assert.ok(seen.has(status), `none was answered ${status}`);
    await store.close();
  });
}

fuzz('memory', FULL ? 90_000 : 1_500, async () => new MemoryStore());
fuzz('PGlite', FULL ? 10_000 : 500, () => openPGliteInMemory());
