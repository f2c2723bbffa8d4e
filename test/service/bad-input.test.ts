import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, test } from 'node:test';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { MemoryStore } from '../../demo-server/service/memory-store.ts';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import type { Problem } from '../../src/contract/problem.ts';
import { actorOf, SENT } from './municipality.ts';
import { openPGliteInMemory } from './pglite-in-memory.ts';
import { startService, type Answer, type TestService } from './test-service.ts';

describe('a decision that is not as the contract says', () => {
  let running: TestService;
  let guardian: Actor;
  let headers: Record<string, string>;
  let good: { decision: string; versionId: string; language: string };
  beforeEach(async () => {
    running = await startService();
    guardian = actorOf(running.municipality.guardian);
    const { etag } = await running.detail(guardian);
    headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), 'If-Match': etag };
    good = { decision: 'accept', versionId: running.municipality.version.id, language: 'fi' };
  });

  function send(body: BodyInit | undefined, changes: Record<string, string | undefined> = {}): Promise<Answer> {
    const sent = Object.entries({ ...headers, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    return running.ask(guardian, {
      method: 'POST',
      path: `/api/consents/${running.municipality.request.id}/decisions`,
      headers: Object.fromEntries(sent),
      body,
    });
  }

  /** The answer is this problem, and nothing has happened. */
  async function assertRefused(answer: Answer, status: number, code: string): Promise<Problem> {
    assert.deepEqual([answer.status, (answer.json as Problem).code], [status, code]);
    const { organisation, child, request } = running.municipality;
    const kept = await running.store.transaction((tx) => tx.requestOf(organisation.id, child.id, request.id));
    assert.equal(kept?.events.length, SENT.length);
    assert.deepEqual(running.logged, []);
    return answer.json as Problem;
  }

  test('(as it should be, it is taken)', async () => {
    assert.equal((await send(JSON.stringify(good))).status, 200);
  });

  const notJson: Record<string, BodyInit> = {
    nothing: '',
    'half an object': '{"decision":',
    'two objects': '{} {}',
    'a word': 'accept',
    'a form': 'decision=accept',
    'a comment': '{/* */}',
    'a lone NUL': '\u0000',
    'broken UTF-8': new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
    'UTF-16': new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
    'deep nesting cut off': '['.repeat(50_000),
  };
  for (const [name, body] of Object.entries(notJson)) {
    test(`malformed JSON, ${name}: 400`, async () => {
      const { errors } = await assertRefused(await send(body), 400, 'invalid-message');
      assert.equal(errors?.length, 1);
    });
  }

  for (const body of ['null', '[]', '"accept"', '1', 'true', `${'['.repeat(20_000)}${']'.repeat(20_000)}`]) {
    test(`JSON that is no object, ${body.slice(0, 10)}: 400`, async () => {
      await assertRefused(await send(body), 400, 'invalid-message');
    });
  }

  const long = 'x'.repeat(200_000);
  const faulty: [string, object, string][] = [
    ['an unknown decision', { decision: 'approve' }, 'decision'],
    ['a decision in other letters', { decision: 'Accept' }, 'decision'],
    ['an empty decision', { decision: '' }, 'decision'],
    ['a huge decision', { decision: long }, 'decision'],
    ['a decision with NUL', { decision: 'accept\u0000' }, 'decision'],
    ['two decisions', { decision: ['accept', 'refuse'] }, 'decision'],
    ['a decision that is a number', { decision: 1 }, 'decision'],
    ['no decision', { decision: undefined }, 'decision'],
    ['null for a decision', { decision: null }, 'decision'],
    ['an unknown language', { language: 'de' }, 'language'],
    ['a language tag', { language: 'fi-FI' }, 'language'],
    ['a language of every object', { language: 'constructor' }, 'language'],
    ['an object for a language', { language: { fi: true } }, 'language'],
    ['no language', { language: undefined }, 'language'],
    ['a huge version', { versionId: long }, 'versionId'],
    ['a version with NUL', { versionId: 'a\u0000b' }, 'versionId'],
    ['half a character for a version', { versionId: '\ud83d' }, 'versionId'],
    ['an empty version', { versionId: '' }, 'versionId'],
    ['a path for a version', { versionId: '../v1' }, 'versionId'],
    ['a version that is a number', { versionId: 2 ** 53 }, 'versionId'],
    ['an unknown field', { personId: 'somebody' }, 'personId'],
    ['an unknown field of a known name elsewhere', { status: 'given' }, 'status'],
    ['an unknown field with a huge text', { note: long }, 'note'],
    ['an unknown field with NUL', { note: 'a\u0000b' }, 'note'],
  ];
  for (const [name, change, field] of faulty) {
    test(`${name}: 400 that names ${field}`, async () => {
      const { errors } = await assertRefused(
        await send(JSON.stringify({ ...good, ...change })),
        400,
        'invalid-message',
      );
      assert.deepEqual(
        errors?.map((fault) => fault.field),
        [field],
      );
      for (const fault of errors ?? []) assert.ok(fault.message !== '' && fault.message.length <= 200);
    });
  }

  for (const field of ['__proto__', 'constructor', 'toString']) {
    test(`an unknown field ${field}: 400 that names it`, async () => {
      const body = JSON.stringify(good).replace('{', `{"${field}":{"admin":true},`);
      const { errors } = await assertRefused(await send(body), 400, 'invalid-message');
      assert.deepEqual(
        errors?.map((fault) => fault.field),
        [field],
      );
    });
  }

  test('an unknown field with a huge name: 400 that names the beginning of it', async () => {
    const { errors } = await assertRefused(await send(JSON.stringify({ ...good, [long]: 1 })), 400, 'invalid-message');
    assert.equal(errors?.length, 1);
    assert.ok(errors[0]!.field.length <= 100 && long.startsWith(errors[0]!.field));
  });

  test('an identity code in the place of a word: 400 that does not repeat it', async () => {
    const identityCode = '010280-952L';
    for (const field of ['decision', 'language', 'versionId', 'personId']) {
      const answer = await send(JSON.stringify({ ...good, [field]: `${identityCode}!` }));
      await assertRefused(answer, 400, 'invalid-message');
      assert.ok(!answer.text.includes(identityCode), field);
    }
  });

  test('several faults: each is named', async () => {
    const { errors } = await assertRefused(await send('{"decision":1,"language":2,"extra":3}'), 400, 'invalid-message');
    assert.deepEqual(errors?.map(({ field }) => field).sort(), ['decision', 'extra', 'language', 'versionId']);
  });

  test('a version or language that was not shown: 400 that names it', async () => {
    for (const [field, value] of [
      ['versionId', 'another'],
      ['language', 'en'],
    ] as const) {
      const { errors } = await assertRefused(
        await send(JSON.stringify({ ...good, [field]: value })),
        400,
        'invalid-message',
      );
      assert.deepEqual(
        errors?.map((fault) => fault.field),
        [field],
      );
    }
  });

  for (const type of [
    undefined,
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    'text/json',
    'application/json5',
    'application/problem+json',
    'application/json, text/plain',
  ]) {
    test(`sent as ${type}: 415`, async () => {
      // A body of bytes gets no content type of its own.
      const body = new TextEncoder().encode(JSON.stringify(good));
      await assertRefused(await send(body, { 'Content-Type': type }), 415, 'unsupported-media-type');
    });
  }

  for (const type of [
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset=UTF-8',
    ' application/json ',
  ]) {
    test(`sent as “${type}”: taken`, async () => {
      assert.equal((await send(JSON.stringify(good), { 'Content-Type': type })).status, 200);
    });
  }

  describe('and too large: 413', () => {
    const tooLarge = JSON.stringify({ note: 'x'.repeat(256 * 1024) });

    test('by what it says of itself', async () => {
      await assertRefused(await send(tooLarge, { 'Content-Length': String(tooLarge.length) }), 413, 'too-large');
    });

    test('by what comes, in pieces, without a length', async () => {
      await assertRefused(await send(new Blob([tooLarge]).stream()), 413, 'too-large');
    });

    test('but not at the limit', async () => {
      const { errors } = await assertRefused(
        await send(JSON.stringify({ ...good, note: 'x'.repeat(255 * 1024) })),
        400,
        'invalid-message',
      );
      assert.deepEqual(
        errors?.map(({ field }) => field),
        ['note'],
      );
    });
  });

  test('without If-Match: 428', async () => {
    await assertRefused(await send(JSON.stringify(good), { 'If-Match': undefined }), 428, 'precondition-required');
  });

  for (const ifMatch of ['"stale"', '*', '', 'W/', 'unquoted']) {
    test(`of something else than what is there now, If-Match ${ifMatch}: 412 with what is there now`, async () => {
      const answer = await send(JSON.stringify(good), { 'If-Match': ifMatch });
      const { current } = await assertRefused(answer, 412, 'precondition-failed');
      const { detail, etag } = await running.detail(guardian);
      assert.deepEqual(current, detail);
      assert.equal(answer.headers.get('ETag'), etag);
    });
  }

  test('that is not possible now: 409 with what is there now', async () => {
    const answer = await send(JSON.stringify({ ...good, decision: 'withdraw' }));
    const { current } = await assertRefused(answer, 409, 'decision-not-possible');
    assert.deepEqual((current as ConsentDetail).decisions, ['accept', 'refuse']);
    assert.equal(answer.headers.get('ETag'), headers['If-Match']);
  });
});

