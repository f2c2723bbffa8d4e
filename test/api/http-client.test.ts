import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { ApiError } from '../../src/api/api-error.ts';
import { createHttpClient, type SendingMethod } from '../../src/api/http-client.ts';

const apiUrl = 'https://api.kunta.example/api';

/** A client whose server always answers so, with what was sent to it. */
function clientOf(answer: Response | (() => Promise<Response>)) {
  const sent: { url: string; init: RequestInit }[] = [];
  const http = createHttpClient({
    apiUrl,
    fetch: async (url, init) => {
      sent.push({ url: String(url), init: init! });
      return answer instanceof Response ? answer : answer();
    },
  });
  return { http, sent };
}

async function failureOf(answer: Response): Promise<ApiError> {
  const { http } = clientOf(answer);
  const error = await http.send('PATCH', '/templates/a/draft', {}).catch((cause: unknown) => cause);
  assert.ok(error instanceof ApiError);
  return error;
}

test('every method sends JSON, and says that a script sent it', async () => {
  for (const method of ['POST', 'PATCH', 'PUT', 'DELETE'] satisfies SendingMethod[]) {
    const { http, sent } = clientOf(Response.json({ id: 'a' }, { headers: { ETag: '"1"' } }));
    assert.deepEqual(await http.send(method, '/templates/a', { name: 'Ä' }), { body: { id: 'a' }, etag: '"1"' });
    const [{ url, init }] = sent as [(typeof sent)[number]];
    assert.equal(url, `${apiUrl}/templates/a`);
    assert.equal(init.method, method);
    assert.equal(init.body, '{"name":"Ä"}');
    const headers = init.headers as Headers;
    assert.equal(headers.get('Content-Type'), 'application/json');
    assert.equal(headers.get('X-Lupa-Requested-By'), 'lupa');
  }
});

test('a file goes as it is, with its own type', async () => {
  const { http, sent } = clientOf(Response.json({}));
  const file = new Blob(['%PDF-1.7']);
  await http.send('PUT', '/file', file, { 'Content-Type': 'application/pdf' });
  assert.equal(sent[0]?.init.body, file);
  assert.equal((sent[0]?.init.headers as Headers).get('Content-Type'), 'application/pdf');
});

test('a problem tells its code, its faults, and how things are now', async () => {
  const errors = [{ field: 'name', message: 'Expected at most 10 bytes' }];
  const current = { conflicts: [{ path: 'texts.fi.name' }] };
  const cases = [
    [409, { code: 'edit-conflict', current }, { kind: 'stale', code: 'edit-conflict', current, errors: [] }],
    [413, { code: 'too-large', errors }, { kind: 'refused', code: 'too-large', current: undefined, errors }],
    [500, { code: 'server-error' }, { kind: 'server', code: 'server-error', current: undefined, errors: [] }],
    [502, {}, { kind: 'server', code: '', current: undefined, errors: [] }],

    [400, null, { kind: 'refused', code: '', current: undefined, errors: [] }],
  ] as const;
  for (const [status, body, expected] of cases) {
    const { kind, code, current, errors } = await failureOf(Response.json(body, { status }));
    assert.deepEqual({ kind, code, current, errors }, expected);
  }
});

test('what is not JSON has no code', async () => {
  const { kind, code, errors } = await failureOf(new Response('<!doctype html>', { status: 413 }));
  assert.deepEqual({ kind, code, errors }, { kind: 'refused', code: '', errors: [] });
});

test('a file has two minutes to arrive, a change twenty seconds', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  // The mocked clock does not reach the signal's own.
  const timeout = mock.method(AbortSignal, 'timeout', (milliseconds: number) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), milliseconds);
    return controller.signal;
  });
  try {
    for (const [method, seconds] of [
      ['PUT', 120],
      ['PATCH', 20],
      ['POST', 20],
      ['DELETE', 20],
    ] as const) {
      let given: AbortSignal | null | undefined;
      const http = createHttpClient({
        apiUrl,
        fetch: (_url, init) => {
          given = init?.signal;
          return new Promise((_, reject) => given?.addEventListener('abort', () => reject(given?.reason as Error)));
        },
      });
      const sending = http.send(method, '/file', {}).catch((cause: unknown) => cause);
      await Promise.resolve();
      mock.timers.tick(seconds * 1000 - 1);
      assert.equal(given?.aborted, false, method);
      mock.timers.tick(1);
      assert.equal(given?.aborted, true, method);
      const error = await sending;
      assert.ok(error instanceof ApiError);
      assert.equal(error.kind, 'network');
    }
  } finally {
    timeout.mock.restore();
    mock.timers.reset();
  }
});

test('what a service worker kept says so, and nothing else does', async () => {
  const kept = { headers: { 'X-Lupa-Kept-At': '1795764600000' } };
  assert.deepEqual(await clientOf(Response.json({}, kept)).http.get('/a'), { body: {}, etag: '', kept: true });
  assert.deepEqual(await clientOf(Response.json({})).http.get('/a'), { body: {}, etag: '' });
});
