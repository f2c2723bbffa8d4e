import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { REQUESTED_BY } from '../../src/contract/headers.ts';
import { CONFIRMATION_PATH } from '../../demo-server/service/profile/confirmation-link.ts';
import { startDemo, type Demo } from './demo.ts';

const OWN = 'OWN';
const OTHER_OWN = 'OTHER_OWN';
const ALLOWED = 'https://www.kunta.example';
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

interface Case {
  title: string;
  method?: string;
  /** `OWN` and `OTHER_OWN` stand for the origins of the running server; undefined for no header. */
  origin?: string;
  site?: string;
  type?: string;
  header?: string | false;
  path?: string;
}

const REFUSED: Case[] = [
  { title: 'no Origin' },
  { title: 'no Origin, JSON, same-origin claimed', type: JSON_TYPE, site: 'same-origin' },
  { title: 'Origin null', origin: 'null' },
  { title: 'empty Origin', origin: '' },
  { title: 'a stranger, JSON', origin: 'https://evil.example', type: JSON_TYPE, site: 'cross-site' },
  { title: 'a stranger, form', origin: 'https://evil.example', type: FORM_TYPE, site: 'cross-site' },
  { title: 'a stranger, text', origin: 'https://evil.example', type: 'text/plain', site: 'cross-site' },
  { title: 'a stranger, multipart', origin: 'https://evil.example', type: 'multipart/form-data; boundary=x' },
  { title: 'a stranger, CSV', origin: 'https://evil.example', type: 'text/csv', path: '/api/groups/g/import' },
  { title: 'a stranger, no type', origin: 'https://evil.example' },
  { title: 'a stranger, PUT', method: 'PUT', origin: 'https://evil.example' },
  { title: 'a stranger, PATCH', method: 'PATCH', origin: 'https://evil.example' },
  { title: 'a stranger, DELETE', method: 'DELETE', origin: 'https://evil.example' },
  { title: 'a stranger, a method of their own', method: 'PURGE', origin: 'https://evil.example' },
  { title: 'allowed origin, other scheme', origin: 'http://www.kunta.example' },
  { title: 'allowed origin, port added', origin: 'https://www.kunta.example:8443' },
  { title: 'allowed origin, its own port written out', origin: 'https://www.kunta.example:443' },
  { title: 'allowed origin, suffixed', origin: 'https://www.kunta.example.evil.example' },
  { title: 'allowed origin, prefixed', origin: 'https://evil-www.kunta.example' },
  { title: 'allowed origin, subdomain', origin: 'https://a.www.kunta.example' },
  { title: 'allowed origin, parent domain', origin: 'https://kunta.example' },
  { title: 'allowed origin, upper case', origin: 'HTTPS://WWW.KUNTA.EXAMPLE' },
  { title: 'allowed origin, slash', origin: 'https://www.kunta.example/' },
  { title: 'allowed origin, dot', origin: 'https://www.kunta.example.' },
  { title: 'allowed origin as user name', origin: 'https://www.kunta.example@evil.example' },
  { title: 'two origins', origin: 'https://www.kunta.example, https://evil.example' },
  { title: 'own host, other port', origin: 'http://localhost:1' },
  { title: 'own origin, no custom header', origin: OWN, site: 'same-origin', header: false },
  { title: 'own origin, empty custom header', origin: OWN, site: 'same-origin', header: '' },
  { title: 'own origin, no custom header, form', origin: OWN, site: 'same-origin', header: false, type: FORM_TYPE },
  { title: 'allowed origin, no custom header', origin: ALLOWED, site: 'cross-site', header: false },
  { title: 'own origin, but cross-site', origin: OWN, site: 'cross-site' },
  { title: 'own origin, but same-site', origin: OWN, site: 'same-site' },
  { title: 'own origin, but none', origin: OWN, site: 'none' },
  { title: 'own origin, unknown word', origin: OWN, site: 'same-origin, cross-site' },
  { title: 'allowed origin, but same-origin', origin: ALLOWED, site: 'same-origin' },
  { title: 'allowed origin, but none', origin: ALLOWED, site: 'none' },
  { title: 'a stranger signs out', origin: 'https://evil.example', path: '/api/session/sign-out' },
  { title: 'a form signs out', origin: OWN, header: false, type: FORM_TYPE, path: '/api/session/sign-out' },
  { title: 'a stranger posts to a page', origin: 'https://evil.example', path: '/consents' },
  {
    title: 'a stranger leaves a service',
    method: 'DELETE',
    origin: 'https://evil.example',
    path: '/api/services/boats',
  },
  { title: 'no Origin, near what services do', path: '/api/services/boats/usersx' },
  { title: 'a stranger posts to nowhere', origin: 'https://evil.example', path: '/api/nowhere' },
];