const STORES = { memory: async () => new MemoryStore(), PGlite: () => openPGliteInMemory() };

for (const [name, open] of Object.entries(STORES)) {
  test(`an id that is unknown, malformed or of somebody else is answered the same to the byte, on ${name}`, async () => {
    const running = await startService(SENT, await open());
    const others = await startService(SENT, running.store);
    const { guardian, stranger, request } = running.municipality;
    const ids = [
      others.municipality.request.id,
      randomUUID(),
      'x',
      'x'.repeat(64),
      'x'.repeat(5000),
      '%00',
      'a%00b',
      `${request.id}%00`,
      '%ff%fe',
      '%',
      '%ED%A0%80',
      '%2e%2e%2f',
      '%2F',
      `${request.id}%20`,
      `${request.id.toUpperCase()}x`,
      encodeURIComponent("' or 1=1 --"),
      encodeURIComponent('\u{1F4F7}'),
      'null',
      'undefined',
      '-1',
      '9999999999999999999999',
      '__proto__',
    ];
    const answers: Answer[] = [];
    for (const id of ids) answers.push(await running.ask(actorOf(guardian), { path: `/api/consents/${id}` }));
    answers.push(await running.ask(actorOf(stranger), { path: `/api/consents/${request.id}` }));
    for (const id of [...ids, others.municipality.request.id]) {
      answers.push(await running.decide(actorOf(guardian), { requestId: id, ifMatch: '"any"' }));
    }
    answers.push(await running.decide(actorOf(stranger), { ifMatch: '"any"' }));
    for (const key of [randomUUID(), 'x', '%00', 'x'.repeat(5000), '%ff']) {
      answers.push(await running.ask(actorOf(guardian), { path: `/api/consents/${request.id}/decisions/${key}` }));
    }
    for (const { status, text } of answers) assert.deepEqual([status, text], [404, answers[0]!.text]);
    assert.equal(new Set(answers.map(({ headers }) => JSON.stringify([...headers]))).size, 1);
    await running.store.close();
  });
}
