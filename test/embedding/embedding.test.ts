import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import { REQUESTED_BY } from '../../src/contract/headers.ts';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import { launchBrowser, visit } from '../pages/visit.ts';
import { Visitor } from '../server/browserless-sign-in.ts';
import { startDemo, type Demo } from '../server/demo.ts';
import { CITIZEN, consentTags, hostPage, HostSite, type HostPageParts } from './host-site.ts';

const STUDY_NAME = /Tehostetun ilmanpuhdistuksen/u;
const FALLBACK = 'Asioi lupa-asioissa puhelimitse';

const module = (address: string, attributes = '') => `<script type="module" src="${address}" ${attributes}></script>`;

/** The policy of quality-bar S-05, as a careful municipality sets it. */
function strictPolicy(scripts: string, api: string): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    `connect-src ${api}`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lupa-lit',
  ].join('; ');
}

describe('a page of another site, with our elements in it', () => {
  let browser: Browser;
  let site: HostSite;
  /** A site that the server has not been told of. */
  let stranger: HostSite;
  let demo: Demo;
  let ahto: Visitor;

  before(async () => {
    browser = await launchBrowser();
    site = await HostSite.start();
    stranger = await HostSite.start();
  });
  after(async () => {
    await browser.close();
    await site.stop();
    await stranger.stop();
  });
  beforeEach(async (t) => {
    demo = await startDemo({ environment: { ALLOWED_ORIGINS: site.origin } });
    ahto = new Visitor();
    await ahto.signIn(demo.origin, 'ahto');
  });

});
