import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { REQUEST_IDS } from '../../demo-server/msw.ts';
import { PEOPLE } from '../../demo-server/service/seed/people.ts';
import { ApiError } from '../../src/api/api-error.ts';
import type { LupaConsentList } from '../../src/elements/consent-list/consent-list.ts';
import '../../src/define/lupa-consent-list.ts';
import '../../src/define/lupa-provider.ts';
import { listApi, summary } from './examples.ts';
import { settled, step } from './invariants.ts';
import { keepTimers, put, speak, warnings } from './page.ts';
import { allByRole, byRole, findByRole, focused, languageOf, nameOf, shows, textOf, until } from './screen.ts';
import { answer, arrived, roundTrip, serve } from './server.ts';

const STUDY = 'Tutkimus - Tehostetun ilmanpuhdistuksen merkitys lasten sairastuvuuteen';
const STUDY_ENGLISH = "Study - The importance of enhanced air purification on children's morbidity";
const PHOTO = 'Kuvaus- ja julkaisulupa - lukukausi 2022-2023';
const PUBLICATION = 'Kuvaaminen ja kuvien julkaiseminen';
const EXCURSION = 'Uimahalliretki 11.12.';
const MEALS = 'Yhteystietojen luovutus ruokapalvelulle';

async function putList(path = '/consents/{id}'): Promise<LupaConsentList> {
  const provider = await put(html`<lupa-provider api-url="/api">
    <lupa-consent-list detail-path=${path}></lupa-consent-list>
  </lupa-provider>`);
  return provider.querySelector('lupa-consent-list')!;
}

async function putReadyList(path?: string): Promise<LupaConsentList> {
  const list = await putList(path);
  await findByRole('radio', /^Kaikki|^Alla|^All/u);
  return list;
}

async function putGiven(consents: LupaConsentList['consents'], path = '/consents/{id}'): Promise<LupaConsentList> {
  const list = await put<LupaConsentList>(
    html`<lupa-consent-list .consents=${consents} detail-path=${path}></lupa-consent-list>`,
  );
  await settled();
  return list;
}

/** The names of the requests, from the top. */
function names(): string[] {
  return allByRole('heading').slice(1).map(nameOf);
}

function rowOf(name: string): HTMLElement {
  return allByRole('listitem').find((row) => textOf(row).includes(name))!;
}

describe('lupa-consent-list: what is there', () => {
  it('shows what waits for an answer first', async () => {
    await serve();
    await putReadyList();
    expect(names()).to.deep.equal([EXCURSION, PUBLICATION, STUDY, STUDY_ENGLISH, PHOTO, MEALS]);
  });

  it('puts what waits first when it comes in another order, and keeps the order of the rest', async () => {
    const named = (id: string, standing: 'waiting' | 'in-force') => summary({ id, standing, name: { fi: id } });
    await putGiven([named('a', 'in-force'), named('b', 'waiting'), named('c', 'in-force'), named('d', 'waiting')]);
    expect(names()).to.deep.equal(['b', 'd', 'a', 'c']);
  });

  it('says who asks, for whom, and how it stands, in words', async () => {
    await serve();
    await putReadyList();
    const { child, ward } = PEOPLE;
    expect(textOf(rowOf(PHOTO))).to.include(`Lapsi: ${child.givenNames} ${child.familyName}`);
    expect(textOf(rowOf(MEALS))).to.include(`Päämies: ${ward.givenNames} ${ward.familyName}`);
    expect(textOf(rowOf(STUDY))).not.to.match(/Lapsi:|Päämies:|Henkilö:/u);
    expect(textOf(rowOf(PHOTO))).to.include('Pyynnön esittäjä: Helsinki');
    expect(textOf(rowOf(STUDY))).to.include('Odottaa vastaustasi Et ole vielä vastannut.');
    expect(textOf(rowOf(PHOTO))).to.include('Voimassa Hyväksyit pyynnön 16.8.2022.');
    expect(textOf(rowOf(MEALS))).to.include('Ei voimassa Hylkäsit pyynnön 2.11.2026.');
  });

  it('tells how many there are of each kind', async () => {
    await serve();
    await putReadyList();
    expect(nameOf(byRole('group'))).to.equal('Näytä');
    expect(allByRole('radio').map(nameOf)).to.deep.equal([
      'Kaikki (6)',
      'Odottaa vastaustasi (3)',
      'Voimassa (2)',
      'Ei voimassa (1)',
    ]);
  });

  it('leaves out a kind that there is nothing of', async () => {
    await putGiven([summary({ standing: 'waiting' })]);
    expect(allByRole('radio').map(nameOf)).to.deep.equal(['Kaikki (1)', 'Odottaa vastaustasi (1)']);
  });
});

