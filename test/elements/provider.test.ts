import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { LupaConsentList } from '../../src/elements/consent-list/consent-list.ts';
import { LupaProvider } from '../../src/elements/provider/provider.ts';
import { LupaConsentList as ListClass } from '../../src/elements/consent-list/consent-list.ts';
import '../../src/define/lupa-consent-list.ts';
import '../../src/define/lupa-provider.ts';
import { listApi, summary } from './examples.ts';
import { settled } from './invariants.ts';
import { put, warnings } from './page.ts';
import { findByRole, shows, textOf, until } from './screen.ts';
import { roundTrip, serve } from './server.ts';

const LIST = '<lupa-consent-list detail-path="/consents/{id}"></lupa-consent-list>';

describe('lupa-provider: in any order', () => {
  it('comes after what it serves', async () => {
    const server = await serve();
    const place = await put(`<lupa-late-provider api-url="/api">${LIST}</lupa-late-provider>`);
    await settled();
    expect(server.arrivals).to.deep.equal([]);
    customElements.define('lupa-late-provider', class extends LupaProvider {});
    await shows(place, 'Kaikki (6)');
    expect(server.arrivals).to.have.length(1);
  });

  it('comes before what it serves', async () => {
    await serve();
    const place = await put(
      '<lupa-provider api-url="/api"><lupa-late-list detail-path="/c/{id}"></lupa-late-list></lupa-provider>',
    );
    customElements.define('lupa-late-list', class extends ListClass {});
    await shows(place, 'Kaikki (6)');
  });

  it('is put around what was there before', async () => {
    await serve();
    const list = await put<LupaConsentList>(LIST);
    const provider = document.createElement('lupa-provider');
    provider.apiUrl = '/api';
    list.replaceWith(provider);
    provider.append(list);
    await shows(provider, 'Kaikki (6)');
  });

  it('gets its address after everything else', async () => {
    await serve();
    const provider = await put<LupaProvider>(`<lupa-provider>${LIST}</lupa-provider>`);
    expect(warnings().join()).to.include('<lupa-provider>').and.to.include('api-url');
    provider.apiUrl = '/api';
    await shows(provider, 'Kaikki (6)');
  });

  it('gives way to one that is nearer', async () => {
    const server = await serve();
    const outer = await put('<lupa-provider api-url="/elsewhere"><div></div></lupa-provider>');
    outer.querySelector('div')!.innerHTML = `<lupa-provider api-url="/api">${LIST}</lupa-provider>`;
    await shows(outer, 'Kaikki (6)');
    expect(server.arrivals.map(({ request }) => new URL(request.url).pathname)).to.deep.equal(['/api/consents']);
  });

  it('serves what stands in the shadow root of another element', async () => {
    await serve();
    const provider = await put('<lupa-provider api-url="/api"><div></div></lupa-provider>');
    provider.querySelector('div')!.attachShadow({ mode: 'open' }).innerHTML = LIST;
    await shows(provider, 'Kaikki (6)');
  });

  it('answers nothing that is not meant for it', async () => {
    const provider = await put('<lupa-provider api-url="/api"><div></div></lupa-provider>');
    let passed = false;
    provider.parentElement!.addEventListener('context-request', () => (passed = true), { once: true });
    const foreign = Object.assign(new Event('context-request', { bubbles: true, composed: true }), {
      context: 'theirs',
      callback: () => {},
    });
    provider.querySelector('div')!.dispatchEvent(foreign);
    expect(passed).to.equal(true);
  });
});