const LET_THROUGH: Case[] = [
  { title: 'own origin, same-origin', origin: OWN, site: 'same-origin', type: JSON_TYPE },
  {
    title: 'own origin, CSV',
    origin: OWN,
    site: 'same-origin',
    type: 'text/csv',
    path: '/api/groups/g/import',
  },
  { title: 'own origin, an older browser', origin: OWN, type: JSON_TYPE },
  { title: 'own origin, DELETE', origin: OWN, site: 'same-origin', method: 'DELETE' },
  { title: 'allowed origin, cross-site', origin: ALLOWED, site: 'cross-site', type: JSON_TYPE },
  { title: 'allowed origin, same-site', origin: ALLOWED, site: 'same-site', type: JSON_TYPE },
  { title: 'the other name of this machine, cross-site', origin: OTHER_OWN, site: 'cross-site', type: JSON_TYPE },
  // By a token of its own: no cookie is looked at.
  { title: 'a service, without a browser', header: false, type: JSON_TYPE, path: '/api/services/boats/users' },
  { title: 'a stranger only reads', method: 'GET', origin: 'https://evil.example', header: false, site: 'cross-site' },
];

const FORM: Case = { title: '', path: CONFIRMATION_PATH, type: FORM_TYPE, header: false };
/** The one form of ours that works without a script: its page sends no referrer, so that browsers say `null`. */
const FORM_CASES: [title: string, through: boolean, change: Partial<Case>][] = [
  ['of our page, as browsers send it', true, { origin: 'null', site: 'same-origin' }],
  ['of our page, with a referrer', true, { origin: OWN, site: 'same-origin' }],
  ['of our page, by an older browser', true, { origin: 'null' }],
  ['of a stranger', false, { origin: 'https://evil.example', site: 'cross-site' }],
  ['of a stranger without a referrer', false, { origin: 'null', site: 'cross-site' }],
  ['of a stranger, by an older browser', false, { origin: 'https://evil.example' }],
  ['of an allowed origin', false, { origin: ALLOWED, site: 'cross-site' }],
  ['of another page of our site', false, { origin: 'null', site: 'same-site' }],
  ['without an origin', false, { site: 'same-origin' }],
  ['in a frame without an origin of its own', false, { origin: 'null', site: 'cross-site' }],
  ['by another method', false, { method: 'PUT', origin: 'null', site: 'same-origin' }],
  ['to an address beside it', false, { path: `${CONFIRMATION_PATH}/x`, origin: 'null', site: 'same-origin' }],
];

describe('the guard against cross-site requests', () => {
  let demo: Demo;

  before(async () => {
    demo = await startDemo({ environment: { ALLOWED_ORIGINS: ALLOWED } });
  });
  after(() => demo.stop());

  async function send({ method = 'POST', origin, site, type, header = 'test', path }: Case): Promise<Response> {
    const headers = new Headers();
    const own: Record<string, string> = { [OWN]: demo.origin, [OTHER_OWN]: `http://127.0.0.1:${demo.port}` };
    if (origin !== undefined) headers.set('Origin', own[origin] ?? origin);
    if (site !== undefined) headers.set('Sec-Fetch-Site', site);
    if (type !== undefined) headers.set('Content-Type', type);
    if (header !== false) headers.set(REQUESTED_BY, header);
    return fetch(`${demo.origin}${path ?? '/api/consents/x/decisions'}`, { method, headers });
  }

  async function codeOf(sent: Case): Promise<string> {
    const response = await send(sent);
    const { code } = (await response.json()) as { code: string };
    assert.equal(response.status === 403, code === 'cross-site-request');
    return code;
  }

  it('knows forty-three ways that are refused', () => assert.equal(REFUSED.length, 43));

  for (const refused of REFUSED) {
    it(`refuses: ${refused.title}`, async () => {
      assert.equal(await codeOf(refused), 'cross-site-request');
    });
  }

  for (const [title, through, change] of FORM_CASES) {
    it(`${through ? 'lets through' : 'refuses'} a form: ${title}`, async () => {
      const response = await send({ ...FORM, ...change });
      assert.equal(response.status, through ? 410 : 403);
      await response.body?.cancel();
    });
  }

  for (const through of LET_THROUGH) {
    it(`lets through: ${through.title}`, async () => {
      // What comes next asks for a sign-in, or has nothing at the address: the guard is behind.
      assert.match(await codeOf(through), /^(?:sign-in-required|token-required|not-found)$/u);
    });
  }
});
