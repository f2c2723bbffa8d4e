import './network.ts';
import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { REQUEST_IDS } from '../../demo-server/msw.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import type { LupaMyPage } from '../../src/elements/my-page/my-page.ts';
import '../../src/define/lupa-my-page.ts';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-session.ts';
import { settled } from './invariants.ts';
import { put, speak, warnings } from './page.ts';
import { allByRole, byRole, everyElement, findByRole, focused, nameOf, press, shows, textOf, until } from './screen.ts';
import { answer, arrived, serve, type Server } from './server.ts';

const SELF = 'Ahto Simakuutio (sinä)';
const CHILD = 'Ahto Ahdonpoika Simakuutio (lapsi)';
const WARD = 'Aina Maria Simakuutio (päämies)';
const EXCURSION = 'Uimahalliretki 11.12.';
const MEALS = 'Yhteystietojen luovutus ruokapalvelulle';
const STUDY = /^Tutkimus - Tehostetun/u;

/** As a page is entered by a link: nothing of it has been seen before. */
function enter(hash: string): void {
  history.replaceState(null, '', location.pathname + location.search + hash);
}

async function putPage(hash = '', more: TemplateResult | string = ''): Promise<LupaMyPage> {
  enter(hash);
  const provider = await put(html`<lupa-provider api-url="/api"><lupa-my-page></lupa-my-page>${more}</lupa-provider>`);
  return provider.querySelector('lupa-my-page')!;
}

async function putReady(hash?: string): Promise<LupaMyPage> {
  const page = await putPage(hash);
  await shows(page, '3 odottaa');
  await settled();
  return page;
}

/** Goes where a link leads, as a browser does, which tells it a moment later. */
async function follow(link: HTMLElement): Promise<void> {
  const told = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
  link.click();
  await told;
  await settled();
}

async function goBack(): Promise<void> {
  const told = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
  history.back();
  await told;
  await settled();
}

const links = () => allByRole('link').filter((each) => each.closest('nav') !== null);
const linkTo = (name: RegExp) => links().find((each) => name.test(nameOf(each)))!;
const current = () => links().flatMap((each) => (each.getAttribute('aria-current') === 'page' ? [nameOf(each)] : []));
const part = (tag: string) =>
  [...everyElement(document)].find((each) => each.localName === tag && each.checkVisibility());
const names = () =>
  allByRole('listitem')
    .filter((each) => each.matches('.lupa-card'))
    .map((card) => nameOf(byRole('heading', undefined, card)));

async function choose(name: RegExp | string): Promise<void> {
  const details = [...everyElement(document)].find((each) => each.localName === 'details') as HTMLDetailsElement;
  details.open = true;
  const radio = allByRole('radio').find(
    (each) =>
      each.getAttribute('name') === 'whose' &&
      (typeof name === 'string' ? nameOf(each).startsWith(name) : name.test(nameOf(each))),
  )!;
  radio.focus();
  radio.click();
  await settled();
}

afterEach(() => enter(''));