describe('lupa-consent-list: the filter', () => {
  beforeEach(async () => {
    await serve();
    await putReadyList();
  });

  const choose = (name: string) =>
    step(() => {
      const radio = byRole('radio', name);
      radio.focus();
      radio.click();
    });

  it('shows one kind when it is chosen, and all again', async () => {
    await choose('Voimassa (2)');
    expect(names()).to.deep.equal([STUDY_ENGLISH, PHOTO]);
    await choose('Odottaa vastaustasi (3)');
    expect(names()).to.deep.equal([EXCURSION, PUBLICATION, STUDY]);
    await choose('Kaikki (6)');
    expect(names()).to.have.length(6);
  });

  it('keeps focus on the choice', async () => {
    await choose('Voimassa (2)');
    expect(focused()).to.equal(byRole('radio', 'Voimassa (2)'));
  });
});

describe('lupa-consent-list: languages', () => {
  const titles = { fi: 'Luvat ja suostumukset', sv: 'Tillstånd och samtycken', en: 'Permissions and consents' };
  for (const [language, title] of Object.entries(titles)) {
    it(`speaks ${language}`, async () => {
      speak(language);
      await serve();
      await putReadyList();
      expect(nameOf(allByRole('heading')[0]!)).to.equal(title);
    });
  }

  it('shows a text that is in English only, and says in which language it is', async () => {
    await serve();
    await putReadyList();
    const row = rowOf(STUDY_ENGLISH);
    expect(languageOf(STUDY_ENGLISH, row)).to.equal('en');
    expect(languageOf('Consent to participate', row)).to.equal('en');
    expect(languageOf('Pyynnön esittäjä', row)).not.to.equal('en');
  });

  it('takes Finnish where the wanted language is missing, then Swedish', async () => {
    speak('en');
    await putGiven([
      summary({ id: '1', name: { fi: 'suomeksi', sv: 'på svenska' } }),
      summary({ id: '2', name: { sv: 'bara på svenska' } }),
    ]);
    expect(languageOf('suomeksi', rowOf('suomeksi'))).to.equal('fi');
    expect(languageOf('bara på svenska', rowOf('bara på svenska'))).to.equal('sv');
  });
});

describe('lupa-consent-list: links', () => {
  it('lead to the request by the pattern of the page', async () => {
    await serve();
    await putReadyList('/suostumukset?avaa={id}#ylös');
    expect(byRole('link', PHOTO).getAttribute('href')).to.equal(`/suostumukset?avaa=${REQUEST_IDS.photo}#ylös`);
  });

  it('carry an id that is no plain word without breaking out of the address', async () => {
    await putGiven([summary({ id: 'a/../b?c#d' })]);
    expect(byRole('link').getAttribute('href')).to.equal('/consents/a%2F..%2Fb%3Fc%23d');
  });

  const bad = ['', '/consents', 'javascript:alert("{id}")', ' JavaScript:alert("{id}")', 'data:text/html,{id}'];
  it('are none where the pattern is no address with an id, and the console is told once', async () => {
    for (const path of bad) {
      await putGiven([summary(), summary({ id: 'r2' })], path);
      expect(allByRole('link'), path).to.deep.equal([]);
      expect(textOf(document)).to.include('Kuvauslupa');
    }
    const lines = warnings();
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include('<lupa-consent-list>').and.to.include('detail-path="/consents/{id}"');
  });
});

