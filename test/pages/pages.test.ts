import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { GROUP_TEMPLATE_ID } from '../../demo-server/service/seed/group-requests.ts';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import { Visitor } from '../server/browserless-sign-in.ts';
import { startDemo, type Demo } from '../server/demo.ts';

const ROSTER = `/staff/templates/${GROUP_TEMPLATE_ID}/roster`;
const PAGES = [
  '/',
  '/my',
  '/profile',
  '/consents',
  `/consents/${REQUEST_IDS.study}`,
  '/staff/templates',
  `/staff/templates/${GROUP_TEMPLATE_ID}`,
  `/staff/templates/${GROUP_TEMPLATE_ID}/requests`,
  ROSTER,
  '/staff/tasks',
  '/profile/email/confirm',
  '/sign-in/cancelled',
  '/sign-in/failed',
  '/sign-in/not-strong',
  '/sign-in/start-again',
  '/sign-in/unavailable',
  '/sign-in/unknown',
  '/sign-in/unknown-address',
  '/no-such-page',
];

describe('the pages of the demo municipality', () => {
  let demo: Demo;

  before(async () => {
    demo = await startDemo();
  });
  after(() => demo.stop());

  const read = async (visitor: Visitor, path: string) => (await visitor.go(`${demo.origin}${path}`)).response.text();

  for (const path of PAGES) {
    it(`keep the strict policy: ${path}`, async () => {
      const response = await new Visitor().fetch(`${demo.origin}${path}`);
      assert.equal(
        response.headers.get('Content-Security-Policy'),
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
          "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; " +
          // Which installs a service worker, whose address is a matter of Trusted Types too.
          `trusted-types lupa-lit${path === ROSTER ? ' lupa-roster-worker' : ''}`,
      );
      const page = await response.text();
      assert.doesNotMatch(page, /\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)|javascript:/u);
    });

    it(`speak Finnish first, Swedish and English when asked: ${path}`, async () => {
      const visitor = new Visitor();
      assert.match(await read(visitor, path), /<html lang="fi"/u);
      const arrival = await visitor.go(`${demo.origin}${path}?lang=sv`);
      assert.equal(arrival.address.pathname, path, 'the place is kept');
      for (const [language, name] of [
        ['sv', 'Startsida'],
        ['en', 'Front page'],
      ] as const) {
        await visitor.go(`${demo.origin}/?lang=${language}`);
        const page = await read(visitor, path);
        assert.match(page, new RegExp(`<html lang="${language}"`, 'u'));
        assert.ok(page.includes(name));
      }
    });
  }

  it('hold our elements as a municipality would put them there', async () => {
    const list = await read(new Visitor(), '/consents');
    assert.match(list, /<script type="module" src="\/lupa\/cdn\/citizen\.js"><\/script>/u);
    assert.match(list, /<link rel="stylesheet" href="\/lupa\/themes\/helsinki\.css">/u);
    assert.match(
      list,
      /<lupa-provider class="site-body" api-url="\/api">[^]*<lupa-session>[^]*<lupa-consent-list detail-path="\/consents\/\{id\}">/u,
    );
    // Whose words are in Swedish.
    assert.match(
      await read(new Visitor(), '/consents?lang=sv'),
      /<script[^>]* src="\/lupa\/cdn\/citizen-sv\.js"><\/script>/u,
    );
    const detail = await read(new Visitor(), `/consents/${REQUEST_IDS.photo}`);
    assert.match(
      detail,
      new RegExp(
        `<lupa-consent-detail request-id="${REQUEST_IDS.photo}" list-path="/consents" detail-path="/consents/\\{id\\}">`,
        'u',
      ),
    );
  });

  it('offer a way in that works without a script, and comes back', async () => {
    const path = `/consents/${REQUEST_IDS.study}`;
    const visitor = new Visitor();
    const link = /<lupa-session>\s*<a href="([^"]+)"/u.exec(await read(visitor, path))![1]!;
    const { address } = await visitor.go(new URL(link, demo.origin));
    assert.equal((await visitor.choose(address, 'ahto')).address.href, `${demo.origin}${path}`);
  });

  it('escape what stands in their address', async () => {
    const nasty = '"><script src=//evil.example></script>';
    for (const path of [
      `/consents/${encodeURIComponent(nasty)}`,
      `/sign-in/failed?return-to=${encodeURIComponent(nasty)}`,
      `/sign-in/failed?x=${encodeURIComponent(nasty)}`,
      `/?x=${encodeURIComponent(nasty)}`,
    ]) {
      assert.ok(!(await read(new Visitor(), path)).includes('<script src=//evil'), path);
    }
  });

  it('show the editor of a template, and its people, whatever stands in the address', async () => {
    const ids = { a: 'a', '%0A': '\n', '%2F%2Fevil.example': '//evil.example', ä: 'ä', '%22%3E': '&quot;&gt;' };
    for (const [id, inPage] of Object.entries(ids)) {
      for (const [path, tag] of [
        [`/staff/templates/${id}`, 'lupa-template-editor'],
        [`/staff/templates/${id}/requests`, 'lupa-group-requests'],
      ] as const) {
        const response = await new Visitor().fetch(`${demo.origin}${path}`);
        assert.equal(response.status, 200, path);
        const page = await response.text();
        assert.match(page, new RegExp(`<${tag}\\s`, 'u'), path);
        assert.ok(page.includes(`template-id="${inPage}"`), `${path} names its template`);
      }
    }
  });

  it('show only addresses that one may be sent back to', async () => {
    const page = await read(new Visitor(), '/sign-in/failed?return-to=https%3A%2F%2Fevil.example%2F');
    assert.ok(!page.includes('href="https://evil.example'));
    assert.match(page, new RegExp(`href="${demo.origin}/"`, 'u'));
  });

  it('remember theme and language, each by itself, and keep the rest of the address', async () => {
    const visitor = new Visitor();
    const { address } = await visitor.go(`${demo.origin}/consents?theme=neutral&utm=1&lang=sv`);
    assert.equal(address.search, '?utm=1');
    const page = await read(visitor, '/');
    assert.match(page, /href="\/lupa\/themes\/neutral\.css"/u);
    assert.match(page, /<html lang="sv"/u);
    assert.match(await read(visitor, '/?theme=no-such'), /themes\/neutral\.css/u);
  });

  it('send nobody away by a language switch', async () => {
    for (const path of ['//evil.example/?lang=sv', '/\\evil.example/?lang=sv', '/consents//evil.example?lang=sv']) {
      const response = await fetch(`${demo.origin}${path}`, { redirect: 'manual' });
      const next = response.headers.get('Location');
      if (next !== null) assert.equal(new URL(next, demo.origin).origin, demo.origin, path);
      await response.body?.cancel();
    }
  });

  it('are not kept by the browser, so that the back button shows nothing of who was signed in', async () => {
    for (const path of PAGES) {
      const response = await fetch(`${demo.origin}${path}`);
      assert.equal(response.headers.get('Cache-Control'), 'no-store', path);
      await response.body?.cancel();
    }
  });
});
