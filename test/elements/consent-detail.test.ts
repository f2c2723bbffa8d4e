import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { REQUEST_IDS, SCENARIO_REQUEST_ID, type ScenarioName } from '../../demo-server/msw.ts';
import type { LupaConsentDetail } from '../../src/elements/consent-detail/consent-detail.ts';
import { ACCEPT, button, DECLINE, openRequest, putDetail, putWithApi, RESULT, WITHDRAW } from './detail-page.ts';
import { EVERY_MARK } from '../../stories/every-mark.ts';
import { detail, detailApi, versioned } from './examples.ts';
import { expectWholeReferences, settled, step } from './invariants.ts';
import { looksOf } from './looks.ts';
import { put, speak, warnings } from './page.ts';
import {
  allByRole,
  byRole,
  everyElement,
  findByRole,
  focused,
  languageOf,
  nameOf,
  press,
  shows,
  textOf,
  until,
} from './screen.ts';
import { serve } from './server.ts';

const NAME = 'Kuvaus- ja julkaisulupa - lukukausi 2022-2023';

/** Whether one text is read before another. */
function inThisOrder(element: LupaConsentDetail, ...texts: string[]): void {
  const all = textOf(element);
  const places = texts.map((text) => all.indexOf(text));
  expect(places, `${texts.join(' < ')} in: ${all}`).not.to.include(-1);
  expect(places).to.deep.equal([...places].sort((a, b) => a - b));
}