describe('lupa-consent-list: the place in it', () => {
  const leave = () => addEventListener('click', (event) => event.preventDefault(), { once: true });

  it('is found again after a request has been opened', async () => {
    await serve();
    const first = await putReadyList();
    await step(() => {
      byRole('radio', 'Voimassa (2)').focus();
      byRole('radio', 'Voimassa (2)').click();
    });
    leave();
    byRole('link', PHOTO).click();
    first.remove();

    await putReadyList();
    await until(() => focused() === byRole('link', PHOTO), 'focus on the request that was opened');
    expect((byRole('radio', 'Voimassa (2)') as HTMLInputElement).checked).to.equal(true);
    expect(names()).to.deep.equal([STUDY_ENGLISH, PHOTO]);
  });

  it('is found once only: a list that is opened anew begins at its beginning', async () => {
    await serve();
    const first = await putReadyList();
    leave();
    byRole('link', PHOTO).click();
    first.remove();
    const second = await putReadyList();
    await until(() => focused() === byRole('link', PHOTO), 'focus on the request that was opened');
    second.remove();
    await putReadyList();
    await settled();
    expect(focused()).to.equal(document.body);
  });

  it('is among all requests when nothing is left of the kind that was chosen', async () => {
    const server = await serve();
    const first = await putReadyList();
    byRole('radio', 'Ei voimassa (1)').click();
    await settled();
    leave();
    byRole('link', MEALS).click();
    first.remove();
    await answer(server, REQUEST_IDS.meals, 'accept');

    await putReadyList();
    await until(() => focused() === byRole('link', MEALS), 'focus on the request that was opened');
    expect((byRole('radio', 'Kaikki (6)') as HTMLInputElement).checked).to.equal(true);
    expect(names()).to.have.length(6);
  });

  it('is forgotten without harm where the browser forbids storage', async () => {
    const original = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
    try {
      await serve();
      await putReadyList();
      leave();
      byRole('link', PHOTO).click();
      expect(names()).to.have.length(6);
    } finally {
      Object.defineProperty(window, 'sessionStorage', original);
    }
  });

  for (const nonsense of ['{"id":3', 'null', '{"id":"r1"}', '{"id":"r1","filter":"other"}']) {
    it(`is nowhere when what was kept is nonsense: ${nonsense}`, async () => {
      sessionStorage.setItem('lupa-consent-list-place', nonsense);
      await serve();
      await putReadyList();
      expect(names()).to.have.length(6);
    });
  }
});

describe('lupa-consent-list: what a newer or broken server says', () => {
  it('counts the requests that cannot be read, and shows the others', async () => {
    await serve('unreadable');
    await putReadyList();
    expect(names()).to.deep.equal([PUBLICATION, STUDY, STUDY_ENGLISH, PHOTO, MEALS]);
    expect(textOf(document)).to.include('Näin monta pyyntöä ei voitu näyttää: 1');
  });

  it('tells when no request at all can be read, in place of saying that there are none', async () => {
    const server = await serve();
    server.between(/GET \/consents$/u, () => Response.json({ items: [{}, 3, null] }));
    const list = await putReadyList();
    expect(textOf(list)).to.include('Näin monta pyyntöä ei voitu näyttää: 3').and.not.to.include('Ei lupapyyntöjä');
  });

  it('shows a status that it does not know', async () => {
    await serve('unknown-status');
    await putReadyList();
    expect(textOf(document)).to.include('Tuntematon tila Tämä sivu ei tunne pyynnön tilaa.');
  });

  it('shows names as they are, markup and all', async () => {
    await putGiven([
      summary({ name: { fi: '<b>&amp; "x"' }, subject: { name: '<img src=x onerror=alert(1)>', relation: 'child' } }),
    ]);
    expect(names()).to.deep.equal(['<b>&amp; "x"']);
    expect(textOf(document)).to.include('Lapsi: <img src=x onerror=alert(1)>');
  });
});