describe('lupa-provider: where credentials go', () => {
  const NASTY = [
    'https://evil.example/api',
    'http://evil.example/api',
    '//evil.example/api',
    '\\\\evil.example\\api',
    '/\\evil.example/api',
    'https:evil.example/api',
    'javascript:alert(1)',
    'data:application/json,{}',
    `blob:${location.origin}/api`,
    'file:///etc/passwd',
    `${location.protocol}//user:secret@${location.host}/api`,
    `${location.protocol}//user@${location.host}/api`,
    `${location.protocol}//${location.hostname}:1/api`,
    `${location.protocol}//${location.host}.evil.example/api`,
    'http://[',
  ];

  it('to no address that the owner of the page has not named, and the web developer is told of each', async () => {
    const server = await serve();
    const place = await put(
      html`<div>${NASTY.map((address) => html`<lupa-provider api-url=${address}><lupa-consent-list detail-path="/c/{id}"></lupa-consent-list></lupa-provider>`)}</div>`,
    );
    const lists = [...place.querySelectorAll('lupa-consent-list')];
    await until(
      () => lists.every(({ dataset }) => dataset['state'] === 'unconfigured'),
      () => `no connection; ${lists.map(({ dataset }) => dataset['state']).join()}`,
    );
    expect(server.arrivals).to.deep.equal([]);
    const lines = warnings();
    expect(lines.filter((line) => line.startsWith('<lupa-provider>'))).not.to.have.length(0);
    expect(lines.join()).not.to.include('secret');
    for (const list of lists) expect(list.shadowRoot!.querySelector('a')).to.equal(null);
  });

  it('to the same place when content brings a base', async () => {
    const server = await serve();
    const base = document.createElement('base');
    base.href = 'https://evil.example/';
    document.head.prepend(base);
    try {
      const provider = await put(`<lupa-provider api-url="/api">${LIST}</lupa-provider>`);
      await shows(provider, 'Kaikki (6)');
      expect(server.arrivals[0]!.request.url).to.equal(`${location.origin}/api/consents`);
    } finally {
      base.remove();
    }
  });

  it('not to an address in the address of the page', async () => {
    const server = await serve();
    const before = location.href;
    history.replaceState(
      null,
      '',
      `?${new URLSearchParams([...new URL(before).searchParams, ['api-url', 'https://evil.example'], ['apiUrl', '//evil.example']])}#api-url=//evil.example`,
    );
    try {
      const provider = await put(`<lupa-provider api-url="/api">${LIST}</lupa-provider>`);
      await shows(provider, 'Kaikki (6)');
      expect(server.arrivals[0]!.request.url).to.equal(`${location.origin}/api/consents`);
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('not to another fetch that the page has put in the place of the browser’s', async () => {
    await serve();
    const realFetch = window.fetch;
    let seen = 0;
    window.fetch = (...args) => {
      seen += 1;
      return realFetch(...args);
    };
    try {
      const provider = await put(`<lupa-provider api-url="/api">${LIST}</lupa-provider>`);
      await shows(provider, 'Kaikki (6)');
    } finally {
      window.fetch = realFetch;
    }
    expect(seen).to.equal(0);
  });

  const SPELLINGS = ['/api', '/api/', '/api//', '/api?x=1', '/api#x', '/x/../api', `${location.origin}/api`];
  for (const spelling of SPELLINGS) {
    it(`to the address however it is spelt: ${spelling.replace(location.origin, '(this page)')}`, async () => {
      const server = await serve();
      const provider = await put(
        html`<lupa-provider api-url=${spelling}><lupa-consent-list detail-path="/c/{id}"></lupa-consent-list></lupa-provider>`,
      );
      await shows(provider, 'Kaikki (6)');
      expect(server.arrivals[0]!.request.url).to.equal(`${location.origin}/api/consents`);
    });
  }

  it('as a token where the page has a sign-in of its own, and then no cookie', async () => {
    const server = await serve();
    const getAccessToken = async () => 'abc.def';
    const provider = await put(
      html`<lupa-provider api-url="/api" .getAccessToken=${getAccessToken}><lupa-consent-list detail-path="/c/{id}"></lupa-consent-list></lupa-provider>`,
    );
    await shows(provider, 'Kaikki (6)');
    const { headers, credentials } = server.arrivals[0]!.request;
    expect(headers.get('Authorization')).to.equal('Bearer abc.def');
    expect(credentials).to.equal('omit');
  });

  it('a page whose token cannot be had fails, and can be tried again', async () => {
    await serve();
    let token: Promise<string> = Promise.reject(new Error('no session'));
    token.catch(() => {});
    const provider = await put(
      html`<lupa-provider api-url="/api" .getAccessToken=${() => token}><lupa-consent-list detail-path="/c/{id}"></lupa-consent-list></lupa-provider>`,
    );
    const retry = await findByRole('button', 'Yritä uudelleen');
    token = Promise.resolve('abc');
    retry.click();
    await shows(provider, 'Kaikki (6)');
  });
});

describe('lupa-provider: what it leaves alone', () => {
  it('its own content is seen', async () => {
    const provider = await put('<lupa-provider api-url="/api"><p>Sisältö</p></lupa-provider>');
    expect(textOf(provider)).to.equal('Sisältö');
  });

  it('an unknown kind of back end: not set up, and nobody is asked', async () => {
    const server = await serve();
    const provider = await put(
      '<lupa-provider api-url="/api" adapter="other"><lupa-consent-list detail-path="/c/{id}"></lupa-consent-list></lupa-provider>',
    );
    await shows(provider, 'Tätä sivun osaa ei ole vielä otettu käyttöön.');
    warnings();
    expect(server.arrivals).to.deep.equal([]);
  });

  it('an element with an API of its own needs no provider', async () => {
    const own = listApi(async () => ({ items: [summary()], skipped: 0 }));
    const list = await put<LupaConsentList>(
      html`<lupa-consent-list .api=${own} detail-path="/c/{id}"></lupa-consent-list>`,
    );
    await shows(list, 'Kuvauslupa');
  });

  it('a change of theme or words asks nobody again', async () => {
    const server = await serve();
    const provider = await put<LupaProvider>(`<lupa-provider api-url="/api">${LIST}</lupa-provider>`);
    await shows(provider, 'Kaikki (6)');
    provider.theme = 'neutral';
    await settled();
    await roundTrip();
    expect(server.count(/GET \/consents$/u)).to.equal(1);
    expect(provider.getAttribute('theme')).to.equal('neutral');
  });
});
