import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { UsedServicesApi } from '../../src/api/ports.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ApiError } from '../../src/api/api-error.ts';
import type { UsedService } from '../../src/contract/used-services.ts';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-used-services.ts';
import { settled } from './invariants.ts';
import { allSaid, heard, later, put, showPage, speak } from './page.ts';
import { allByRole, byRole, findByRole, nameOf, press, shows, textOf, until } from './screen.ts';
import { serve, type Server } from './server.ts';

const TITLE = 'Käyttämäsi palvelut';

async function putServices(scenario: Parameters<typeof serve>[0] = 'services'): Promise<Server> {
  const server = await serve(scenario);
  await put(
    html`<lupa-provider api-url="/api"
      ><lupa-used-services detail-path="/consents/{id}"></lupa-used-services
    ></lupa-provider>`,
  );
  return server;
}

function service(change: Partial<UsedService> = {}): UsedService {
  return {
    ...{ id: 's', name: { fi: 'Venepaikat' }, description: { fi: 'Paikat' }, controller: null, link: {} },
    ...{ privacyNotice: {}, since: '2026-11-20T10:00:00.000Z', disconnectedAt: null, data: [], mark: '"1"' },
    ...{ disconnection: { state: 'possible' }, keeps: null, dealings: [], matters: [], consents: [] },
    ...change,
  };
}

async function putGiven(items: UsedService[], api: Partial<UsedServicesApi> = {}): Promise<void> {
  const given: UsedServicesApi = {
    can: () => ({ narrow: 'here', disconnect: 'here', reconnect: 'here' }),
    list: async () => items,
    ...api,
  };
  await put(html`<lupa-used-services .api=${given}></lupa-used-services>`);
  await shows(document.body, TITLE);
}

const dialog = () => element().shadowRoot!.querySelector('dialog')!;
const searchField = () => element().shadowRoot!.querySelector<HTMLInputElement>('input[type=search]');
const element = () => document.querySelector('lupa-used-services')!;
const card = (name: string) =>
  allByRole('listitem').find((each) => each.matches('.lupa-card') && textOf(each).includes(name))!;

async function open(name: string): Promise<HTMLElement> {
  press(await findByRole('button', name));
  await settled();
  return card(name);
}

const said = async () => {
  await allSaid();
  return heard.map(({ text }) => text);
};

