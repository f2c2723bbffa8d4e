import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import { IDEMPOTENCY_KEY, REQUESTED_BY } from '../../src/contract/headers.ts';
import { launchBrowser, visit } from '../pages/visit.ts';
import { Visitor } from '../server/browserless-sign-in.ts';
import { startDemo, type Demo } from '../server/demo.ts';
import { CITIZEN, consentTags, hostPage, HostSite, script } from './host-site.ts';

const STUDY_NAME = /Tehostetun ilmanpuhdistuksen/u;
const PACKAGE = new URL('../../package.json', import.meta.url);
const CDN = new URL('../../dist/cdn/', import.meta.url);
const OWN_COPY = script('/lupa/citizen.js');

/** The policy that the library promises to run under. */
function strictPolicy(scripts: string, api: string): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    `connect-src ${api}`,
    "img-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lupa-lit',
  ].join('; ');
}

describe('a page of another site with our elements in it', () => {
  let browser: Browser;
  let site: HostSite;
  let demo: Demo;
  let ahto: Visitor;

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    site = await HostSite.start();
    demo = await startDemo({ environment: { ALLOWED_ORIGINS: site.origin } });
    ahto = new Visitor();
    await ahto.signIn(demo.origin, 'ahto');
  });
  afterEach(async () => {
    await site.stop();
    await demo.stop();
  });

  /** The study, as the server has it. */
  async function study(): Promise<ConsentDetail> {
    const response = await ahto.api(demo.origin, `/api/consents/${REQUEST_IDS.study}`);
    return (await response.json()) as ConsentDetail;
  }

  /** Puts pages of consents on the site, with these script tags. */
  function serveConsents(scripts: string, policy?: string, attributes?: string): void {
    const apiUrl = `${demo.origin}/api`;
    site.serve = (path) =>
      path.startsWith('/luvat')
        ? { html: hostPage({ apiUrl, scripts, body: consentTags(path), attributes }), policy }
        : undefined;
  }

  /** Attributes of a script tag that pin what it loads. */
  const integrityOf = (code: string) =>
    `integrity="sha384-${createHash('sha384').update(code).digest('base64')}" crossorigin="anonymous"`;

  /** Signs in from the site, comes back to it, finds a request and accepts it. */
  async function takeDecision(page: Page): Promise<void> {
    const list = `${site.origin}/luvat?uutinen=7`;
    await page.goto(list);
    await page.getByRole('link', { name: 'Kirjaudu sisään' }).first().click();
    await page.getByRole('button', { name: /Ahto/u }).click();
    await page.waitForURL(list);
    await page.getByText('Ahto Simakuutio').first().waitFor();
    await page.getByRole('link', { name: STUDY_NAME }).click();
    await page.waitForURL(`${site.origin}/luvat/${REQUEST_IDS.study}`);
    await page.getByRole('button', { name: 'Hyväksy' }).click();
    await page.getByRole('heading', { name: 'Vastauksesi tallennettiin' }).waitFor();
    const { myAnswer, events } = await study();
    assert.equal(myAnswer, 'given');
    assert.deepEqual(
      events.map(({ type }) => type),
      ['created', 'sent', 'accepted'],
    );
  }

  it('works with one script tag of the server, the configuration and the tags', () =>
    visit(browser, {}, async (page) => {
      serveConsents(script(`${demo.origin}/lupa/cdn/citizen.js`));
      await takeDecision(page);
    }));

  describe('under a strict policy', () => {
    /** Counts what the policy forbids, on every page on the way. */
    async function watchViolations(page: Page): Promise<string[]> {
      const violations: string[] = [];
      await page.exposeFunction('tellViolation', (line: string) => violations.push(line));
      await page.addInitScript(() => {
        const { tellViolation } = globalThis as unknown as { tellViolation: (line: string) => Promise<void> };
        addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, documentURI }) => {
          void tellViolation(`${effectiveDirective} forbids ${blockedURI} at ${documentURI}`);
        });
      });
      return violations;
    }

    it('violates nothing with a copy of its own', () =>
      visit(browser, {}, async (page) => {
        serveConsents(OWN_COPY, strictPolicy("'self'", demo.origin));
        const violations = await watchViolations(page);
        await takeDecision(page);
        assert.deepEqual(violations, []);
      }));

    it('violates nothing with the script of the server', () =>
      visit(browser, {}, async (page) => {
        serveConsents(script(`${demo.origin}/lupa/cdn/citizen.js`), strictPolicy(demo.origin, demo.origin));
        const violations = await watchViolations(page);
        await takeDecision(page);
        assert.deepEqual(violations, []);
      }));

    for (const [language, signIn] of [
      ['sv', 'Logga in'],
      ['en', 'Sign in'],
    ] as const)
      it(`speaks ${language} with the pinned script of the server, whose words are pinned too`, () =>
        visit(browser, {}, async (page) => {
          const pinned = script(`${demo.origin}/lupa/cdn/citizen.js`, integrityOf(CITIZEN));
          serveConsents(pinned, strictPolicy(demo.origin, demo.origin), `lang="${language}"`);
          const violations = await watchViolations(page);
          await page.goto(`${site.origin}/luvat`);
          await page.getByRole('link', { name: signIn }).first().waitFor();
          assert.deepEqual(violations, []);
        }));

    it('speaks Swedish by itself with a copy of the Swedish file', () =>
      visit(browser, {}, async (page) => {
        site.scripts['/lupa/citizen-sv.js'] = readFileSync(new URL('citizen-sv.js', CDN), 'utf8');
        serveConsents(script('/lupa/citizen-sv.js'), strictPolicy("'self'", demo.origin), 'lang="sv"');
        const violations = await watchViolations(page);
        await page.goto(`${site.origin}/luvat`);
        await page.getByRole('link', { name: 'Logga in' }).first().waitFor();
        assert.deepEqual(violations, []);
      }));

    it('would be heard violating it', async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      serveConsents(OWN_COPY, strictPolicy("'self'", "'self'"));
      const violations = await watchViolations(page);
      await page.goto(`${site.origin}/luvat`);
      await page.locator('lupa-consent-list[data-state=failed]').waitFor();
      assert.match(violations.join('\n'), /^connect-src forbids/mu);
      await context.close();
    });
  });

  describe('that the server has not been told of', () => {
    let stranger: HostSite;

    beforeEach(async () => {
      stranger = await HostSite.start();
      const apiUrl = `${demo.origin}/api`;
      stranger.serve = (path) => ({ html: hostPage({ apiUrl, scripts: OWN_COPY, body: consentTags(path) }) });
    });
    afterEach(() => stranger.stop());

    /** A browser in which Ahto has signed in at the server itself. */
    const visitSignedIn = (work: (page: Page) => Promise<void>) =>
      visit(browser, {}, async (page) => {
        const value = ahto.cookie('localhost', 'lupa-session')!;
        await page.context().addCookies([{ name: 'lupa-session', value, url: demo.origin }]);
        await work(page);
      });

    it('is shown nothing, although the person has signed in', () =>
      visitSignedIn(async (page) => {
        const shared: string[] = [];
        page.on('response', (response) => {
          const headers = Object.keys(response.headers());
          shared.push(...headers.filter((name) => name.startsWith('access-control-')));
        });
        await page.goto(`${stranger.origin}/luvat`);
        const list = page.locator('lupa-consent-list');
        await list.and(page.locator('[data-state=failed]')).waitFor();
        await list.getByRole('button', { name: 'Yritä uudelleen' }).waitFor();
        assert.equal(await list.getByText(STUDY_NAME).count(), 0);
        assert.deepEqual(shared, []);
      }));

    it('can neither read nor decide', () =>
      visitSignedIn(async (page) => {
        const path = `/api/consents/${REQUEST_IDS.study}`;
        // Everything that a decision needs, in case the stranger has come by it.
        const seen = await ahto.api(demo.origin, path);
        const { versionId } = (await seen.json()) as ConsentDetail;
        await page.goto(`${stranger.origin}/luvat`);
        const outcomes = await page.evaluate(
          async ({ address, body, headers }) => {
            const attempt = (path: string, init: RequestInit) =>
              fetch(address + path, { credentials: 'include', ...init }).then(
                () => 'answered',
                () => 'refused',
              );
            return [
              await attempt('', {}),
              await attempt('/decisions', { method: 'POST', body, headers }),
              await attempt('/decisions', { method: 'POST', body, mode: 'no-cors' }),
            ];
          },
          {
            address: demo.origin + path,
            body: JSON.stringify({ decision: 'accept', versionId, language: 'fi' }),
            headers: {
              'Content-Type': 'application/json',
              'If-Match': seen.headers.get('ETag')!,
              [IDEMPOTENCY_KEY]: 'a-key-of-a-stranger',
              [REQUESTED_BY]: 'stranger',
            },
          },
        );
        assert.deepEqual(outcomes, ['refused', 'refused', 'refused']);
        // The last may be sent without asking first: the server has had it, and did nothing.
        assert.ok(demo.log.some(({ event }) => event === 'cross-site-request'));
        assert.equal((await study()).events.length, 2);
      }));

    it('does not get the citizen back from a sign-in', () =>
      visit(browser, {}, async (page) => {
        const back = encodeURIComponent(`${stranger.origin}/luvat`);
        await page.goto(`${demo.origin}/api/session/sign-in?return-to=${back}`);
        await page.getByRole('button', { name: /Ahto/u }).click();
        await page.waitForURL(`${demo.origin}/`);
      }));
  });

  describe('with two copies of the script', () => {
    const copies = OWN_COPY + script('/lisaosa/citizen.js');

    /** What the console of the page warns of, with this second script beside the site's own copy. */
    async function warningsWith(second: string): Promise<string[]> {
      const warnings: string[] = [];
      await visit(browser, {}, async (page) => {
        site.scripts['/lisaosa/citizen.js'] = second;
        serveConsents(copies);
        page.on('console', (message) => {
          if (message.type() === 'warning') warnings.push(message.text());
        });
        await takeDecision(page);
        warnings.length = 0;
        await page.reload();
        await page.getByText('Ahto Simakuutio').first().waitFor();
      });
      return warnings;
    }

    it('works, and says nothing when they are the same', async () => {
      assert.deepEqual(await warningsWith(CITIZEN), []);
    });

    it('works, and says once that they are of two versions', async () => {
      const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
      const warnings = await warningsWith(CITIZEN.replaceAll(`"${version}"`, '"0.0.9"'));
      assert.equal(warnings.length, 1);
      assert.ok(warnings[0]!.includes(version) && warnings[0]!.includes('0.0.9'));
    });
  });

  describe('when the script does not run', () => {
    const FALLBACK = 'Luvat ja suostumukset asiointipalvelussa';
    const body = () =>
      `<lupa-consent-list detail-path="/luvat/{id}"><a href="${demo.origin}/consents">${FALLBACK}</a></lupa-consent-list>`;
    const serve = (scripts: string) => {
      const html = hostPage({ apiUrl: `${demo.origin}/api`, scripts, body: body() });
      site.serve = (path) => (path === '/luvat' ? { html } : undefined);
    };
    const fallback = (page: Page) => page.getByRole('link', { name: FALLBACK });

    async function leadsOn(page: Page): Promise<void> {
      await fallback(page).click();
      await page.waitForURL(`${demo.origin}/consents`);
      await page.getByRole('heading', { name: 'Sähköinen asiointi' }).waitFor();
    }

    it('leaves a link that leads on, where scripts are off', () =>
      visit(browser, { javaScriptEnabled: false }, async (page) => {
        serve(OWN_COPY);
        await page.goto(`${site.origin}/luvat`);
        await leadsOn(page);
      }));

    it('leaves a link that leads on, where the file is not the one that was pinned', () =>
      visit(browser, {}, async (page) => {
        serve(script(`${demo.origin}/lupa/cdn/citizen.js`, integrityOf(`${CITIZEN} `)));
        const blocked = page.waitForEvent('console', (message) => message.text().includes('integrity'));
        await page.goto(`${site.origin}/luvat`);
        await blocked;
        await leadsOn(page);
      }));

    it('leaves a link that leads on, where the script cannot be had', () =>
      visit(browser, {}, async (page) => {
        serve(script('/no-such-script.js'));
        await page.goto(`${site.origin}/luvat`);
        await leadsOn(page);
      }));

    it('shows the element in the place of the link where the file is the one that was pinned', () =>
      visit(browser, {}, async (page) => {
        const hashes = JSON.parse(readFileSync(new URL('integrity.json', CDN), 'utf8')) as Record<string, string>;
        const pin = `integrity="${hashes['citizen.js']}" crossorigin="anonymous"`;
        serve(script(`${demo.origin}/lupa/cdn/citizen.js`, pin));
        await page.goto(`${site.origin}/luvat`);
        await page.getByRole('link', { name: 'Kirjaudu sisään' }).waitFor();
        assert.equal(await fallback(page).count(), 0);
      }));
  });
});