describe('lupa-my-page: its parts', () => {
  it('are three links of one navigation; the first is shown where the address says nothing', async () => {
    await serve();
    await putReady();
    expect(links().map(nameOf)).to.deep.equal([
      'Omat tiedot',
      'Käyttämäsi palvelut',
      'Luvat ja suostumukset 3 odottaa',
    ]);
    expect(current()).to.deep.equal(['Omat tiedot']);
    expect(part('lupa-profile-card') === undefined).to.equal(false);
    expect(part('lupa-consent-list') === undefined).to.equal(true);
  });

  const PLACES: Record<string, [current: string, tag: string]> = {
    '#lupa-my/profile': ['Omat tiedot', 'lupa-profile-card'],
    '#lupa-my/services': ['Käyttämäsi palvelut', 'lupa-used-services'],
    '#lupa-my/consents': ['Luvat ja suostumukset 3 odottaa', 'lupa-consent-list'],
    [`#lupa-my/consents/${REQUEST_IDS.study}`]: ['Luvat ja suostumukset 3 odottaa', 'lupa-consent-detail'],
    '#lupa-my/no-such-part': ['Omat tiedot', 'lupa-profile-card'],
    '#content': ['Omat tiedot', 'lupa-profile-card'],
  };
  for (const [hash, [name, tag]] of Object.entries(PLACES)) {
    it(`are entered by a link: ${hash}`, async () => {
      await serve();
      const page = await putReady(hash);
      expect(current()).to.deep.equal([name]);
      expect(part(tag) === undefined).to.equal(false);
      expect(document.activeElement === page, 'nothing takes the focus of a page that has just been loaded').to.equal(
        false,
      );
      expect(location.hash).to.equal(hash);
    });
  }

  it('follow the links and the way back; a link followed leads the reader to the beginning of the part', async () => {
    await serve();
    const { title } = document;
    await putReady();
    await follow(linkTo(/Luvat/u));
    expect(location.hash).to.equal('#lupa-my/consents');
    expect(focused() === byRole('region', 'Luvat ja suostumukset')).to.equal(true);
    await follow(byRole('link', EXCURSION));
    expect(location.hash).to.equal(`#lupa-my/consents/${REQUEST_IDS.excursion}`);
    await findByRole('heading', EXCURSION);
    expect(focused() === byRole('region', 'Luvat ja suostumukset')).to.equal(true);
    await follow(await findByRole('link', /^Kaikki lupasi/u));
    expect(location.hash).to.equal('#lupa-my/consents');
    await until(() => focused() === byRole('link', EXCURSION), 'the reader to be where they were in the list');
    // By keys the link has focus itself, and is gone with the list.
    await follow(byRole('link', EXCURSION));
    expect(focused() === byRole('region', 'Luvat ja suostumukset')).to.equal(true);
    await goBack();
    await until(() => focused() === byRole('link', EXCURSION), 'the reader to be in the list again');
    await goBack();
    await findByRole('heading', EXCURSION);
    await follow(linkTo(/tiedot/u));
    await goBack();
    expect(focused() === byRole('region', 'Luvat ja suostumukset'), 'what had focus is out of sight').to.equal(true);
    expect(document.title).to.equal(title);
  });

  it('leave the hash of somebody else on the page alone', async () => {
    await serve();
    await putReady('#lupa-my/consents');
    const told = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
    location.hash = 'content';
    await told;
    await settled();
    expect(current()).to.deep.equal(['Luvat ja suostumukset 3 odottaa']);
    expect(location.hash).to.equal('#content');
  });

  it('keep what has been typed in one while another is looked at', async () => {
    await serve();
    await putReady();
    const phone = () => part('lupa-profile-card')!.shadowRoot!.querySelector<HTMLInputElement>('input#lupa-phone')!;
    press(await findByRole('button', /puhelinnumero/iu));
    await settled();
    const typed = phone();
    typed.value = '040 123';
    await follow(linkTo(/palvelut/u));
    expect(typed.checkVisibility()).to.equal(false);
    await follow(linkTo(/tiedot/u));
    expect(typed.checkVisibility()).to.equal(true);
    expect(phone().value).to.equal('040 123');
  });

  it('have headings one level below its own', async () => {
    await serve();
    const page = await putReady('#lupa-my/consents');
    page.headingLevel = 4;
    await settled();
    expect(
      allByRole('heading')
        .slice(0, 3)
        .map(({ localName }) => localName),
    ).to.deep.equal(['h4', 'h5', 'h6']);
    await follow(linkTo(/tiedot/u));
    expect(part('lupa-profile-card')!.getAttribute('heading-level')).to.equal('5');
  });

  it('lead to the right page although a base of the page leads elsewhere', async () => {
    await serve();
    const base = document.createElement('base');
    base.href = '/elsewhere/';
    document.head.append(base);
    try {
      await putReady();
      await follow(linkTo(/Luvat/u));
      expect(location.hash).to.equal('#lupa-my/consents');
    } finally {
      base.remove();
    }
  });
});