describe('lupa-consent-detail: what is asked', () => {
  it('says what, for whom, by whom, on which ground, with which data, for how long, and whom to ask', async () => {
    const { element } = await openRequest();
    expect(nameOf(allByRole('heading')[0]!)).to.equal(NAME);
    for (const text of [
      'Suostumus lapsen kuvaamiseen ja kuvien julkaisuun',
      'Lapsi: Ahto Ahdonpoika Simakuutio',
      'Odottaa vastaustasi Et ole vielä vastannut.',
      'Pyynnön esittäjä Helsinki',
      'Käsittelyperuste Suostumus',
      'Käytettävät tiedot Lapsen kuva',
      'Kenelle tietoja annetaan Päiväkodin henkilökunta ja verkkosivujen lukijat',
      'Kuinka kauan tietoja säilytetään Kuvat poistetaan viimeistään vuoden kuluttua',
      'Rekisterinpitäjä Helsinki Varhaiskasvatus varhaiskasvatus@kunta.example 09 000 0001',
      'Tietosuojavastaava Tietosuojavastaava tietosuoja@kunta.example',
      'tietosuojavaltuutetulle',
    ]) {
      expect(textOf(element)).to.include(text);
    }
  });

  it('shows the text with its headings, lists and bold words', async () => {
    const { element } = await openRequest('default', REQUEST_IDS.study);
    expect(nameOf(byRole('heading', 'Mitä tutkimuksessa tehdään'))).not.to.equal('');
    expect(allByRole('listitem').some((item) => textOf(item) === 'Vastaaminen kestää noin viisi minuuttia.')).to.equal(
      true,
    );
    expect(element.shadowRoot!.querySelector('strong')?.textContent).to.equal('viisi minuuttia');
  });

  it('shows every mark of a text; one link is one, whatever part of it is bold', async () => {
    const texts = { fi: { ...detail().texts.fi!, description: EVERY_MARK } };
    const element = await putWithApi(detailApi({ request: async () => versioned(detail({ texts })) }));
    const shown = element.shadowRoot!.querySelector('.lupa-text')!;
    expect([...shown.children].map(({ localName }) => localName)).to.deep.equal(['h4', 'p', 'h5', 'ul', 'ol']);
    expect([...shown.querySelectorAll('strong')].map(textOf)).to.deep.equal(['arjessa', 'tarkat', 'photo policy']);
    expect([...shown.querySelectorAll<HTMLElement>('[lang]')].map((each) => [each.lang, textOf(each)])).to.deep.equal([
      ['sv', 'i vardagen'],
      ['en', 'photo policy'],
    ]);
    expect([...shown.querySelectorAll('a')].map(textOf)).to.deep.equal(['Lue tarkat ohjeet: photo policy']);
    expect(allByRole('listitem').map(textOf)).to.include('ensin *lupa*').and.to.include('sitten <kuva> & ääni');
  });

  it('makes links of safe addresses only, whoever answers in the place of the server', async () => {
    const runs = ['https://kunta.example/', 'javascript:alert(1)', 'JAVA\nSCRIPT:alert(1)', 'data:text/html,x'].map(
      (href) => ({ text: href, href }),
    );
    const texts = { fi: { ...detail().texts.fi!, description: [{ type: 'paragraph' as const, runs }] } };
    await putWithApi(detailApi({ request: async () => versioned(detail({ texts })) }));
    const addresses = allByRole('link').map((link) => link.getAttribute('href'));
    expect(addresses.filter((address) => !address?.startsWith('mailto:'))).to.deep.equal([
      '/consents',
      'https://kunta.example/',
    ]);
  });

  it('law 22: shows a text that is in English only as English, and says so', async () => {
    const { element } = await openRequest('default', REQUEST_IDS.studyEnglish);
    expect(textOf(element)).to.match(/teksti on vain .*englan/u);
    const text = [...everyElement(element)].find(
      (each) => each.matches('p') && textOf(each) === 'Taking part is voluntary.',
    );
    expect(text?.closest<HTMLElement>('[lang]')?.lang).to.equal('en');
    for (const words of ['Study - The importance', 'Consent to participate', "The child's name, age"]) {
      expect(languageOf(words, element), words).to.equal('en');
    }
    expect(languageOf('Lapsi', element)).to.equal('fi');
  });

  it('lists what has happened, the latest first, by the Helsinki clock', async () => {
    await openRequest('default', REQUEST_IDS.meals);
    const events = allByRole('list').at(-1)!;
    expect(allByRole('listitem', undefined, events).map(textOf)).to.deep.equal([
      '2.11.2026 klo\u00a014.05 Hylkäsit pyynnön Lataa kuitti Tulosta kuitti',
      '30.10.2026 klo\u00a010.00 Pyyntö lähetetty',
      '30.10.2026 klo\u00a010.00 Pyyntö luotu',
    ]);
  });

  it('tells each event in the way of the language', async () => {
    speak('sv');
    const { element } = await openRequest('default', REQUEST_IDS.meals);
    expect(textOf(element)).to.match(/2\.11\.2026 kl\.\s14\.05 Du avböjde begäran/u);
    speak('en');
    await shows(element, /2\sNovember\s2026, 14:05 You declined the request/u);
  });

  it('goes back to all requests, by a path of the page only', async () => {
    const { element } = await openRequest();
    expect(byRole('link', 'Kaikki lupasi ja suostumuksesi').getAttribute('href')).to.equal('/consents');
    element.listPath = 'javascript:alert(1)';
    await settled();
    expect(allByRole('link', 'Kaikki lupasi ja suostumuksesi')).to.deep.equal([]);
  });
});

