import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemo, type Demo } from './demo.ts';

const ALLOWED = 'https://www.kunta.example';
const ALLOWED_TOO = 'http://localhost:8099';

const STRANGERS = [
  'null',
  '*',
  'https://evil.example',
  'http://www.kunta.example',
  'https://www.kunta.example:443',
  'https://www.kunta.example:8443',
  'https://www.kunta.example/',
  'https://www.kunta.example.',
  'https://www.kunta.example.evil.example',
  'https://evilwww.kunta.example',
  'https://wwwxkunta.example',
  'https://kunta.example',
  'https://intra.www.kunta.example',
  'https://WWW.kunta.example',
  'HTTPS://www.kunta.example',
  'https://www.kunta.example@evil.example',
  'https://www.kunta.example%00.evil.example',
  `${ALLOWED}, https://evil.example`,
  `${ALLOWED} https://evil.example`,
  'http://localhost:80990',
  'http://127.0.0.1:8099',
];

describe('sharing with pages of other origins', () => {
  let demo: Demo;

  before(async () => {
    demo = await startDemo({ environment: { ALLOWED_ORIGINS: `${ALLOWED} ${ALLOWED_TOO}` } });
  });
  after(() => demo.stop());

  const shared = (response: Response) =>
    [...response.headers].filter(([name]) => name.startsWith('access-control-')).map(([name]) => name);
  const read = (origin: string, path = '/api/session') =>
    fetch(`${demo.origin}${path}`, { headers: { Origin: origin } });
  const ask = (origin: string) =>
    fetch(`${demo.origin}/api/consents/x/decisions`, {
      method: 'OPTIONS',
      headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
    });

  for (const origin of STRANGERS) {
    it(`does not share with ${origin}`, async () => {
      for (const response of [await read(origin), await ask(origin)]) {
        assert.deepEqual(shared(response), []);
        assert.match(response.headers.get('Vary') ?? '', /\bOrigin\b/u);
      }
    });
  }

  for (const origin of [ALLOWED, ALLOWED_TOO]) {
    it(`shares with ${origin}, by name and with credentials`, async () => {
      const { headers } = await read(origin);
      assert.equal(headers.get('Access-Control-Allow-Origin'), origin);
      assert.equal(headers.get('Access-Control-Allow-Credentials'), 'true');
      assert.equal(headers.get('Access-Control-Expose-Headers'), 'ETag,X-Lupa-Answered-For');
      assert.match(headers.get('Vary') ?? '', /\bOrigin\b/u);
    });

    it(`lets ${origin} send what a decision needs`, async () => {
      const { status, headers } = await ask(origin);
      assert.equal(status, 204);
      assert.equal(headers.get('Access-Control-Allow-Origin'), origin);
      assert.deepEqual(headers.get('Access-Control-Allow-Headers')?.split(','), [
        'Content-Type',
        'If-Match',
        'Idempotency-Key',
        'X-Lupa-Requested-By',
      ]);
      const methods = headers.get('Access-Control-Allow-Methods')?.split(',');
      assert.deepEqual(methods, ['GET', 'POST', 'PATCH', 'PUT', 'DELETE']);
      assert.ok(Number(headers.get('Access-Control-Max-Age')) <= 7200);
    });
  }

  it('shares errors too, so that a page can tell them apart', async () => {
    const response = await read(ALLOWED, '/api/consents');
    assert.equal(response.status, 401);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), ALLOWED);
  });

  it('lets no page of another origin stand in for the pages', async () => {
    const response = await fetch(`${demo.origin}/consents`);
    assert.match(response.headers.get('Content-Security-Policy')!, /frame-ancestors 'none'/u);
    assert.equal(response.headers.get('Cross-Origin-Resource-Policy'), 'same-origin');
  });
});
