/** Several elements on one page: what they share, and what one of them tells the others. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { REQUEST_IDS } from '../../demo-server/msw.ts';
import '../../src/define/lupa-consent-detail.ts';
import '../../src/define/lupa-consent-list.ts';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-session.ts';
import { settled, step } from './invariants.ts';
import { put, showPage } from './page.ts';
import { allByRole, byRole, findByRole, press, shows, textOf, until } from './screen.ts';
import { arrived, roundTrip, serve } from './server.ts';

const LISTS = /GET \/consents$/u;

async function putPage(): Promise<HTMLElement> {
  const page = await put<HTMLElement>(html`<lupa-provider api-url="/api">
    <lupa-session></lupa-session>
    <lupa-consent-list detail-path="/consents/{id}"></lupa-consent-list>
    <lupa-consent-list detail-path="/consents/{id}"></lupa-consent-list>
    <lupa-consent-detail request-id=${REQUEST_IDS.study}></lupa-consent-detail>
    <lupa-consent-detail request-id=${REQUEST_IDS.study}></lupa-consent-detail>
  </lupa-provider>`);
  return page;
}

function widgets(page: HTMLElement): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>('lupa-consent-list, lupa-consent-detail, lupa-session')];
}

async function ready(page: HTMLElement): Promise<void> {
  await until(() => widgets(page).every(({ dataset }) => dataset['state'] === 'ready'), 'every element to be ready');
}

describe('several elements on one page', () => {
  it('ask for each thing once', async () => {
    const server = await serve();
    await ready(await putPage());
    expect(server.arrivals.map(({ path }) => path).sort()).to.deep.equal([
      '/consents',
      `/consents/${REQUEST_IDS.study}`,
      '/session',
    ]);
  });

  it('fail together and are tried again each by itself', async () => {
    const server = await serve();
    server.between(LISTS, () => Response.error());
    const page = await putPage();
    const [first, second] = [...page.querySelectorAll('lupa-consent-list')];
    await shows(first!, 'Palveluun ei saada yhteyttä');
    await shows(second!, 'Palveluun ei saada yhteyttä');
    expect(server.count(LISTS)).to.equal(1);
    server.clear();
    press(await findByRole('button', 'Yritä uudelleen', second!.shadowRoot!));
    await shows(second!, 'Kaikki (6)');
  });

  it('all show a decision that one of them has sent', async () => {
    await serve();
    const page = await putPage();
    await ready(page);
    const [one, other] = [...page.querySelectorAll('lupa-consent-detail')];
    await step(
      () => press(byRole('button', 'Hylkää', one!.shadowRoot!)),
      () => findByRole('heading', 'Vastauksesi tallennettiin'),
    );
    await shows(other!, 'Ei voimassa Hylkäsit pyynnön');
    for (const list of page.querySelectorAll('lupa-consent-list')) await shows(list, 'Ei voimassa (2)');
    expect(textOf(other!)).not.to.include('Vastauksesi tallennettiin');
  });

  it('ask for each thing once again after a decision, whoever sent it not at all', async () => {
    const server = await serve();
    const page = await putPage();
    await ready(page);
    server.arrivals.length = 0;
    const [one] = [...page.querySelectorAll('lupa-consent-detail')];
    press(byRole('button', 'Hyväksy', one!.shadowRoot!));
    await findByRole('heading', 'Vastauksesi tallennettiin');
    await roundTrip();
    const asked = server.arrivals
      .map(({ method, path }) => `${method} ${path}`)
      .filter((each) => !each.endsWith('/health'));
    expect(asked.filter((each) => LISTS.test(each))).to.have.length(1);
    expect(asked.filter((each) => each.startsWith('POST'))).to.have.length(1);
    expect(asked.filter((each) => each === `GET /consents/${REQUEST_IDS.study}`)).to.have.length(1);
  });

  it('do not take an answer from before the decision for one from after it', async () => {
    const server = await serve();
    const slow = server.hold(LISTS);
    const page = await put<HTMLElement>(html`<lupa-provider api-url="/api">
      <lupa-consent-list detail-path="/consents/{id}"></lupa-consent-list>
      <lupa-consent-detail request-id=${REQUEST_IDS.study}></lupa-consent-detail>
    </lupa-provider>`);
    press(await findByRole('button', 'Hyväksy'));
    await findByRole('heading', 'Vastauksesi tallennettiin');
    await arrived(server, LISTS, 2);
    slow.release();
    await shows(page.querySelector('lupa-consent-list')!, 'Voimassa (3)');
    await roundTrip();
    await settled();
    expect(textOf(page.querySelector('lupa-consent-list')!)).to.include('Voimassa (3)');
  });

  it('keep what they show when a look for news fails', async () => {
    const server = await serve();
    const page = await putPage();
    await ready(page);
    server.between(LISTS, () => Response.error());
    press(byRole('button', 'Hyväksy', page.querySelector('lupa-consent-detail')!.shadowRoot!));
    await findByRole('heading', 'Vastauksesi tallennettiin');
    await arrived(server, LISTS, 2);
    await roundTrip();
    await settled();
    await ready(page);
    expect(allByRole('radio', 'Kaikki (6)')).to.have.length(2);
  });

  it('show no longer what belongs to somebody who has been signed out', async () => {
    const server = await serve();
    const page = await putPage();
    await ready(page);
    server.between(
      /GET \/consents/u,
      () => new Response('{}', { status: 401, headers: { 'Content-Type': 'application/problem+json' } }),
    );
    showPage({ persisted: true });
    const [list] = [...page.querySelectorAll('lupa-consent-list')];
    await until(() => list!.dataset['state'] === 'signed-out', 'the list to notice');
    await settled();
    expect(textOf(list!)).not.to.include('Simakuutio');
  });

  it('of two providers do not know of each other', async () => {
    const server = await serve();
    await put(html`<div>
      <lupa-provider api-url="/api"><lupa-consent-list detail-path="/a/{id}"></lupa-consent-list></lupa-provider>
      <lupa-provider api-url="/api"><lupa-consent-list detail-path="/b/{id}"></lupa-consent-list></lupa-provider>
    </div>`);
    await until(() => allByRole('radio', 'Kaikki (6)').length === 2, 'both lists');
    expect(server.count(LISTS)).to.equal(2);
  });

  it('with the same name for two things do not mix them up', async () => {
    const server = await serve();
    const page = await put(html`<lupa-provider api-url="/api">
      <lupa-consent-list detail-path="/consents/{id}"></lupa-consent-list>
      <lupa-session></lupa-session>
      <lupa-consent-detail request-id="consents"></lupa-consent-detail>
      <lupa-consent-detail request-id="session"></lupa-consent-detail>
    </lupa-provider>`);
    for (const detail of page.querySelectorAll('lupa-consent-detail')) await shows(detail, 'Pyyntöä ei löytynyt');
    await shows(page.querySelector('lupa-consent-list')!, 'Kaikki (6)');
    expect(server.arrivals).to.have.length(4);
  });

  it('choose their filters each for itself', async () => {
    await serve();
    const page = await putPage();
    await ready(page);
    const [first, second] = [...page.querySelectorAll('lupa-consent-list')];
    byRole('radio', 'Voimassa (2)', first!.shadowRoot!).click();
    byRole('radio', 'Ei voimassa (1)', second!.shadowRoot!).click();
    await settled();
    expect((byRole('radio', 'Voimassa (2)', first!.shadowRoot!) as HTMLInputElement).checked).to.equal(true);
    expect(allByRole('listitem', undefined, first!.shadowRoot!)).to.have.length(2);
    expect(allByRole('listitem', undefined, second!.shadowRoot!)).to.have.length(1);
  });
});
