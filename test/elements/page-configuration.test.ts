/** A page whose owner has said where the API is. The page says it before the library comes. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { put, warnings } from './page.ts';
import { shows, textOf, until } from './screen.ts';
import { serve } from './server.ts';

const AWAY = 'https://api.kunta.example/api';
const LIST = '<lupa-consent-list detail-path="/consents/{id}"></lupa-consent-list>';

describe('the page configuration', () => {
  before(async () => {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.id = 'lupa-config';
    script.textContent = JSON.stringify({
      apiUrl: '/api',
      allowedApiOrigins: ['https://api.kunta.example', 'http://plain.example'],
    });
    document.head.append(script);
    await import('../../src/define/lupa-consent-list.ts');
    await import('../../src/define/lupa-provider.ts');
  });

  it('is enough: an element needs no provider then', async () => {
    const server = await serve();
    const list = await put(LIST);
    await shows(list, 'Kaikki (6)');
    expect(server.arrivals[0]!.request.url).to.equal(`${location.origin}/api/consents`);
  });

  it('gives its address to a provider that has none', async () => {
    await serve();
    const provider = await put(`<lupa-provider>${LIST}</lupa-provider>`);
    await shows(provider, 'Kaikki (6)');
  });

  it('lets a provider use an origin that it names', async () => {
    const server = await serve('default', { apiUrl: AWAY });
    const provider = await put(
      html`<lupa-provider api-url=${AWAY}><lupa-consent-list detail-path="/c/{id}"></lupa-consent-list></lupa-provider>`,
    );
    await shows(provider, 'Kaikki (6)');
    expect(server.arrivals.map(({ request }) => request.url)).to.deep.equal([`${AWAY}/consents`]);
  });

  it('lets no other be used, nor one that it names without https', async () => {
    const server = await serve();
    for (const address of [
      'https://api.kunta.example.evil.example/api',
      'https://evil.example/api',
      'http://plain.example/api',
      'http://api.kunta.example/api',
      'https://api.kunta.example:444/api',
      'javascript:0',
    ]) {
      const provider = await put(
        html`<lupa-provider api-url=${address}><lupa-consent-list detail-path="/c/{id}"></lupa-consent-list></lupa-provider>`,
      );
      const list = provider.querySelector('lupa-consent-list')!;
      await until(() => list.dataset['state'] === 'unconfigured', `${address} to be refused`);
      expect(textOf(list)).to.equal('Tätä sivun osaa ei ole vielä otettu käyttöön.');
      expect(
        warnings().filter((line) => line.startsWith('<lupa-provider>')),
        address,
      ).to.have.length(1);
    }
    expect(server.arrivals).to.deep.equal([]);
  });
});