describe('lupa-consent-detail: a free choice', () => {
  it('law 3, law 8: says what follows from refusing and that a consent can be withdrawn before it lets anybody answer', async () => {
    const { element } = await openRequest();
    inThisOrder(
      element,
      'Jos hylkäät',
      'lasta ei kuvata eikä hänen kuviaan julkaista',
      'perua suostumuksesi milloin tahansa',
      ACCEPT,
    );
  });

  it('law 4: gives Accept and Decline equal weight', async () => {
    const { element } = await openRequest();
    element.style.width = '700px';
    const [accept, decline] = [button(ACCEPT), button(DECLINE)];
    expect(looksOf(accept)).to.deep.equal(looksOf(decline));
    accept.focus();
    const focusedLook = looksOf(accept);
    decline.focus();
    expect(focusedLook).to.deep.equal(looksOf(decline));
  });

  it('law 4: gives them equal weight where they stand one below the other', async () => {
    const { element } = await openRequest();
    element.style.width = '280px';
    const [accept, decline] = [button(ACCEPT).getBoundingClientRect(), button(DECLINE).getBoundingClientRect()];
    expect(decline.top).to.be.greaterThan(accept.top);
    expect([decline.width, decline.height, decline.left]).to.deep.equal([accept.width, accept.height, accept.left]);
  });

  it('law 4, law 26: chooses nothing beforehand', async () => {
    const { element } = await openRequest();
    const chosen = [...everyElement(element)].filter((each) =>
      each.matches(':checked, [autofocus], [aria-pressed=true], [aria-checked=true], [aria-selected=true]'),
    );
    expect(chosen).to.deep.equal([]);
    expect(focused()).to.equal(document.body);
  });

  it('law 5: sends nothing by being opened, left with Escape or taken away', async () => {
    const { server, element } = await openRequest();
    button(ACCEPT).focus();
    button(ACCEPT).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    element.remove();
    await settled();
    expect(server.count(/POST/u)).to.equal(0);
    expect((await server.stored(SCENARIO_REQUEST_ID)).events.map(({ type }) => type)).to.deep.equal([
      'created',
      'sent',
    ]);
  });

  it('leads from the top to the answer', async () => {
    await openRequest();
    await step(() => press(button('Siirry vastaamaan')));
    expect(nameOf(focused()!)).to.equal('Vastauksesi');
  });

  it('law 1: takes no more presses to withdraw than to accept', async () => {
    const presses = async (scenario: ScenarioName, names: string[]) => {
      await openRequest(scenario);
      for (const [index, name] of names.entries()) {
        press(button(name));
        if (index === names.length - 1) await findByRole('heading', RESULT);
        await settled();
      }
      return names.length;
    };
    const toAccept = await presses('waiting', [ACCEPT]);
    document.querySelector('lupa-provider')!.remove();
    const toWithdraw = await presses('in-force', [WITHDRAW]);
    expect(toWithdraw).to.be.at.most(toAccept);
  });
});

describe('lupa-consent-detail: how a request stands', () => {
  const standings: [scenario: ScenarioName, says: string, buttons: string[]][] = [
    ['waiting', 'Odottaa vastaustasi Et ole vielä vastannut.', [ACCEPT, DECLINE]],
    ['in-force', 'Voimassa Hyväksyit pyynnön', [WITHDRAW]],
    ['refused', 'Ei voimassa Hylkäsit pyynnön', [ACCEPT]],
    ['withdrawn', 'Ei voimassa Peruit suostumuksen', [ACCEPT]],
    ['awaiting-others', 'Ei voimassa Odottaa muita vastauksia.', [WITHDRAW]],
    ['conflict', 'Ei voimassa Vastaukset eroavat, joten suostumus ei ole voimassa.', [WITHDRAW]],
    ['answering-ended', 'Ei voimassa', []],
    ['closed', 'Ei voimassa Pyyntö suljettiin', []],
    ['expired', 'Ei voimassa Voimassaolo päättyi', []],
    ['suspended', 'Ei voimassa Pyyntö on keskeytetty toistaiseksi.', [WITHDRAW]],
    ['unknown-status', 'Tuntematon tila Tämä sivu ei tunne pyynnön tilaa.', []],
  ];
  for (const [scenario, says, buttons] of standings) {
    it(`${scenario}: ${buttons.join(', ') || 'no button'}`, async () => {
      const { element } = await openRequest(scenario);
      expect(textOf(element)).to.include(says);
      expect(
        allByRole('button')
          .map(nameOf)
          .filter((name) => name !== 'Siirry vastaamaan'),
      ).to.deep.equal(buttons);
      expectWholeReferences();
    });
  }

  it('shows events that it does not know', async () => {
    const events = [
      { seq: 1, type: 'delegated', at: '2026-11-02T12:05:00.000Z', receipt: false, actor: 'a neighbour' },
    ];
    const server = await serve('waiting');
    server.between(/GET/u, () => Response.json({ ...detail(), events, newField: true }, { headers: { ETag: '"1"' } }));
    const element = await putDetail();
    await shows(element, '2.11.2026 klo\u00a014.05 Muu tapahtuma');
    expect(allByRole('button', ACCEPT)).to.have.length(1);
  });

  it('offers no decision that it does not know', async () => {
    const server = await serve('waiting');
    server.between(/GET/u, () =>
      Response.json({ ...detail(), decisions: ['delegate', 'accept'] }, { headers: { ETag: '"1"' } }),
    );
    await putDetail();
    await findByRole('button', ACCEPT);
    expect(allByRole('button').map(nameOf)).to.deep.equal(['Siirry vastaamaan', ACCEPT]);
  });

  it('lets nobody answer where the page gives a request and no way to send', async () => {
    const element = await put<LupaConsentDetail>(
      html`<lupa-consent-detail .consent=${versioned(detail())}></lupa-consent-detail>`,
    );
    await shows(element, 'Kuvauslupa');
    expect(allByRole('button')).to.deep.equal([]);
  });
});