describe('lupa-used-services', () => {
  it('names the services under headings, closed, with what is under way', async () => {
    await putServices();
    await shows(document.body, 'Palveluja: 9');
    const buttons = allByRole('button').filter((each) => each.ariaExpanded !== null);
    expect(buttons).to.have.length(9);
    expect(buttons.every((each) => each.ariaExpanded === 'false' && each.closest('h3') !== null)).to.equal(true);
    expect(textOf(card('Venepaikat'))).to.match(/Käytössä 2\.3\.2021 alkaen\s*Kesken: 1/u);
  });

  it('tells what a service is, who answers for it, what it knows, where from and why', async () => {
    await putServices();
    const text = textOf(await open('Kirjasto'));
    expect(byRole('button', 'Kirjasto').ariaExpanded).to.equal('true');
    for (const part of [
      'Lainat, varaukset',
      'Tiedoistasi vastaa: Kulttuurin',
      'Osoite (välttämätön)',
      'omissa tiedoissasi',
    ])
      expect(text).to.contain(part);
    const [page, notice] = allByRole('link', undefined, card('Kirjasto')) as HTMLAnchorElement[];
    expect([textOf(page!), page!.href]).to.deep.equal(['Avaa: Kirjasto', 'https://www.kunta.example/fi/kirjasto']);
    expect(textOf(notice!)).to.equal('Tietosuojaseloste: Kirjasto');
    press(byRole('button', 'Kirjasto'));
    await settled();
    expect(textOf(card('Kirjasto'))).not.to.contain('Lainat');
  });

  it('tells how far a matter is, in words, which step is now, and what is expected from whom by when', async () => {
    await putServices();
    const boats = await open('Venepaikat');
    const steps = [...boats.querySelectorAll('ol li')];
    expect(steps.map(textOf).map((text) => /Tehty|Nyt|Tulossa/u.exec(text)?.[0])).to.deep.equal([
      'Tehty',
      'Tehty',
      'Nyt',
      'Tulossa',
    ]);
    expect(steps.map((each) => each.getAttribute('aria-current'))).to.deep.equal([null, null, 'step', null]);
    expect(textOf(boats)).to.match(/Seuraavaksi sinulta:\s+Hyväksy tarjous.*Viimeistään 4\.12\.2026/u);
    expect(textOf(boats)).to.contain('Yhteyden voi katkaista, kun mikään ei ole enää kesken');
    expect(textOf(await open('Asukaspysäköinti'))).to.match(/Seuraavaksi palvelulta:\s+Ajoneuvon omistus/u);
  });

  it('shows the latest of what has been done, and the rest when it is asked for', async () => {
    await putServices();
    const boats = await open('Venepaikat');
    const details = boats.querySelector('details')!;
    expect(textOf(details.querySelector('summary')!)).to.equal('Näytä kaikki (7)');
    expect(details.open).to.equal(false);
    expect(details.querySelectorAll('li')).to.have.length(2);
    expect(textOf(boats)).to.contain('3.11.2026 Hakemus vastaanotettu');
  });

  it('has the consents beside, with how they stand, for whom, and the way to them', async () => {
    await putServices('default');
    const care = await open('Varhaiskasvatus');
    const links = [...care.querySelectorAll<HTMLAnchorElement>('a[href^="/consents/"]')];
    expect(links.length).to.be.greaterThan(1);
    const row = textOf(links.at(-1)!.closest('li')!);
    expect(row).to.contain('Ahto Ahdonpoika Simakuutio');
    expect(row).to.match(/Voimassa|Odottaa vastaustasi/u);
  });

  it('finds by a part of the name, whatever its case, and says how many', async () => {
    await putServices();
    await shows(document.body, 'Hae nimellä');
    const field = searchField()!;
    field.value = ' PAIK';
    field.dispatchEvent(new Event('input'));
    await settled();
    expect(
      allByRole('listitem')
        .filter((each) => each.matches('.lupa-card'))
        .map(textOf)
        .join(),
    ).to.contain('Venepaikat');
    expect(card('Kirjasto')).to.equal(undefined);
    expect(await said()).to.include('Palveluja: 1');
    await shows(document.body, 'Palveluja: 1');
  });

  it('shows by which words it has searched, also after one has signed in again', async () => {
    const server = await putServices();
    await shows(document.body, 'Hae nimellä');
    searchField()!.value = 'paik';
    searchField()!.dispatchEvent(new Event('input'));
    server.between(/^GET \/services/u, () => Response.json({ code: 'sign-in-required' }, { status: 401 }));
    showPage({ persisted: true });
    await shows(document.body, 'Kirjaudu sisään');
    server.clear();
    showPage({ persisted: true });
    await shows(document.body, 'Palveluja: 1');
    expect(searchField()!.value).to.equal('paik');
  });

  it('has no search where there are few', async () => {
    await putServices('default');
    await findByRole('button', 'Kirjasto');
    expect(searchField()).to.equal(null);
  });

  it('keeps what is chosen, tells it once, and lets focus come back', async () => {
    const server = await putServices();
    const sent: unknown[] = [];
    server.between(/^PUT/u, async (answer, request) => {
      sent.push(await request.clone().json());
      return answer();
    });
    await open('Kirjasto');
    const told: string[] = [];
    element().addEventListener('lupa-service-data-changed', ({ detail }) => told.push(JSON.stringify(detail)));
    press(await findByRole('button', 'Valitse, mitä se saa tietää'));
    await settled();
    const box = (name: RegExp) => byRole('checkbox', name) as HTMLInputElement;
    expect(box(/Osoite/u).disabled).to.equal(true);
    box(/Lainaushistoria/u).click();
    press(byRole('button', 'Tallenna'));
    await shows(card('Kirjasto'), 'Lainaushistoria (ei kerrota)');
    expect(sent).to.deep.equal([{ shared: ['email', 'phone'] }]);
    expect(told).to.deep.equal(['{"id":"kirjasto"}']);
    expect(await said()).to.deep.equal(['Tallennettu: Kirjasto']);
    expect(textOf(element().shadowRoot!.activeElement!)).to.equal('Valitse, mitä se saa tietää');
  });

  it('asks for nothing by being cancelled, and shows what holds', async () => {
    const server = await putServices();
    await open('Kirjasto');
    press(await findByRole('button', 'Valitse, mitä se saa tietää'));
    await settled();
    (byRole('checkbox', /Lainaushistoria/u) as HTMLInputElement).click();
    press(byRole('button', 'Peruuta'));
    await settled();
    expect(textOf(card('Kirjasto'))).not.to.contain('ei kerrota');
    expect(server.count(/^PUT/u)).to.equal(0);
    expect(textOf(element().shadowRoot!.activeElement!)).to.equal('Valitse, mitä se saa tietää');
  });

  it('saves nothing over what has changed elsewhere, and shows how it stands', async () => {
    const server = await putServices();
    await open('Kirjasto');
    press(await findByRole('button', 'Valitse, mitä se saa tietää'));
    await settled();
    const list = (await (await server.ask('/services')).json()) as { items: UsedService[] };
    const { mark } = list.items.find(({ id }) => id === 'kirjasto')!;
    const headers = { 'Content-Type': 'application/json', 'If-Match': mark };
    await server.ask('/services/kirjasto/data', { method: 'PUT', headers, body: '{"shared":["phone"]}' });
    press(byRole('button', 'Tallenna'));
    await shows(card('Kirjasto'), 'Tätä ei tehty');
    await until(() => !(byRole('checkbox', /Sähköposti/u) as HTMLInputElement).checked, 'how it stands');
    later(700);
    press(byRole('button', 'Tallenna'));
    await shows(card('Kirjasto'), 'Sähköpostiosoite (ei kerrota)');
  });

  it('disconnects after it has said what that means, and lets the service back', async () => {
    const server = await putServices();
    await open('Palautepalvelu');
    const told: string[] = [];
    element().addEventListener('lupa-service-disconnected', ({ detail }) => told.push(JSON.stringify(detail)));
    press(await findByRole('button', 'Katkaise yhteys palveluun'));
    await settled();
    expect(textOf(dialog())).to.match(/ei enää kerrota.*Palvelulle jää: Asiointisi tiedot säilytetään kaksi vuotta/su);
    expect(server.count(/^DELETE/u)).to.equal(0);
    press(byRole('button', 'Katkaise yhteys palveluun', dialog()));
    await shows(card('Palautepalvelu'), 'Salli käyttö uudelleen');
    expect(dialog()).to.equal(null);
    expect(textOf(card('Palautepalvelu'))).not.to.match(/Valitse|false|undefined/u);
    // What it was told before is not what it gets to know.
    expect(textOf(card('Palautepalvelu'))).not.to.match(/saa tietää|välttämätön/u);
    expect(told).to.deep.equal(['{"id":"palaute"}']);
    expect(await said()).to.include('Yhteys katkaistu: Palautepalvelu');
    expect(textOf(element().shadowRoot!.activeElement!)).to.equal('Palautepalvelu');
    later(700);
    press(byRole('button', 'Salli käyttö uudelleen'));
    await shows(card('Palautepalvelu'), 'Katkaise yhteys palveluun');
  });

  it('calls nothing disconnected that the server has refused', async () => {
    await putServices('service-not-changed');
    await open('Palautepalvelu');
    press(await findByRole('button', 'Katkaise yhteys palveluun'));
    await settled();
    press(byRole('button', 'Katkaise yhteys palveluun', dialog()));
    await shows(document.body, 'Tätä ei tehty');
    expect(textOf(card('Palautepalvelu'))).to.contain('Käytössä');
  });

  it('says why it was not disconnected where something has come in the way meanwhile', async () => {
    const server = await putServices();
    await open('Kirjasto');
    press(await findByRole('button', 'Katkaise yhteys palveluun'));
    await settled();
    await server.store.transaction(async ({ usedServices }) => {
      const [organisationId, personId] = ['helsinki', PEOPLE.nordea.id];
      const use = (await usedServices.use(organisationId, 'kirjasto', personId))!;
      const { matters } = (await usedServices.use(organisationId, 'venepaikat', personId))!;
      await usedServices.keep({ ...use, matters });
    });
    press(byRole('button', 'Katkaise yhteys palveluun', dialog()));
    await shows(card('Kirjasto'), 'Yhteyden voi katkaista, kun mikään ei ole enää kesken');
    await shows(card('Kirjasto'), 'Tätä ei tehty');
    expect(dialog()).to.equal(null);
    expect(element().shadowRoot!.activeElement).not.to.equal(null);
  });

  it('does not know where no answer came, looks, and tells what it finds', async () => {
    const server = await putServices();
    await open('Palautepalvelu');
    server.between(/^DELETE/u, async (answer) => {
      await answer();
      return Response.error();
    });
    server.between(/^GET \/services/u, () => Response.error());
    press(await findByRole('button', 'Katkaise yhteys palveluun'));
    await settled();
    press(byRole('button', 'Katkaise yhteys palveluun', dialog()));
    await shows(document.body, 'emme tiedä, tehtiinkö tämä');
    expect(textOf(card('Palautepalvelu'))).to.contain('Käytössä');
    server.clear();
    press(byRole('button', 'Tarkista nyt'));
    await shows(card('Palautepalvelu'), 'Yhteys katkaistu');
    expect(server.count(/^DELETE/u)).to.equal(1);
  });

  it('keeps nobody in the dialog who waits for an answer, and tells at the service what came of it', async () => {
    const server = await putServices();
    await open('Palautepalvelu');
    server.between(/^DELETE|^GET \/services/u, () => Response.error());
    press(await findByRole('button', 'Katkaise yhteys palveluun'));
    await settled();
    press(byRole('button', 'Katkaise yhteys palveluun', dialog()));
    await shows(dialog(), 'emme tiedä, tehtiinkö tämä');
    press(byRole('button', 'Peruuta', dialog()));
    await until(() => dialog() === null, 'the dialog to go');
    await shows(card('Palautepalvelu'), 'emme tiedä, tehtiinkö tämä');
    expect(textOf(element().shadowRoot!.activeElement!)).to.equal('Katkaise yhteys palveluun');
    server.clear();
    press(byRole('button', 'Tarkista nyt'));
    await shows(card('Palautepalvelu'), 'Tätä ei tehty');
    expect(server.count(/^DELETE/u)).to.equal(1);
  });

  it('asks first whether to stay, and last whether to leave', async () => {
    await putServices();
    await open('Palautepalvelu');
    press(await findByRole('button', 'Katkaise yhteys palveluun'));
    await settled();
    expect(allByRole('button', undefined, dialog()).map(textOf)).to.deep.equal([
      'Peruuta',
      'Katkaise yhteys palveluun',
    ]);
  });

  const WAYS_IN: [scenario: 'signed-out' | 'weak', says: string, link: string, strength: string | null][] = [
    ['signed-out', 'Kirjaudu sisään, niin näet käyttämäsi palvelut', 'Kirjaudu sisään', null],
    ['weak', 'Näet käyttämäsi palvelut, kun tunnistaudut Suomi.fi-palvelussa', 'Tunnistaudu', 'strong'],
  ];
  for (const [scenario, says, link, strength] of WAYS_IN) {
    it(`leads to where one sees them, and back: ${scenario}`, async () => {
      await putServices(scenario);
      await shows(document.body, says);
      expect(allByRole('link').map(nameOf)).to.deep.equal([link]);
      const asked = new URL((byRole('link') as HTMLAnchorElement).href).searchParams;
      expect([asked.get('return-to'), asked.get('strength')]).to.deep.equal([location.href, strength]);
      expect(element().dataset['state']).to.equal('signed-out');
    });
  }

  it('takes what another has, who has signed in meanwhile, for no answer, and names whose it was', async () => {
    const whose: unknown[] = [];
    const theirs = service({ of: 'ansa', disconnectedAt: '2026-11-20T10:00:00.000Z' });
    let lists = 0;
    await putGiven([], {
      list: async () => ((lists += 1) === 1 ? [service({ of: 'aino' })] : [theirs]),
      disconnect: async (_, of) => {
        whose.push(of);
        throw new ApiError('network');
      },
    });
    await open('Venepaikat');
    press(await findByRole('button', 'Katkaise yhteys palveluun'));
    await settled();
    press(byRole('button', 'Katkaise yhteys palveluun', dialog()));
    await shows(document.body, 'emme tiedä, tehtiinkö tämä');
    expect(await said()).not.to.include('Yhteys katkaistu: Venepaikat');
    expect(whose).to.deep.equal(['aino']);
  });

  it('asks another who has signed in meanwhile nothing of what the first began, and puts no answer in their place', async () => {
    let items = [service({ of: 'aino' })];
    let answer = (_: UsedService) => {};
    await putGiven([], { list: async () => items, disconnect: () => new Promise((resolve) => (answer = resolve)) });
    await open('Venepaikat');
    press(await findByRole('button', 'Katkaise yhteys palveluun'));
    await settled();
    press(byRole('button', 'Katkaise yhteys palveluun', dialog()));
    await settled();
    items = [service({ of: 'ansa', keeps: { fi: 'Muut' } })];
    showPage({ persisted: true });
    await until(() => dialog() === null, 'the dialog to go');
    answer(service({ of: 'aino', disconnectedAt: '2026-11-20T10:00:00.000Z' }));
    await settled();
    expect(textOf(card('Venepaikat'))).to.contain('Käytössä');
    expect(byRole('button', 'Katkaise yhteys palveluun').getAttribute('aria-disabled')).to.equal(null);
  });

  it('takes a sign-out meanwhile for no answer to what was sent', async () => {
    let lists = 0;
    await putGiven([service()], {
      list: async () => {
        if ((lists += 1) === 1) return [service()];
        throw new ApiError('signed-out');
      },
      disconnect: async () => {
        throw new ApiError('network');
      },
    });
    await open('Venepaikat');
    press(await findByRole('button', 'Katkaise yhteys palveluun'));
    await settled();
    press(byRole('button', 'Katkaise yhteys palveluun', dialog()));
    await shows(document.body, 'emme tiedä, tehtiinkö tämä');
  });

  it('offers what can be done elsewhere as a link that says where, and nothing that cannot', async () => {
    const data = [{ id: 'x', label: { fi: 'X' }, source: null, why: null, needed: false, shared: true }];
    await putGiven([service({ data })], { can: () => ({ disconnect: { elsewhere: 'https://profiili.hel.fi/' } }) });
    const boats = await open('Venepaikat');
    expect(allByRole('link', undefined, boats).map(textOf)).to.deep.equal([
      'Katkaise yhteys palveluun (profiili.hel.fi)',
    ]);
    expect(textOf(boats)).not.to.contain('Valitse');
  });

  it('links to no address that is a script', async () => {
    await putGiven([service({ link: { fi: 'javascript:alert(1)' }, privacyNotice: { fi: 'https://kunta.example/' } })]);
    expect(allByRole('link', undefined, await open('Venepaikat'))).to.have.length(1);
  });

  it('says why one is never left', async () => {
    await putServices('default');
    expect(textOf(await open('Kotihoito'))).to.match(
      /Yhteyttä tähän palveluun ei voi katkaista\.\s+Asiakasasiakirjat/u,
    );
  });

  for (const [language, words] of [
    ['sv', ['Dina tjänster', 'Båtplatser', 'Nästa steg för dig']],
    ['en', ['Services you use', 'Boat berths', 'Next, from you']],
  ] as const)
    it(`speaks ${language}`, async () => {
      speak(language);
      await putServices();
      await shows(document.body, words[0]);
      await open(words[1]);
      await shows(document.body, words[2]);
    });

  it('says that nothing is used yet', async () => {
    await putServices('no-services');
    await shows(document.body, 'Et vielä käytä täällä mitään palvelua');
    expect(element().dataset['state']).to.equal('empty');
  });
});