describe('lupa-my-page: what it asks for', () => {
  it('asks for each thing once, with a list and a session beside it on the page', async () => {
    const server = await serve();
    await putPage(
      '#lupa-my/consents',
      html`<lupa-session></lupa-session><lupa-consent-list detail-path="/c/{id}"></lupa-consent-list>`,
    );
    await shows(document.body, 'Kirjaudu ulos');
    await until(() => names().length === 12, 'both lists');
    expect(server.arrivals.map(({ path }) => path).sort()).to.deep.equal(['/consents', '/on-behalf', '/session']);
  });

  it('counts anew what waits when a request has been answered in it', async () => {
    await serve();
    const page = await putReady(`#lupa-my/consents/${REQUEST_IDS.study}`);
    press(await findByRole('button', 'Hyväksy'));
    await shows(page, '2 odottaa');
    expect(part('lupa-consent-detail') === undefined).to.equal(false);
  });

  it('says once that one may sign in, whichever part was asked for', async () => {
    await serve('signed-out');
    const page = await putPage('#lupa-my/consents');
    await shows(page, 'Kirjaudu sisään nähdäksesi tietosi');
    await until(() => page.dataset['state'] === 'signed-out', 'the state');
    expect(allByRole('link').map(nameOf)).to.deep.equal(['Kirjaudu sisään']);
    const address = new URL((byRole('link') as HTMLAnchorElement).href);
    expect(address.searchParams.get('return-to'), 'comes back to the part').to.match(/#lupa-my\/consents$/u);
  });

  it('shows one who is identified weakly what is theirs, and in each part one way to the rest, which comes back', async () => {
    await serve('weak');
    const page = await putPage();
    await until(() => page.dataset['state'] === 'signed-out', 'the state');
    await shows(page, '+358401234567');
    expect(allByRole('button').map(nameOf), 'only what they may change').to.deep.equal([
      ...['Muokkaa Puhelinnumero', 'Poista Puhelinnumero', 'Muokkaa Postiosoite', 'Poista Postiosoite'],
      ...['Muokkaa Asiointikieli', 'Poista Asiointikieli', 'Lisää Pronominit', 'Lisää Kiinnostuksen kohteet'],
    ]);
    expect(textOf(page)).to.include('ahto@kunta.example').and.not.to.include('Lataa omat tiedot');
    const WAYS: [part: RegExp, says: string, link: string][] = [
      [/tiedot/u, 'Näet viralliset tietosi, kun tunnistaudut', 'Tunnistaudu'],
      [/palvelut/u, 'Näet käyttämäsi palvelut, kun tunnistaudut', 'Tunnistaudu'],
      [/Luvat/u, 'Näet lupapyyntösi, kun tunnistaudut Suomi.fi-palvelussa', 'Tunnistaudu'],
    ];
    for (const [name, says, link] of WAYS) {
      if (!current().some((each) => name.test(each))) await follow(linkTo(name));
      await shows(page, says);
      const ways = (allByRole('link') as HTMLAnchorElement[]).filter(({ href }) => href.includes('/session/sign-in'));
      expect(ways.map(nameOf)).to.deep.equal([link]);
      const asked = new URL(ways[0]!.href).searchParams;
      expect([asked.get('return-to'), asked.get('strength')]).to.deep.equal([location.href, 'strong']);
    }
  });

  it('shows the other parts although the consents could not be had, and tries again', async () => {
    const server = await serve();
    server.between(/GET \/consents/u, () => Response.error());
    const page = await putPage();
    await until(() => page.dataset['state'] === 'failed', 'the failure');
    expect(part('lupa-profile-card') === undefined).to.equal(false);
    await follow(linkTo(/Luvat/u));
    expect(textOf(page)).to.include('Palveluun ei saada yhteyttä');
    server.clear();
    press(byRole('button', 'Yritä uudelleen'));
    await shows(page, EXCURSION);
    expect(textOf(page)).to.include('3 odottaa');
  });

  it('shows consents without a choice where it is not known for whom one acts', async () => {
    const server = await serve();
    server.between(/GET \/on-behalf/u, () => Response.error());
    const page = await putReady('#lupa-my/consents');
    expect(names()).to.have.length(6);
    expect(textOf(page)).not.to.include('Kenen asioita');
  });

  it('says what it is without a connection', async () => {
    enter('');
    const page = await put(html`<lupa-my-page></lupa-my-page>`);
    await shows(page, 'Tätä sivun osaa ei ole vielä otettu käyttöön.');
    expect(warnings().join()).to.include('<lupa-my-page> has no connection');
  });
});

describe('lupa-my-page: on behalf of others', () => {
  let server: Server;
  beforeEach(async () => (server = await serve()));

  const line = () => textOf([...everyElement(document)].find((each) => each.localName === 'summary')!);

  it('says for whom one acts, and how many requests wait for each', async () => {
    await putReady('#lupa-my/consents');
    expect(line()).to.equal('Kenen asioita hoidat: Kaikkien');
    await choose('Kaikkien');
    const people = allByRole('radio').filter((each) => each.getAttribute('name') === 'whose');
    expect(people.map(nameOf)).to.deep.equal(['Kaikkien 3 odottaa', `${SELF} 1 odottaa`, `${CHILD} 2 odottaa`, WARD]);
  });

  it('shows the consents of the one who is chosen, and counts theirs, without asking the server again', async () => {
    const page = await putReady('#lupa-my/consents');
    const before = server.arrivals.length;
    await choose(WARD);
    expect(names()).to.deep.equal([MEALS]);
    expect(line()).to.equal(`Kenen asioita hoidat: ${WARD}`);
    expect(links().map(nameOf)).to.include('Luvat ja suostumukset');
    await choose(CHILD);
    expect(names()).to.have.length(4);
    expect(textOf(page)).to.include('Luvat ja suostumukset 2 odottaa');
    await choose(SELF);
    expect(names()).to.have.length(1);
    expect(names()[0]).to.match(STUDY);
    await choose('Kaikkien');
    expect(names()).to.have.length(6);
    expect(server.arrivals).to.have.length(before);
  });

  it('keeps the place: the part, and the focus in the choice', async () => {
    await putReady('#lupa-my/services');
    await choose(CHILD);
    expect(current()[0]).to.equal('Käyttämäsi palvelut');
    expect(nameOf(focused() as HTMLElement)).to.include(CHILD);
  });

  it('keeps the request that is open where it is about the one who is chosen, and leads to their list otherwise', async () => {
    await putReady(`#lupa-my/consents/${REQUEST_IDS.excursion}`);
    await choose(CHILD);
    expect(location.hash).to.equal(`#lupa-my/consents/${REQUEST_IDS.excursion}`);
    await choose(WARD);
    await until(() => location.hash === '#lupa-my/consents', 'the list');
    await until(() => names().length === 1, 'the one request of theirs');
    expect(names()).to.deep.equal([MEALS]);
    await goBack();
    await findByRole('heading', EXCURSION);
  });

  it('says of profile and services that they are one’s own', async () => {
    const page = await putReady();
    const own = 'Tämä on omasi.';
    expect(textOf(page)).not.to.include(own);
    await choose(CHILD);
    expect(textOf(page)).to.include(own);
    await follow(linkTo(/palvelut/u));
    expect(textOf(byRole('region', 'Käyttämäsi palvelut'))).to.include(own);
    await follow(linkTo(/Luvat/u));
    expect(textOf(byRole('region', 'Luvat ja suostumukset'))).not.to.include(own);
    await choose(SELF);
    expect(textOf(page)).not.to.include(own);
  });

  it('has nothing to choose for one who acts for nobody else', async () => {
    await serve('empty');
    const page = await putPage('#lupa-my/consents');
    await shows(page, 'Ei lupapyyntöjä');
    await settled();
    expect(textOf(page)).not.to.include('Kenen asioita');
    expect(links().map(nameOf)).to.include('Luvat ja suostumukset');
  });

  it('shows everybody’s again when they act for the chosen one no more', async () => {
    const page = await putReady('#lupa-my/consents');
    await choose(WARD);
    await server.store.transaction(async (tx) => {
      await tx.groups.setGuardians('helsinki', [PEOPLE.ward.id], []);
      await tx.setParticipants('helsinki', REQUEST_IDS.meals, [
        { personId: PEOPLE.ward.id, role: 'subject', relation: 'self' },
      ]);
    });
    await answer(server, REQUEST_IDS.study, 'accept');
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await arrived(server, /GET \/on-behalf/u, 2);
    await shows(page, '2 odottaa');
    await until(() => line() === 'Kenen asioita hoidat: Kaikkien', 'everybody');
    expect(names()).to.have.length(5);
  });
});

describe('lupa-my-page: languages', () => {
  const WORDS = {
    fi: ['Oma sivu', 'Kenen asioita hoidat: Kaikkien', '3 odottaa'],
    sv: ['Min sida', 'Vems ärenden du sköter: Allas', '3 väntar'],
    en: ['My page', "Whose matters you handle: Everyone's", '3 waiting'],
  };
  for (const [language, words] of Object.entries(WORDS)) {
    it(`speaks ${language}`, async () => {
      speak(language);
      await serve();
      const page = await putPage();
      for (const each of words) await shows(page, each);
      expect(nameOf(allByRole('heading')[0]!)).to.equal(words[0]);
    });
  }
});
