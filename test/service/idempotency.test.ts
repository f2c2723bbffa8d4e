import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, test } from 'node:test';
import type { Actor } from '../../demo-server/service/authorisation.ts';
import { actorOf, addSibling, SENT } from './municipality.ts';
import { startService, type TestService } from './test-service.ts';

describe('an intent', () => {
  let running: TestService;
  let guardian: Actor;
  beforeEach(async () => {
    running = await startService();
    guardian = actorOf(running.municipality.guardian);
  });

  async function events(): Promise<string[]> {
    const { organisation, request, child } = running.municipality;
    const kept = await running.store.transaction((tx) => tx.requestOf(organisation.id, child.id, request.id));
    return kept?.events.slice(SENT.length).map(({ type }) => type) ?? [];
  }

  const codeOf = ({ json }: { json: unknown }) => (json as { code?: string }).code;

  test('that is sent again is answered as the first time, and done once', async () => {
    const { etag } = await running.detail(guardian);
    const intent = { key: randomUUID(), ifMatch: etag, decision: 'accept' };
    const first = await running.decide(guardian, intent);
    await running.decide(guardian, { decision: 'withdraw' });
    running.clock.now = '2027-12-01T10:00:00.000Z'; // long expired
    for (const ifMatch of [etag, '"something else"']) {
      const again = await running.decide(guardian, { ...intent, ifMatch });
      assert.equal(again.status, 200);
      assert.equal(again.text, first.text);
      assert.equal(again.headers.get('ETag'), first.headers.get('ETag'));
    }
    assert.deepEqual(await events(), ['accepted', 'withdrawn']);
  });

  test('that arrives several times at once is done once, and each is answered the same', async () => {
    const intent = { key: randomUUID(), ifMatch: (await running.detail(guardian)).etag, decision: 'refuse' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => running.decide(guardian, intent)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200],
    );
    assert.equal(new Set(answers.map(({ text, headers }) => text + headers.get('ETag'))).size, 1);
    assert.deepEqual(await events(), ['refused']);
  });

  test('that says something else under the same key is refused, and changes nothing', async () => {
    const key = randomUUID();
    await running.decide(guardian, { key, decision: 'accept' });
    const { organisation } = running.municipality;
    await running.store.transaction(async (tx) => {
      await addSibling(tx, running.municipality, { id: 'another' });
      for (const event of SENT) await tx.appendEvent(organisation.id, 'another', event);
    });
    for (const other of [
      { decision: 'withdraw' },
      { language: 'sv' },
      { versionId: 'another' },
      { requestId: 'another' },
    ]) {
      const answer = await running.decide(guardian, { key, ...other });
      assert.equal(answer.status, 422, JSON.stringify(other));
      assert.equal(codeOf(answer), 'idempotency-key-reused');
    }
    assert.deepEqual(await events(), ['accepted']);
  });

  test('of another person may have the same key', async () => {
    const key = randomUUID();
    await running.decide(guardian, { key, decision: 'accept' });
    const theirs = await running.decide(actorOf(running.municipality.otherGuardian), { key, decision: 'refuse' });
    assert.equal(theirs.status, 200);
    assert.deepEqual(await events(), ['accepted', 'refused']);
  });

  test('that failed has not used its key up', async () => {
    const key = randomUUID();
    assert.equal((await running.decide(guardian, { key, ifMatch: '"old"' })).status, 412);
    assert.equal((await running.decide(guardian, { key, decision: 'withdraw' })).status, 409);
    assert.equal((await running.decide(guardian, { key, decision: 'accept' })).status, 200);
    assert.deepEqual(await events(), ['accepted']);
  });

  for (const key of [
    undefined,
    '',
    'short',
    'x'.repeat(15),
    'x'.repeat(65),
    'has spaces in it x',
    'ääääääääääääääää',
    'a'.repeat(16) + ',b',
  ]) {
    test(`with the key ${JSON.stringify(key)} is not taken`, async () => {
      const { etag, detail } = await running.detail(guardian);
      const answer = await running.ask(guardian, {
        method: 'POST',
        path: `/api/consents/${detail.id}/decisions`,
        headers: {
          'Content-Type': 'application/json',
          'If-Match': etag,
          ...(key !== undefined && { 'Idempotency-Key': key }),
        },
        body: JSON.stringify({ decision: 'accept', versionId: detail.versionId, language: 'fi' }),
      });
      assert.equal(answer.status, 400);
      assert.equal(codeOf(answer), 'idempotency-key-required');
      assert.deepEqual(await events(), []);
    });
  }

  for (const length of [16, 64]) {
    test(`with a key of ${length} characters is taken`, async () => {
      assert.equal((await running.decide(guardian, { key: 'k'.repeat(length) })).status, 200);
    });
  }
});
