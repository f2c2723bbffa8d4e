/** From the profile to the mail, the page it leads to, and back: without a script, signed in or not. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CONFIRMATION_PATH } from '../../demo-server/service/profile/confirmation-link.ts';
import type { Profile } from '../../src/contract/profile.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { Visitor } from './browserless-sign-in.ts';
import { startDemo, type Demo } from './demo.ts';
import { partsOf, startSmtpServer } from './smtp-server.ts';

const ADDRESS = 'omat@posti.example';
const DAY = 24 * 60 * 60 * 1000;

describe('the page that confirms an address', () => {
  let demo: Demo;
  let visitor: Visitor;
  let clock: number;
  beforeEach(async () => {
    clock = Date.now();
    demo = await startDemo({ now: () => new Date(clock) });
    visitor = new Visitor();
    await visitor.signIn(demo.origin, 'ahto');
  });
  afterEach(() => demo.stop());

  const profile = async (who = visitor) => {
    const response = await who.api(demo.origin, '/api/profile');
    return { etag: response.headers.get('ETag')!, email: ((await response.json()) as Profile).email };
  };

  /** Gives the address of the link in the newest mail, as the outbox shows it. */
  async function give(email: string, who = visitor): Promise<string> {
    const { etag } = await profile(who);
    const { status } = await who.api(demo.origin, '/api/profile', {
      ...{ method: 'PATCH', body: JSON.stringify({ email }) },
      headers: { 'Content-Type': 'application/json', 'If-Match': etag },
    });
    assert.equal(status, 200);
    const outbox = await (await new Visitor().fetch(`${demo.origin}/outbox`)).text();
    return /href="(http[^"]*profile\/email\/confirm[^"]*)"/u.exec(outbox)![1]!.replaceAll('&amp;', '&');
  }

  const heading = (page: string) => /<h1>([^<]*)<\/h1>/u.exec(page)?.[1];

  /** Opens the link. */
  async function open(link: string, who = new Visitor()) {
    const { response, address } = await who.go(link);
    const page = await response.text();
    return { status: response.status, headers: response.headers, page, title: heading(page), address };
  }

  /** Presses the button of the page, as a browser sends it. */
  async function press(page: string, who = new Visitor()) {
    const action = /<form method="post" action="([^"]*)"/u.exec(page)![1]!;
    const fields = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/gu)];
    const response = await who.fetch(new URL(action, demo.origin), {
      ...{ method: 'POST', body: new URLSearchParams(fields.map(([, name, value]) => [name!, value!])) },
      headers: { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
    });
    const answer = await response.text();
    return { status: response.status, page: answer, title: heading(answer), headers: response.headers };
  }

  it('asks first, confirms by its button, and says so once more when it is opened again', async () => {
    const link = await give(ADDRESS);
    for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS']) await (await fetch(link, { method })).body?.cancel();
    assert.equal((await profile()).email?.verified, false, 'whoever looks ahead confirms nothing');
    const asking = await open(link);
    assert.deepEqual([asking.status, asking.title], [200, 'Vahvista sähköpostiosoite']);
    assert.ok(asking.page.includes(ADDRESS));
    const confirmed = await press(asking.page);
    assert.deepEqual([confirmed.status, confirmed.title], [200, 'Osoite on vahvistettu']);
    assert.deepEqual((await profile()).email, { address: ADDRESS, verified: true, pending: null });
    assert.deepEqual(
      [(await open(link)).title, (await press(asking.page)).title],
      ['Osoite on jo vahvistettu', 'Osoite on jo vahvistettu'],
    );
    assert.equal((await visitor.name(demo.origin)) !== null, true, 'the session is left alone');
  });

  it('signs nobody in', async () => {
    const stranger = new Visitor();
    const { page } = await open(await give(ADDRESS), stranger);
    await press(page, stranger);
    assert.equal(await stranger.name(demo.origin), null);
  });

  it('says that a link is old, also one that never was', async () => {
    const link = await give(ADDRESS);
    const { page } = await open(link);
    clock += DAY;
    for (const outcome of [
      await open(link),
      await press(page),
      await open(`${demo.origin}${CONFIRMATION_PATH}`),
      await open(`${demo.origin}${CONFIRMATION_PATH}?token=helsinki.${'x'.repeat(43)}`),
    ]) {
      assert.deepEqual([outcome.status, outcome.title], [410, 'Linkki ei toimi enää']);
      assert.ok(!outcome.page.includes('<form') && !outcome.page.includes(ADDRESS));
    }
  });

  it('says the same to a form that is none of ours', async () => {
    for (const [type, body] of [
      ['multipart/form-data', 'token=x'],
      ['multipart/form-data; boundary=a', '--a'],
      ['application/x-www-form-urlencoded', 'token=%E0%A4%A&language=%'],
      ['application/json', '{"token":1}'],
    ] as const) {
      const { status } = await visitor.fetch(`${demo.origin}${CONFIRMATION_PATH}`, {
        ...{ method: 'POST', body },
        headers: { 'Content-Type': type, Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
      });
      assert.equal(status, 410, type);
    }
    assert.ok(!JSON.stringify(demo.log).includes('unexpected-error'));
  });

  it('says that another profile has the address, to who has pressed the button', async () => {
    const nordea = 'nordea.demo@posti.example';
    const { page, title } = await open(await give(nordea));
    assert.equal(title, 'Vahvista sähköpostiosoite');
    const refused = await press(page);
    assert.deepEqual([refused.status, refused.title], [409, 'Osoite on käytössä toisessa profiilissa']);
    assert.equal((await profile()).email?.verified, false);
    const owner = new Visitor();
    await owner.signIn(demo.origin, 'nordea');
    assert.deepEqual((await profile(owner)).email, { address: nordea, verified: true, pending: null });
  });

  it('gives its address away to nobody and is kept by nobody', async () => {
    const link = await give(ADDRESS);
    const asking = await open(link);
    for (const { headers } of [asking, await press(asking.page)]) {
      assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
      assert.equal(headers.get('Cache-Control'), 'no-store');
      assert.equal(headers.get('X-Robots-Tag'), 'noindex, nofollow');
      assert.match(headers.get('Content-Security-Policy')!, /default-src 'none'.*form-action 'self'/u);
    }
    const token = new URL(link).searchParams.get('token')!;
    assert.ok(!JSON.stringify(demo.log).includes(token) && !JSON.stringify(demo.log).includes(ADDRESS));
  });

  it('speaks the language of its mail until another is chosen, which does nothing else', async () => {
    const { etag } = await profile();
    await visitor.api(demo.origin, '/api/profile', {
      ...{ method: 'PATCH', body: JSON.stringify({ language: 'sv' }) },
      headers: { 'Content-Type': 'application/json', 'If-Match': etag },
    });
    const link = await give(ADDRESS);
    const reader = new Visitor();
    const asking = await open(link, reader);
    assert.match(asking.page, /<html lang="sv"[^]*Bekräfta adressen<\/button>/u);
    const confirmed = await press(asking.page, reader);
    assert.equal(confirmed.title, 'Adressen är bekräftad');
    for (const language of LANGUAGES) {
      const name = { fi: 'Osoite on jo', sv: 'Adressen är redan', en: 'The address is confirmed already' }[language];
      const choice = [...confirmed.page.matchAll(/<a href="(\?[^"]*)" lang="(\w+)"/gu)].find(
        ([, , to]) => to === language,
      )!;
      const address = new URL(choice[1]!.replaceAll('&amp;', '&'), `${demo.origin}${CONFIRMATION_PATH}`);
      const { page, title } = await open(address.href, reader);
      assert.match(page, new RegExp(`<html lang="${language}"`, 'u'));
      assert.ok(title!.startsWith(name), title);
    }
  });

  it('escapes whatever its address and its form say', async () => {
    const nasty = '"><script src=//evil.example></script>';
    const asked = await open(
      `${demo.origin}${CONFIRMATION_PATH}?token=${encodeURIComponent(nasty)}&language=${encodeURIComponent(nasty)}`,
    );
    const sent = await visitor.fetch(`${demo.origin}${CONFIRMATION_PATH}`, {
      ...{ method: 'POST', body: new URLSearchParams({ token: nasty, language: nasty }) },
      headers: { Origin: demo.origin, 'Sec-Fetch-Site': 'same-origin' },
    });
    for (const page of [asked.page, await sent.text()]) assert.ok(!page.includes('<script src=//evil'));
  });

  it('turns away forms that are none', async () => {
    const headers = { Origin: demo.origin, 'Sec-Fetch-Site': 'same-origin' };
    for (const [body, type, status] of [
      ['token=x', 'text/plain', 410],
      ['{"token":1}', 'application/json', 410],
      ['token=a&token=b', 'application/x-www-form-urlencoded', 410],
      [`token=${'x'.repeat(10_000)}`, 'application/x-www-form-urlencoded', 413],
    ] as const) {
      const response = await visitor.fetch(`${demo.origin}${CONFIRMATION_PATH}`, {
        ...{ method: 'POST', body, headers: { ...headers, 'Content-Type': type } },
      });
      assert.equal(response.status, status, body.slice(0, 20));
      await response.body?.cancel();
    }
  });
});

describe('the mail that confirms an address', () => {
  it('comes to the address that was given, in two forms with one link', async () => {
    const server = await startSmtpServer({});
    const demo = await startDemo({ environment: { SMTP_URL: server.url, MAIL_FROM: 'Kunta <luvat@kunta.example>' } });
    try {
      const visitor = new Visitor();
      await visitor.signIn(demo.origin, 'ansa');
      const etag = (await visitor.api(demo.origin, '/api/profile')).headers.get('ETag')!;
      await visitor.api(demo.origin, '/api/profile', {
        ...{ method: 'PATCH', body: JSON.stringify({ email: ADDRESS }) },
        headers: { 'Content-Type': 'application/json', 'If-Match': etag },
      });
      let mail;
      while (mail === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        mail = server.received.find(({ to }) => to[0] === ADDRESS);
      }
      const { text, html } = partsOf(mail);
      const link = /^http\S+$/mu.exec(text)![0];
      assert.ok(html.includes(link.replaceAll('&', '&amp;')));
      assert.equal((await new Visitor().go(link)).response.status, 200);
    } finally {
      await demo.stop();
      await server.stop();
    }
  });
});