describe('lupa-consent-detail: states', () => {
  const states: [scenario: ScenarioName, id: string, state: string, says: string][] = [
    ['loading', SCENARIO_REQUEST_ID, 'loading', 'Ladataan…'],
    ['failed', SCENARIO_REQUEST_ID, 'failed', 'Palvelu ei vastannut niin kuin pitäisi'],
    ['html', SCENARIO_REQUEST_ID, 'failed', 'Palvelu ei vastannut niin kuin pitäisi'],
    ['offline', SCENARIO_REQUEST_ID, 'failed', 'Palveluun ei saada yhteyttä'],
    ['default', 'no-such-request', 'failed', 'Pyyntöä ei löytynyt'],
    ['signed-out', SCENARIO_REQUEST_ID, 'signed-out', 'Kirjaudu sisään, niin näet lupapyyntösi'],
    ['weak', SCENARIO_REQUEST_ID, 'signed-out', 'Näet lupapyyntösi, kun tunnistaudut Suomi.fi-palvelussa'],
    ['waiting', SCENARIO_REQUEST_ID, 'ready', NAME],
  ];
  for (const [scenario, id, state, says] of states) {
    it(`${state}: ${scenario}`, async () => {
      await serve(scenario);
      const element = await putDetail(id);
      await until(() => element.dataset['state'] === state, `the state ${state}`);
      await shows(element, says);
      expect(byRole('link', 'Kaikki lupasi ja suostumuksesi').getAttribute('href')).to.equal('/consents');
    });
  }

  for (const [scenario, way, strength] of [
    ['signed-out', 'Kirjaudu sisään', null],
    ['weak', 'Tunnistaudu', 'strong'],
  ] as const) {
    it(`comes back to this page after signing in: ${scenario}`, async () => {
      await serve(scenario);
      await putDetail();
      const { href } = (await findByRole('link', way)) as HTMLAnchorElement;
      const asked = new URL(href).searchParams;
      expect([asked.get('return-to'), asked.get('strength')]).to.deep.equal([location.href, strength]);
    });
  }

  it('loads after another try, and keeps focus', async () => {
    const server = await serve('waiting');
    server.between(/GET/u, () => Response.error());
    const element = await putDetail();
    const retry = await findByRole('button', 'Yritä uudelleen');
    server.clear();
    await step(
      () => press(retry),
      () => shows(element, NAME),
    );
  });

  it('offers no other try for a request that is not there', async () => {
    await serve();
    const element = await putDetail('no-such-request');
    await shows(element, 'Se on voitu poistaa, tai sitä ei ole tarkoitettu sinulle.');
    expect(allByRole('button')).to.deep.equal([]);
  });

  it('not set up: tells the web developer what is missing, each once', async () => {
    await serve();
    const alone = await put<LupaConsentDetail>(html`<lupa-consent-detail request-id="r1"></lupa-consent-detail>`);
    const provider = await put(
      html`<lupa-provider api-url="/api"><lupa-consent-detail></lupa-consent-detail></lupa-provider>`,
    );
    await until(() => alone.dataset['state'] === 'unconfigured', 'the element to give up');
    await settled();
    expect(textOf(alone)).to.equal('Tätä sivun osaa ei ole vielä otettu käyttöön.');
    expect(textOf(provider)).to.equal('Tätä sivun osaa ei ole vielä otettu käyttöön.');
    const lines = warnings();
    expect(lines).to.have.length(2);
    expect(
      lines.filter((line) => line.includes('<lupa-consent-detail>') && line.includes('request-id')),
    ).to.have.length(1);
    expect(
      lines.filter((line) => line.includes('<lupa-consent-detail>') && line.includes('<lupa-provider')),
    ).to.have.length(1);
  });
});

