/** The link of a mail: it leads its receiver to the request after a sign-in, once, and tells nobody else anything. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { REQUEST_IDS } from '../../demo-server/service/seed/seed.ts';
import { Visitor } from './browserless-sign-in.ts';
import { startDemo, type Demo } from './demo.ts';

describe('the link of a mail', () => {
  let demo: Demo;
  /** Of the mail that confirms Ahto's answer. */
  let link: string;
  const request = `/consents/${REQUEST_IDS.study}`;
  const list = '/consents?link=passed';

  beforeEach(async () => {
    demo = await startDemo();
    const ahto = new Visitor();
    await ahto.signIn(demo.origin, 'ahto');
    const seen = await ahto.api(demo.origin, `/api${request}`);
    const { versionId } = (await seen.json()) as { versionId: string };
    const headers = {
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
      'If-Match': seen.headers.get('ETag') ?? '',
    };
    const body = JSON.stringify({ decision: 'refuse', versionId, language: 'fi' });
    assert.equal(
      (await ahto.api(demo.origin, `/api${request}/decisions`, { method: 'POST', headers, body })).status,
      200,
    );
    const page = await (await fetch(`${demo.origin}/outbox`)).text();
    link = new RegExp(`${demo.origin}/l/[\\w-]+`, 'u').exec(page)![0];
  });
  afterEach(() => demo.stop());

  /** Where one who has signed in as this person is led. */
  async function leads(visitor: Visitor, address = link): Promise<string> {
    const response = await visitor.fetch(address);
    assert.equal(response.status, 303);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.match(response.headers.get('X-Robots-Tag') ?? '', /noindex/u);
    return response.headers.get('Location')!;
  }

  async function signedIn(person: 'ahto' | 'ansa'): Promise<Visitor> {
    const visitor = new Visitor();
    await visitor.signIn(demo.origin, person);
    return visitor;
  }

  it('leads through the sign-in to the request', async () => {
    const visitor = new Visitor();
    const { response, address } = await visitor.go(link);
    assert.equal(response.status, 200, 'the provider asks who it is');
    const arrival = await visitor.choose(address, 'ahto');
    assert.equal(arrival.address.href, `${demo.origin}${request}`);
    assert.ok(arrival.way.includes(link), 'through the same link');
  });

  it('leads there once; then to the list, which says why', async () => {
    const ahto = await signedIn('ahto');
    assert.equal(await leads(ahto), request);
    assert.equal(await leads(ahto), list);
    assert.equal(await leads(await signedIn('ahto')), list);
    const words: [string, RegExp][] = [
      ['fi', /Viestin linkki avaa lupapyynnön vain kerran/u],
      ['sv', /Länken i meddelandet öppnar begäran bara en gång/u],
      ['en', /The link in a message opens its request once only/u],
    ];
    for (const [language, said] of words) {
      const shown = await ahto.go(`${demo.origin}${list}&lang=${language}`);
      assert.match(await shown.response.text(), said);
      assert.doesNotMatch(await (await ahto.fetch(`${demo.origin}/consents`)).text(), said);
    }
  });

  it('is the same to somebody else as one that is not there, and is not used up by them', async () => {
    const ansa = await signedIn('ansa');
    const unknown = `${demo.origin}/l/${randomUUID()}`;
    const strange = `${demo.origin}/l/${encodeURIComponent('<script>')}`;
    const answers = [];
    for (const address of [link, unknown, link, strange]) {
      const response = await ansa.fetch(address);
      const { date: _, ...headers } = Object.fromEntries(response.headers);
      answers.push(JSON.stringify([response.status, headers, await response.text()]));
    }
    assert.equal(new Set(answers).size, 1);
    assert.equal(await leads(ansa), list);
    assert.equal(await leads(await signedIn('ahto')), request);
  });

  it('is not used up by what only looks: a mail filter, a browser that looks ahead, a check of links', async () => {
    const ahto = await signedIn('ahto');
    const filter = new Visitor();
    assert.match(await leads(filter), /^\/api\/session\/sign-in\?/u);
    await filter.go(link);
    assert.equal((await ahto.fetch(link, { method: 'HEAD' })).headers.get('Location'), null);
    const lookingAhead = [
      ['Sec-Purpose', 'prefetch;prerender'],
      ['Purpose', 'prefetch'],
      ['X-Purpose', 'preview'],
      ['X-Moz', 'prefetch'],
    ] as const;
    for (const header of lookingAhead) {
      const headers = [[...header] as [string, string]];
      const response = await ahto.fetch(link, { headers });
      assert.deepEqual([response.status, response.headers.get('Location')], [503, null]);
    }
    assert.equal(await leads(ahto), request);
  });

  it('leaves no trace in the log', async () => {
    await leads(await signedIn('ahto'));
    assert.ok(!JSON.stringify(demo.log).includes(link.slice(-36)));
  });
});