describe('lupa-consent-list: where the requests come from', () => {
  it('takes those that the page gives before those of the provider, and asks nobody', async () => {
    const server = await serve();
    const provider = await put(html`<lupa-provider api-url="/api">
      <lupa-consent-list .consents=${[summary()]} detail-path="/c/{id}"></lupa-consent-list>
    </lupa-provider>`);
    await shows(provider, 'Kuvauslupa');
    await settled();
    await roundTrip();
    expect(server.count(/consents/u)).to.equal(0);
    expect(names()).to.deep.equal(['Kuvauslupa']);
  });

  it('takes the API that the page gives before that of the provider', async () => {
    const server = await serve();
    const own = listApi(async () => ({ items: [summary()], skipped: 0 }));
    await put(
      html`<lupa-provider api-url="/api"><lupa-consent-list .api=${own} detail-path="/c/{id}"></lupa-consent-list></lupa-provider>`,
    );
    await shows(document, 'Kuvauslupa');
    await roundTrip();
    expect(server.count(/consents/u)).to.equal(0);
  });

  it('needs no provider with an API of its own, and takes another one when it is given', async () => {
    const answering = (name: string) => listApi(async () => ({ items: [summary({ name: { fi: name } })], skipped: 0 }));
    const list = await put<LupaConsentList>(
      html`<lupa-consent-list .api=${answering('yksi')} detail-path="/c/{id}"></lupa-consent-list>`,
    );
    await shows(list, 'yksi');
    list.api = answering('kaksi');
    await shows(list, 'kaksi');
  });

  it('shows what the page gives after the service has failed', async () => {
    await serve('failed');
    const list = await putList();
    await findByRole('button', 'Yritä uudelleen');
    list.consents = [summary()];
    await settled();
    expect(names()).to.deep.equal(['Kuvauslupa']);
  });

  it('shows other requests when the page gives others', async () => {
    const list = await putGiven([summary()]);
    list.consents = [summary({ id: 'r2', name: { fi: 'Retkilupa' } })];
    await list.updateComplete;
    expect(names()).to.deep.equal(['Retkilupa']);
    list.consents = [];
    await list.updateComplete;
    expect(list.dataset['state']).to.equal('empty');
  });
});