describe('lupa-consent-detail: what follows from a withdrawal', () => {
  const INSTRUCTION = { fi: 'Kuvat poistetaan.', sv: 'Bilderna tas bort.' };
  const followUp = { at: '2026-11-22T10:00:00.000Z', instruction: INSTRUCTION, dueDay: '2026-11-29', doneAt: null };
  const putWith = (...followUps: object[]) =>
    put(html`<lupa-consent-detail .consent=${versioned(detail({ followUps } as never))}></lupa-consent-detail>`);

  it('is told to who withdrew, with the last day', async () => {
    const { element } = await openRequest('withdrawn');
    expect(textOf(element)).to.match(
      /Peruit suostumuksen .* Kunnan tehtävä viimeistään [\d.]+: Tietoja ei enää käytetä siihen/u,
    );
    inThisOrder(element, 'Kunnan tehtävä viimeistään', 'Näin tietoja käytetään');
  });

  it('is told when it has been done, among the events too', async () => {
    const done = { ...followUp, doneAt: '2026-11-24T07:14:00.000Z' };
    const element = await putWith(done, followUp);
    expect(textOf(element)).to.match(/Tehty 24\.11\.2026 klo\s09\.14: Kuvat poistetaan\./u);
    expect(textOf(element)).to.contain('Kunnan tehtävä viimeistään 29.11.2026: Kuvat poistetaan.');
    const events = [{ seq: 1, type: 'follow-up-done' as const, at: done.doneAt, receipt: false }];
    const other = await put(
      html`<lupa-consent-detail .consent=${versioned(detail({ events }))}></lupa-consent-detail>`,
    );
    expect(textOf(other)).to.contain('Vastauksestasi seurannut toimenpide on tehty');
  });

  it('speaks Swedish', async () => {
    speak('sv');
    expect(textOf(await putWith(followUp))).to.contain('Ska göras av kommunen senast 29.11.2026: Bilderna tas bort.');
  });
});

describe('lupa-consent-detail: who has checked', () => {
  const sentences = (element: LupaConsentDetail) =>
    [...element.shadowRoot!.querySelectorAll('.lupa-events > li')].map((each) =>
      textOf(each.querySelector('span') ?? each),
    );

  it('stands among the events, the latest first, once for each day of a system', async () => {
    const { element } = await openRequest('checked');
    expect(sentences(element)).to.deep.equal([
      'Kuvapankki tarkisti, onko suostumus voimassa (3 kertaa)',
      'Kuvapankki tarkisti, onko suostumus voimassa',
      'Hyväksyit pyynnön',
      'Verkkosivut tarkisti, onko suostumus voimassa',
      'Pyyntö lähetetty',
      'Pyyntö luotu',
    ]);
    expect(textOf(element)).to.include('Tarkistukset näkyvät 90 päivää.');
    const [first] = element.shadowRoot!.querySelectorAll('.lupa-events time');
    expect(Date.now() - Date.parse(first!.getAttribute('datetime')!)).to.be.within(1.9 * 864e5, 2.1 * 864e5);
    expectWholeReferences();
  });

  it('is nothing where nobody has, nor where the service does not tell', async () => {
    const { element } = await openRequest('in-force');
    expect(textOf(element)).not.to.match(/tarkist/iu);
  });

  it('keeps the events of one instant in their order', async () => {
    const at = '2026-11-02T12:05:00.000Z';
    const element = await putWithApi(
      detailApi({
        request: async () =>
          versioned(
            detail({
              events: [
                { seq: 1, type: 'created', at, receipt: false },
                { seq: 2, type: 'sent', at, receipt: false },
              ],
              checks: [{ system: 'Kuvapankki', day: '2026-11-02', count: 1, lastAt: '2026-11-02T12:04:59.999Z' }],
            }),
          ),
      }),
    );
    expect(sentences(element)).to.deep.equal([
      'Pyyntö lähetetty',
      'Pyyntö luotu',
      'Kuvapankki tarkisti, onko suostumus voimassa',
    ]);
  });
});