describe('lupa-consent-list: states', () => {
  it('loading', async () => {
    await serve('loading');
    const list = await putList();
    expect(list.dataset['state']).to.equal('loading');
    expect(textOf(list)).to.include('Ladataan…');
  });

  it('empty', async () => {
    await serve('empty');
    const list = await putList();
    await shows(list, 'Ei lupapyyntöjä');
    expect(list.dataset['state']).to.equal('empty');
  });

  it('signed out, with a way in that comes back to this page', async () => {
    await serve('signed-out');
    const list = await putList();
    const link = (await findByRole('link', 'Kirjaudu sisään')) as HTMLAnchorElement;
    const address = new URL(link.href);
    expect(address.pathname).to.equal('/api/session/sign-in');
    expect(address.searchParams.get('return-to')).to.equal(location.href);
    expect(list.dataset['state']).to.equal('signed-out');
  });

  it('signed in too weakly: what one must sign in by, and nothing of the requests', async () => {
    await serve('weak');
    const list = await putList();
    await shows(list, 'Näet lupapyyntösi, kun tunnistaudut Suomi.fi-palvelussa');
    const { searchParams } = new URL((byRole('link') as HTMLAnchorElement).href);
    expect([...searchParams]).to.deep.equal([
      ['return-to', location.href],
      ['strength', 'strong'],
    ]);
    expect(list.dataset['state']).to.equal('signed-out');
  });

  it('ready', async () => {
    await serve();
    const list = await putReadyList();
    expect(list.dataset['state']).to.equal('ready');
  });

  const json = { 'Content-Type': 'application/json' };
  const NO_CONNECTION = 'Palveluun ei saada yhteyttä';
  const STRANGE = 'Palvelu ei vastannut niin kuin pitäisi';
  const faults: [what: string, answer: () => Response, shown: string][] = [
    ['no connection', () => Response.error(), NO_CONNECTION],
    [
      'a page in place of JSON',
      () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } }),
      STRANGE,
    ],
    ['JSON that breaks off', () => new Response('{"items":[', { headers: json }), STRANGE],
    ['an empty answer', () => new Response('', { headers: json }), STRANGE],
    ['no content', () => new Response(null, { status: 204 }), STRANGE],
    ['another shape', () => Response.json({ items: 'none' }), STRANGE],
    ['null', () => Response.json(null), STRANGE],
    ['a fault of the server', () => Response.json({ status: 500, code: 'server-error' }, { status: 500 }), STRANGE],
    ['maintenance', () => new Response('later', { status: 503 }), STRANGE],
    ['a refusal', () => new Response('', { status: 403 }), STRANGE],
  ];
  for (const [what, answer, shown] of faults) {
    it(`failed by ${what}, and well again after another try`, async () => {
      const server = await serve();
      server.between(/GET \/consents$/u, answer);
      const list = await putList();
      const retry = await findByRole('button', 'Yritä uudelleen');
      expect(list.dataset['state']).to.equal('failed');
      expect(textOf(list)).to.include(shown);
      server.clear();
      await step(
        () => {
          retry.focus();
          retry.click();
        },
        () => findByRole('radio', 'Kaikki (6)'),
      );
      expect(list.dataset['state']).to.equal('ready');
      expect(list.contains(document.activeElement) || document.activeElement === list).to.equal(true);
    });
  }

  it('failed by an answer that does not come in ten seconds', async () => {
    const server = await serve('loading');
    let list: LupaConsentList | undefined;
    const [timeIsUp, ...more] = await keepTimers(10_000, async () => {
      list = await putList();
      await arrived(server, /GET/u);
    });
    expect(more).to.deep.equal([]);
    timeIsUp!();
    await shows(list!, NO_CONNECTION);
    expect(list!.dataset['state']).to.equal('failed');
  });

  it('failed again by a try in vain', async () => {
    await serve('offline');
    await putList();
    const retry = await findByRole('button', 'Yritä uudelleen');
    await step(
      () => {
        retry.focus();
        retry.click();
      },
      () => findByRole('button', 'Yritä uudelleen'),
    );
  });

  it('failed by an API of the page that throws what it should not', async () => {
    const own = listApi(() => Promise.reject(new TypeError('oops')));
    const list = await put<LupaConsentList>(html`<lupa-consent-list .api=${own}></lupa-consent-list>`);
    await shows(list, STRANGE);
    list.api = listApi(() => Promise.reject(new ApiError('network')));
    await shows(list, NO_CONNECTION);
  });

  it('not set up: says so after a second, and tells the web developer once what to do', async () => {
    const one = await put<LupaConsentList>(html`<lupa-consent-list detail-path="/c/{id}"></lupa-consent-list>`);
    const two = await put<LupaConsentList>(html`<lupa-consent-list detail-path="/c/{id}"></lupa-consent-list>`);
    expect(one.dataset['state']).to.equal('loading');
    await until(() => two.dataset['state'] === 'unconfigured', 'the list to give up');
    await settled();
    expect(textOf(one)).to.equal('Tätä sivun osaa ei ole vielä otettu käyttöön.');
    const lines = warnings();
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include('<lupa-consent-list>').and.to.include('<lupa-provider');
  });
});
