import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { refusal, SAMPLE_EXTRAS, sampleProfile, sampleProfileApi } from '../../stories/profile-sample.ts';
import { ApiError } from '../../src/api/api-error.ts';
import { StaleProfile } from '../../src/api/stale-profile.ts';
import type { ProfileApi } from '../../src/api/ports.ts';
import type { Profile } from '../../src/contract/profile.ts';
import type { ProfileChange } from '../../src/contract/profile-change.ts';
import type { LupaProfileCard } from '../../src/elements/profile-card/profile-card.ts';
import '../../src/define/lupa-profile-card.ts';
import '../../src/define/lupa-provider.ts';
import { expectSound, settled } from './invariants.ts';
import { allSaid, heard, keepTimers, later, put, showPage, sight, speak } from './page.ts';
import {
  allByRole,
  byRole,
  descriptionOf,
  findByRole,
  focused,
  nameOf,
  press,
  shows,
  textOf,
  until,
} from './screen.ts';
import { arrived, roundTrip, serve, type Server } from './server.ts';
import type { ScenarioName } from '../../demo-server/msw.ts';

const CODE = '010180-999J';

function sent(server: Server): unknown[] {
  return server.arrivals.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
}

async function putServed(scenario: ScenarioName = 'profile'): Promise<{ server: Server; card: LupaProfileCard }> {
  const server = await serve(scenario);
  const provider = await put(
    html`<lupa-provider api-url="/api"><lupa-profile-card></lupa-profile-card></lupa-provider>`,
  );
  const card = provider.querySelector('lupa-profile-card')!;
  await until(() => card.dataset['state'] === 'ready', 'the card');
  await settled();
  return { server, card };
}

async function putGiven(changes: Partial<Profile> = {}, own: Partial<ProfileApi> = {}): Promise<LupaProfileCard> {
  const api = sampleProfileApi(sampleProfile(changes), own);
  const card = await put<LupaProfileCard>(html`<lupa-profile-card .api=${api}></lupa-profile-card>`);
  await until(() => card.dataset['state'] === 'ready', 'the card');
  await settled();
  return card;
}

/** An API that refuses the first change with an error, and keeps what it was sent. */
function refusing(error: ApiError, profile = sampleProfile()): ProfileApi & { sent: ProfileChange[] } {
  const api = sampleProfileApi(profile);
  const { change } = api;
  const sentChanges: ProfileChange[] = [];
  return {
    ...api,
    sent: sentChanges,
    async change(message, etag) {
      sentChanges.push(message);
      if (sentChanges.length === 1) throw error;
      return change(message, etag);
    },
  };
}

function row(label: string): HTMLElement {
  return byRole('group', label);
}

function input(name: string): HTMLInputElement {
  const root = document.querySelector('lupa-profile-card')!.shadowRoot!;
  return root.querySelector<HTMLInputElement>(`[name="${name}"]`)!;
}

function type(name: string, value: string): void {
  const field = input(name);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

async function edit(label: string): Promise<void> {
  press(byRole('button', `Muokkaa ${label}`));
  await settled();
  await settled();
}

async function save(label: string): Promise<void> {
  press(byRole('button', 'Tallenna', row(label)));
  await settled();
}

async function saying(): Promise<string[]> {
  await allSaid();
  return heard.map(({ text }) => text);
}

describe('lupa-profile-card: what it shows', () => {
  it('official data, which cannot be edited, and where it is from', async () => {
    const { card } = await putServed();
    const region = byRole('region', 'Viralliset tiedot');
    const text = textOf(region);
    for (const each of [
      'Ahto Kalevi',
      'Kutsumanimi',
      'Simakuutio',
      'Kotikunta Helsinki',
      'Hämeentie 11 A 4',
      'Rantatie 2',
    ])
      expect(text).to.include(each);
    expect(text).to.include('väestötietojärjestelmästä').and.to.include('Haettu 2.11.2026 klo\u00a014.05');
    expect(allByRole('button', undefined, region).map(nameOf)).to.deep.equal(['Näytä Henkilötunnus']);
    expect((allByRole('link', undefined, region)[0] as HTMLAnchorElement).href).to.equal(
      'https://www.suomi.fi/omat-tiedot/henkilotiedot',
    );
    expect(textOf(card)).to.include('+358401234567').and.to.include('Kalevankatu 5');
  });

  for (const [state, words] of [
    ['needs-strong', 'Näet viralliset tietosi, kun tunnistaudut'],
    ['none', 'Sinusta ei ole täällä virallisia tietoja'],
    ['unavailable', 'ei saatu nyt haettua'],
  ] as const) {
    it(`why there is no official data: ${state}`, async () => {
      await putGiven({ official: { state } });
      expect(textOf(byRole('region', 'Viralliset tiedot'))).to.include(words);
    });
  }

  it('what is missing as something that can be added, and reads no dash aloud', async () => {
    await putGiven({ phone: null });
    expect(textOf(row('Puhelinnumero'))).to.match(/^Puhelinnumero\s+Lisää$/u);
    byRole('button', 'Lisää Puhelinnumero');
  });

  it('nothing that cannot be done here, and a link that says where it can', async () => {
    await putGiven(
      { phone: null },
      {
        can: {
          change: { email: { elsewhere: 'https://profiili.example/omat' }, language: 'here' },
          remove: {},
          deletion: { elsewhere: 'https://profiili.example/omat' },
        },
      },
    );
    const link = byRole('link', 'Muokkaa (profiili.example)', row('Sähköpostiosoite')) as HTMLAnchorElement;
    expect(link.href).to.equal('https://profiili.example/omat');
    byRole('link', 'Poista profiilisi (profiili.example)');
    expect(allByRole('group', 'Puhelinnumero')).to.deep.equal([]);
    expect(allByRole('button').map(nameOf)).to.deep.equal(['Muokkaa Asiointikieli']);
    expect(textOf(document)).not.to.include('Lataa');
  });

  it('names only where no official ones hold', async () => {
    await putGiven();
    expect(allByRole('group', 'Nimi')).to.deep.equal([]);
    await putGiven({ names: { given: 'Aino', family: 'Aho' } });
    expect(textOf(row('Nimi'))).to.include('Aino Aho');
  });

  it('what else the municipality asks for, each with who sees it', async () => {
    await putGiven({ extras: SAMPLE_EXTRAS });
    expect(textOf(row('Kiinnostuksen kohteet'))).to.match(
      /Tiedon näkevät:\s+kirjasto\s?, liikuntapalvelut\s+Musiikki/u,
    );
    expect(textOf(row('Esteettömyys')))
      .to.include('Tarvitsen induktiosilmukan')
      .and.not.to.include('näkevät');
  });

  for (const [what, email, words] of [
    ['confirmed', { address: 'a@kunta.example', verified: true, pending: null }, /a@kunta\.example\s+Vahvistettu/u],
    [
      'not confirmed',
      { address: 'a@kunta.example', verified: false, pending: null },
      /Odottaa vahvistusta\s+Avaa linkki/u,
    ],
    [
      'a newer one',
      { address: 'a@kunta.example', verified: true, pending: 'b@kunta.example' },
      /Uusi osoite b@kunta\.example odottaa vahvistusta/u,
    ],
  ] as const) {
    it(`the e-mail address, ${what}`, async () => {
      await putGiven({ email });
      expect(textOf(row('Sähköpostiosoite'))).to.match(words);
      expect(allByRole('button', 'Lähetä viesti uudelleen')).to.have.length(what === 'confirmed' ? 0 : 1);
    });
  }

  it('nobody: that there is no profile', async () => {
    const api = sampleProfileApi(sampleProfile(), { profile: async () => null });
    const card = await put<LupaProfileCard>(html`<lupa-profile-card .api=${api}></lupa-profile-card>`);
    await until(() => card.dataset['state'] === 'empty', 'the card');
    expect(textOf(card)).to.include('Sinulla ei ole profiilia täällä');
  });

  it('in each language', async () => {
    const { card } = await putServed();
    speak('sv');
    await shows(card, /Mina uppgifter.*Officiella uppgifter.*Telefonnummer/u);
    speak('en');
    await shows(card, /My information.*Official information.*Phone number/u);
  });

  it('one fetch for two of them, and one hears what the other has changed', async () => {
    const server = await serve('profile');
    const provider = await put(
      html`<lupa-provider api-url="/api"
        ><lupa-profile-card id="one"></lupa-profile-card><lupa-profile-card id="two"></lupa-profile-card
      ></lupa-provider>`,
    );
    const [one, two] = provider.querySelectorAll('lupa-profile-card');
    await until(() => two!.dataset['state'] === 'ready' && one!.dataset['state'] === 'ready', 'both');
    expect(server.count(/^GET \/profile$/u)).to.equal(1);
    press(byRole('button', 'Muokkaa Puhelinnumero', one!));
    await settled();
    type('phone', '050 999 8888');
    press(byRole('button', 'Tallenna', one!));
    await shows(two!, '+358509998888');
  });
});

describe('lupa-profile-card: the identity code', () => {
  const root = () => document.querySelector('lupa-profile-card')!.shadowRoot!;

  it('is masked until it is asked for, and is in no attribute and nothing that is said', async () => {
    const { card } = await putServed();
    expect(root().textContent).not.to.include(CODE);
    const [hide] = await keepTimers(30_000, async () => {
      press(byRole('button', 'Näytä Henkilötunnus'));
      await shows(card, CODE);
    });
    await settled();
    expect(nameOf(focused()!)).to.equal(CODE);
    const attributes = [...root().querySelectorAll('*')].flatMap((each) =>
      [...each.attributes].map(({ value }) => value),
    );
    expect(attributes.join(' ')).not.to.include(CODE);
    expect((await saying()).join()).not.to.include(CODE);
    expect(document.body.textContent).not.to.include(CODE);
    hide!();
    await settled();
    expect(root().textContent).not.to.include(CODE);
    expectSound();
  });

  const ways: [what: string, hide: (card: LupaProfileCard) => void][] = [
    ['it is hidden', () => press(byRole('button', 'Piilota Henkilötunnus'))],
    ['the page goes out of sight', () => sight('hidden')],
    ['the page is left', () => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))],
    ['the session ends', () => document.dispatchEvent(new Event('lupa-session-ended', { bubbles: true }))],
    ['the card is taken away', (card) => card.remove()],
  ];
  for (const [what, hide] of ways) {
    it(`is gone when ${what}`, async () => {
      const { card } = await putServed();
      press(byRole('button', 'Näytä Henkilötunnus'));
      await shows(card, CODE);
      const provider = card.parentElement!;
      hide(card);
      await settled();
      provider.append(card);
      await settled();
      expect(card.shadowRoot!.textContent).not.to.include(CODE);
    });
  }

  it('is not shown by an answer that comes after it was hidden', async () => {
    const { server, card } = await putServed();
    const held = server.hold(/identity-code/u);
    press(byRole('button', 'Näytä Henkilötunnus'));
    await arrived(server, /identity-code/u);
    sight('hidden');
    held.release();
    await roundTrip();
    await settled();
    expect(card.shadowRoot!.textContent).not.to.include(CODE);
  });

  it('says that it could not be shown', async () => {
    const { server, card } = await putServed();
    server.between(/identity-code/u, () => Response.error());
    press(byRole('button', 'Näytä Henkilötunnus'));
    await shows(card, 'Henkilötunnusta ei voitu nyt näyttää');
    expect(await saying()).to.deep.equal(['Henkilötunnusta ei voitu nyt näyttää.']);
  });
});

describe('lupa-profile-card: a field is changed', () => {
  it('saves what was typed, says so once, and gives focus back', async () => {
    const { server, card } = await putServed();
    const events: CustomEvent[] = [];
    for (const name of ['lupa-profile-before-change', 'lupa-profile-changed'])
      card.addEventListener(name, (event) => events.push(event as CustomEvent));
    await edit('Puhelinnumero');
    expect(focused()).to.equal(input('phone'));
    expect(input('phone').autocomplete).to.equal('tel');
    type('phone', '050 123 45 67');
    await save('Puhelinnumero');
    await shows(card, /Puhelinnumero\s+\+358501234567.*Tallennettu/u);
    expect(sent(server)).to.deep.equal([{ phone: '+358501234567' }]);
    expect(await saying()).to.deep.equal(['Tallennettu']);
    expect(nameOf(focused()!)).to.equal('Muokkaa Puhelinnumero');
    expect(events.map(({ type: name, detail }) => [name, (detail as { field: string }).field])).to.deep.equal([
      ['lupa-profile-before-change', 'phone'],
      ['lupa-profile-changed', 'phone'],
    ]);
    expect(JSON.stringify(events.map(({ detail }) => detail as unknown))).not.to.include('358');
    expectSound();
  });

  it('several at once, each by itself', async () => {
    const { server, card } = await putServed();
    await edit('Puhelinnumero');
    await edit('Postiosoite');
    type('phone', '0501234567');
    type('address.street', ' Uusikatu 1 ');
    await save('Postiosoite');
    await shows(card, 'Uusikatu 1');
    expect(input('phone').value).to.equal('0501234567');
    await save('Puhelinnumero');
    await shows(card, '+358501234567');
    expect(sent(server)).to.deep.equal([
      { address: { street: 'Uusikatu 1', postalCode: '00100', city: 'Helsinki', country: 'FI' } },
      { phone: '+358501234567' },
    ]);
  });

  it('two that are saved at the same time are both saved', async () => {
    const { server, card } = await putServed();
    await edit('Puhelinnumero');
    await edit('Postiosoite');
    type('phone', '0501234567');
    type('address.city', 'Espoo');
    const held = server.hold(/PATCH/u);
    await save('Puhelinnumero');
    await save('Postiosoite');
    held.release();
    await shows(card, /\+358501234567.*Espoo/u);
    const now = (await (await server.ask('/profile')).json()) as Profile;
    expect([now.phone, now.address?.city]).to.deep.equal(['+358501234567', 'Espoo']);
  });

  it('sends nothing when nothing was changed, and says nothing', async () => {
    const { server } = await putServed();
    await edit('Postiosoite');
    await save('Postiosoite');
    await settled();
    expect(sent(server)).to.deep.equal([]);
    expect(nameOf(focused()!)).to.equal('Muokkaa Postiosoite');
    expect(await saying()).to.deep.equal([]);
    expect(textOf(document)).not.to.include('Tallennettu');
  });

  it('Cancel leaves it, and gives focus back', async () => {
    const { server, card } = await putServed();
    await edit('Puhelinnumero');
    type('phone', '1');
    press(byRole('button', 'Peruuta'));
    await settled();
    await settled();
    expect(nameOf(focused()!)).to.equal('Muokkaa Puhelinnumero');
    expect(textOf(card)).to.include('+358401234567');
    expect(sent(server)).to.deep.equal([]);
    await edit('Puhelinnumero');
    expect(input('phone').value).to.equal('+358401234567');
  });

  it('the page can keep it from being sent', async () => {
    const { server, card } = await putServed();
    card.addEventListener('lupa-profile-before-change', (event) => event.preventDefault());
    await edit('Puhelinnumero');
    type('phone', '0501234567');
    await save('Puhelinnumero');
    await roundTrip();
    expect(sent(server)).to.deep.equal([]);
  });

  it('is asked about when the page is left with something typed, and not else', async () => {
    const { card } = await putServed();
    const asks = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(asks()).to.equal(false);
    await edit('Puhelinnumero');
    expect(asks()).to.equal(false);
    type('phone', '0501234567');
    expect(asks()).to.equal(true);
    card.remove();
    expect(asks()).to.equal(false);
  });

  it('the language and what else is asked for are sent as the contract says', async () => {
    const changes: unknown[] = [];
    const profile = sampleProfile({ extras: SAMPLE_EXTRAS, names: { given: 'Aino', family: 'Aho' } });
    const own = sampleProfileApi(profile);
    const { change } = own;
    await putGiven(profile, {
      change: async (message, etag) => {
        changes.push(message);
        return change(message, etag);
      },
    });
    await edit('Asiointikieli');
    type('language', 'sv');
    await save('Asiointikieli');
    await shows(row('Asiointikieli'), 'Svenska');
    await edit('Kiinnostuksen kohteet');
    input('extras.interests:sport').click();
    input('extras.interests:music').click();
    await save('Kiinnostuksen kohteet');
    await shows(row('Kiinnostuksen kohteet'), /Liikunta\s.*Tallennettu/u);
    press(byRole('button', 'Lisää Pronominit'));
    await settled();
    type('extras.pronouns', 'hän');
    await save('Pronominit');
    await shows(row('Pronominit'), 'hän');
    await edit('Esteettömyys');
    type('extras.access', '');
    await save('Esteettömyys');
    await until(() => allByRole('button', 'Lisää Esteettömyys').length === 1, 'nothing');
    await edit('Nimi');
    type('names.given', 'Aina');
    await save('Nimi');
    await shows(row('Nimi'), 'Aina Aho');
    expect(changes).to.deep.equal([
      { language: 'sv' },
      { extras: { interests: ['sport'] } },
      { extras: { pronouns: 'hän' } },
      { extras: { access: null } },
      { names: { given: 'Aina', family: 'Aho' } },
    ]);
  });

  it('an address may be in any country, by its name', async () => {
    const { server, card } = await putServed();
    await edit('Postiosoite');
    const names = [...(input('address.country') as unknown as HTMLSelectElement).options].map(({ text }) => text);
    expect(names).to.have.length(249).and.to.include.members(['Suomi', 'Ruotsi', 'Ahvenanmaa']);
    type('address.country', 'SE');
    type('address.postalCode', '111 22');
    await save('Postiosoite');
    await shows(card, /Ruotsi.*Tallennettu/u);
    expect(sent(server)[0]).to.have.nested.property('address.country', 'SE');
  });
});

describe('lupa-profile-card: what goes wrong', () => {
  it('what the server finds fault with is told at the input, which takes focus', async () => {
    const { card } = await putServed();
    await edit('Postiosoite');
    type('address.street', '');
    type('address.postalCode', '1');
    await save('Postiosoite');
    await shows(card, 'Täytä tämä kohta.');
    await settled();
    expect(focused()).to.equal(input('address.street'));
    expect(descriptionOf(input('address.street'))).to.equal('Täytä tämä kohta.');
    expect(descriptionOf(input('address.postalCode'))).to.equal('Suomessa viisi numeroa Tarkista, mitä tässä lukee.');
    expect(input('address.city').getAttribute('aria-invalid')).to.equal(null);
    expect(textOf(card)).not.to.include('Tallennettu');
    type('address.street', 'Katu 1');
    type('address.postalCode', '00200');
    later(700);
    await save('Postiosoite');
    await shows(card, /Katu 1.*00200.*Tallennettu/u);
    expectSound();
  });

  for (const [code, words] of [
    ['email-in-use', 'Osoite kuuluu toiseen profiiliin.'],
    ['needs-strong', 'Tätä varten sinun on tunnistauduttava Suomi.fi-palvelussa.'],
    ['not-possible', 'Tätä ei voi muuttaa täällä.'],
    ['something-new', 'Muutosta ei tallennettu. Yritä uudelleen.'],
  ] as const) {
    it(`says why: ${code}`, async () => {
      const api = refusing(refusal(code));
      const card = await put<LupaProfileCard>(html`<lupa-profile-card .api=${api}></lupa-profile-card>`);
      await shows(card, 'aino@kunta.example');
      await edit('Sähköpostiosoite');
      type('email', 'toinen@kunta.example');
      await save('Sähköpostiosoite');
      await shows(row('Sähköpostiosoite'), words);
      expect(input('email').value).to.equal('toinen@kunta.example');
      expect(textOf(card)).not.to.include('Tallennettu');
      if (code === 'email-in-use') expect(descriptionOf(input('email'))).to.equal(words);
      else expect(await saying()).to.deep.equal([words]);
      expect(api.sent).to.have.length(1);
    });
  }

  it('an answer that is lost: looks what holds, and says saved only because it is', async () => {
    const { card } = await putServed('profile-answer-lost');
    await edit('Puhelinnumero');
    type('phone', '0501234567');
    await save('Puhelinnumero');
    await shows(card, /\+358501234567.*Tallennettu/u);
    expect(await saying()).to.deep.equal(['Tallennettu']);
  });

  it('a message that is lost: looks what holds, and says that it is not saved', async () => {
    const { server, card } = await putServed();
    server.between(/PATCH/u, () => Response.error());
    await edit('Puhelinnumero');
    type('phone', '0501234567');
    await save('Puhelinnumero');
    await shows(card, 'Muutosta ei tallennettu. Yritä uudelleen.');
    expect(input('phone').value).to.equal('0501234567');
  });

  it('nobody answers any more: says that it is not known, and looks again', async () => {
    const { server, card } = await putServed('profile-perhaps-saved');
    const shown = (await (await server.ask('/profile')).json()) as Profile;
    await edit('Puhelinnumero');
    type('phone', '0501234567');
    await save('Puhelinnumero');
    await shows(card, 'emme tiedä, tallentuiko muutoksesi');
    expect(await saying()).to.deep.equal(['Vastausta ei tullut: emme tiedä, tallentuiko muutoksesi.']);
    expect(byRole('button', 'Tallenna').getAttribute('aria-disabled')).to.equal('true');
    // Who is signed out meanwhile has not learnt what came of it.
    server.between(/GET/u, () => Response.json({ code: 'sign-in-required' }, { status: 401 }));
    press(byRole('button', 'Tarkista nyt'));
    await roundTrip();
    await shows(card, 'emme tiedä, tallentuiko muutoksesi');
    server.between(/GET/u, () => Response.json({ ...shown, phone: '+358501234567' }, { headers: { ETag: '"9"' } }));
    press(byRole('button', 'Tarkista nyt'));
    await shows(card, /\+358501234567.*Tallennettu/u);
  });

  it('changed elsewhere: shows the other beside what was typed, and replaces it only when told to', async () => {
    const { server, card } = await putServed('profile-overtaken');
    await edit('Puhelinnumero');
    type('phone', '0509998888');
    await save('Puhelinnumero');
    await shows(row('Puhelinnumero'), /muutettu muualla\s+\+358501112222/u);
    expect(input('phone').value).to.equal('0509998888');
    expect(await saying()).to.deep.equal(['Tätä on sillä välin muutettu muualla']);
    later(700);
    await save('Puhelinnumero');
    await shows(card, '+358509998888');
    expect(sent(server)).to.have.length(2);
  });

  it('another field changed elsewhere: nobody needs to know', async () => {
    const { card } = await putServed('profile-overtaken');
    await edit('Postiosoite');
    type('address.city', 'Espoo');
    await save('Postiosoite');
    await shows(card, /\+358501112222.*Espoo.*Tallennettu/u);
  });

  it('changed elsewhere while it is typed and loaded meanwhile: is not overwritten unseen', async () => {
    const { server, card } = await putServed();
    await edit('Puhelinnumero');
    type('phone', '0509998888');
    const shown = (await (await server.ask('/profile')).json()) as Profile;
    server.between(/GET/u, () => Response.json({ ...shown, phone: '+358501112222' }, { headers: { ETag: '"9"' } }));
    later(8 * 60 * 60 * 1000);
    sight('visible');
    await roundTrip();
    await settled();
    await save('Puhelinnumero');
    await shows(card, 'muutettu muualla');
    expect(sent(server)).to.deep.equal([]);
  });

  it('signed in too weakly for one thing: says so, and the rest stays', async () => {
    const api = refusing(new ApiError('signed-out', { code: 'needs-strong' }));
    const card = await put<LupaProfileCard>(html`<lupa-profile-card .api=${api}></lupa-profile-card>`);
    await shows(card, 'aino@kunta.example');
    await edit('Sähköpostiosoite');
    type('email', 'toinen@kunta.example');
    await save('Sähköpostiosoite');
    await shows(row('Sähköpostiosoite'), 'Tätä varten sinun on tunnistauduttava Suomi.fi-palvelussa.');
    expect(card.dataset['state']).to.equal('ready');
  });

  it('signed out, asking for the code: shows nothing of the person, whichever copy of the library says so', async () => {
    // An adapter may have come in a file of its own, with a class of its own.
    const foreign = { kind: 'signed-out', code: 'sign-in-required', errors: [], leavesOutcomeOpen: false };
    const api: ProfileApi = { ...sampleProfileApi(), identityCode: () => Promise.reject(foreign as unknown as Error) };
    const card = await put<LupaProfileCard>(html`<lupa-profile-card .api=${api}></lupa-profile-card>`);
    await shows(card, 'aino@kunta.example');
    press(byRole('button', 'Näytä Henkilötunnus'));
    await shows(card, 'Kirjaudu sisään');
    expect(card.dataset['state']).to.equal('signed-out');
  });

  it('offers one who is identified weakly the way to official data, and back here', async () => {
    const { server } = await putServed();
    const profile = (await (await server.ask('/profile')).json()) as Profile;
    const weak: Profile = { ...profile, signIn: 'weak', official: { state: 'needs-strong' } };
    server.between(/GET \/profile$/u, () => Response.json(weak, { headers: { ETag: '"1"' } }));
    showPage({ persisted: true });
    const { href } = (await findByRole('link', 'Tunnistaudu')) as HTMLAnchorElement;
    const asked = new URL(href).searchParams;
    expect([asked.get('strength'), asked.get('return-to')]).to.deep.equal(['strong', location.href]);
  });

  it('another person has signed in meanwhile: what was typed does not come into their profile', async () => {
    const mine = sampleProfile({ phone: null });
    const theirs = { data: { ...mine, id: 'ansa', email: null }, etag: '"7"' };
    const changes: unknown[] = [];
    const card = await putGiven(mine, {
      async change(change, etag) {
        changes.push(change);
        if (etag !== theirs.etag) throw new StaleProfile(theirs);
        return theirs;
      },
    });
    press(byRole('button', 'Lisää Puhelinnumero'));
    await settled();
    type('phone', '0501234567');
    await save('Puhelinnumero');
    await until(() => allByRole('button', 'Lisää Sähköpostiosoite').length === 1, 'the profile of the other');
    expect(changes).to.have.length(1);
    expect(textOf(card)).not.to.include('Tallennettu');
    expect(input('phone')).to.equal(null);
  });

  it('the session has ended: nothing of the person is shown any more', async () => {
    const { server, card } = await putServed();
    await edit('Puhelinnumero');
    type('phone', '0501234567');
    server.between(/PATCH/u, () => Response.json({ code: 'sign-in-required' }, { status: 401 }));
    await save('Puhelinnumero');
    await shows(card, 'Kirjaudu sisään nähdäksesi tietosi');
    expect(card.dataset['state']).to.equal('signed-out');
    expect(textOf(card)).not.to.include('Kalevankatu');
  });
});

describe('lupa-profile-card: removing', () => {
  const removal = async () => {
    press(byRole('button', 'Poista Puhelinnumero'));
    return findByRole('heading', 'Poistetaanko tämä tiedoistasi?');
  };
  const inDialog = (name: string) =>
    byRole('button', name, document.querySelector('lupa-profile-card')!.shadowRoot!.querySelector('dialog')!);

  it('asks first, removes, says so, and leaves focus where it can be added', async () => {
    const { server, card } = await putServed();
    await removal();
    expect(sent(server)).to.deep.equal([]);
    press(inDialog('Poista'));
    await shows(card, 'Poistettu');
    await settled();
    await settled();
    expect(sent(server)).to.deep.equal([{ phone: null }]);
    expect(nameOf(focused()!)).to.equal('Lisää Puhelinnumero');
    expect(await saying()).to.deep.equal(['Poistettu']);
    expectSound();
  });

  it('Cancel gives focus back', async () => {
    const { server } = await putServed();
    await removal();
    press(inDialog('Peruuta'));
    await settled();
    await settled();
    expect(nameOf(focused()!)).to.equal('Poista Puhelinnumero');
    expect(sent(server)).to.deep.equal([]);
  });

  it('names both addresses where a new one waits: both are lost', async () => {
    const card = await putGiven({
      email: { address: 'old@kunta.example', verified: true, pending: 'new@kunta.example' },
    });
    press(byRole('button', 'Poista Sähköpostiosoite'));
    await settled();
    const asked = textOf(card.shadowRoot!.querySelector('dialog')!);
    expect(asked).to.match(/old@kunta\.example\s+new@kunta\.example/u);
  });

  it('the last address stays, and the dialog says why', async () => {
    const api = refusing(refusal('last-email'));
    const card = await put<LupaProfileCard>(html`<lupa-profile-card .api=${api}></lupa-profile-card>`);
    await shows(card, 'aino@kunta.example');
    press(byRole('button', 'Poista Sähköpostiosoite'));
    await settled();
    press(inDialog('Poista'));
    await shows(card, 'Ainoaa sähköpostiosoitettasi ei voi poistaa. Voit vaihtaa sen toiseen.');
  });
});

describe('lupa-profile-card: the first visit', () => {
  it('asks for an address, and an address answers it', async () => {
    const card = await putGiven({ email: null, firstVisit: true });
    const { api } = card;
    await shows(card, 'Mihin voimme kirjoittaa sinulle?');
    press(byRole('button', 'Anna osoite'));
    await settled();
    await settled();
    expect(focused()).to.equal(input('email'));
    type('email', 'aino@kunta.example');
    await save('Sähköpostiosoite');
    await shows(card, 'Odottaa vahvistusta');
    expect(textOf(card)).not.to.include('Mihin voimme');
    expect((await api!.profile())!.data.firstVisit).to.equal(false);
  });

  it('lets it wait: the server is told, and nothing is called saved', async () => {
    const card = await putGiven({ email: null, firstVisit: true });
    press(byRole('button', 'Ei nyt'));
    await until(() => !textOf(card).includes('Mihin voimme'), 'the question to go');
    expect(textOf(card)).not.to.include('Poistettu').and.not.to.include('Tallennettu');
    expect(await saying()).to.deep.equal([]);
  });
});

describe('lupa-profile-card: the first visit, put off', () => {
  it('an answer that is lost is looked up: what was kept is not called not saved', async () => {
    const data = sampleProfile({ email: null, firstVisit: true });
    let now = { data, etag: '"1"' };
    const card = await putGiven(data, {
      profile: async () => now,
      async change(change) {
        now = { data: { ...data, ...change } as Profile, etag: '"2"' };
        throw new ApiError('network');
      },
    });
    press(byRole('button', 'Ei nyt'));
    await until(() => !textOf(card).includes('Mihin voimme'), 'the question to go');
    expect(await saying()).to.deep.equal([]);
  });

  it('does not answer the question of another who has signed in meanwhile', async () => {
    const data = sampleProfile({ email: null, firstVisit: true });
    const theirs = { data: { ...data, id: 'ansa' }, etag: '"7"' };
    const marks: string[] = [];
    await putGiven(data, {
      async change(_, etag) {
        marks.push(etag);
        if (etag !== theirs.etag) throw new StaleProfile(theirs);
        return theirs;
      },
    });
    press(byRole('button', 'Ei nyt'));
    await saying();
    expect(marks).to.deep.equal(['"1"']);
  });
});

describe('lupa-profile-card: the message that confirms', () => {
  const waiting = { email: { address: 'a@kunta.example', verified: false, pending: null } };
  for (const [what, resendConfirmation, words] of [
    ['put on its way', async () => {}, 'Viesti on lähdössä uudelleen.'],
    ['refused', async () => Promise.reject(refusal('too-many-requests')), 'Viestiä ei lähetetty nyt.'],
    ['not answered', async () => Promise.reject(new ApiError('network')), 'Emme tiedä, lähetettiinkö viesti.'],
  ] as const) {
    it(what, async () => {
      const card = await putGiven(waiting, { resendConfirmation });
      press(byRole('button', 'Lähetä viesti uudelleen'));
      await shows(card, words);
      expect(await saying()).to.have.length(1);
    });
  }
});

describe('lupa-profile-card: another has signed in meanwhile, in another tab', () => {
  /** By the real service: from the next request on it is another citizen who asks. */
  async function putTwo(): Promise<{ server: Server; card: LupaProfileCard; change: () => void }> {
    const { server, card } = await putServed();
    return {
      server,
      card,
      change() {
        server.between(/\/profile/u, (_, request) =>
          request.method === 'GET'
            ? Response.json(sampleProfile({ id: 'ansa', phone: '+358501111111' }), { headers: { ETag: '"7"' } })
            : Response.json({ code: 'precondition-failed' }, { status: 412 }),
        );
      },
    };
  }
  const root = () => document.querySelector('lupa-profile-card')!.shadowRoot!;

  it('deletes nothing of theirs: the one who was shown is named, and then theirs is shown, and no dialog', async () => {
    const { server, card, change } = await putTwo();
    const { id } = (await (await server.ask('/profile')).json()) as Profile;
    press(byRole('button', 'Poista profiilisi'));
    await findByRole('heading', 'Poistetaanko profiilisi?');
    const named: unknown[] = [];
    change();
    server.between(/DELETE/u, async (_, request) => {
      named.push(await request.clone().json());
      return Response.json({ code: 'precondition-failed' }, { status: 412 });
    });
    press(byRole('button', 'Poista profiilisi', root().querySelector('dialog')!));
    await shows(card, '+358501111111');
    await settled();
    expect(named).to.deep.equal([{ id }]);
    expect(root().querySelector('dialog[open]')).to.equal(null);
  });

  it('no answer to the deletion, and the profile of another: it is not known, and not called kept', async () => {
    let profile: ProfileApi['profile'] = async () => ({ data: sampleProfile(), etag: '"1"' });
    const card = await putGiven(
      {},
      { profile: () => profile(), deletion: async () => Promise.reject(new ApiError('network')) },
    );
    press(byRole('button', 'Poista profiilisi'));
    await findByRole('heading', 'Poistetaanko profiilisi?');
    profile = async () => ({ data: sampleProfile({ id: 'ansa' }), etag: '"7"' });
    press(byRole('button', 'Poista profiilisi', root().querySelector('dialog')!));
    await shows(card, 'emme tiedä, poistettiinko profiilisi');
    expect(textOf(card)).not.to.include('Profiiliasi ei poistettu');
  });

  it('does not show their identity code, and hides the code that was seen', async () => {
    const { card, change } = await putTwo();
    press(byRole('button', 'Näytä Henkilötunnus'));
    await shows(card, CODE);
    change();
    showPage({ persisted: true });
    await shows(card, '+358501111111');
    expect(textOf(card)).not.to.include(CODE);
  });
});

describe('lupa-profile-card: all of it', () => {
  const ask = async () => {
    press(byRole('button', 'Poista profiilisi'));
    return findByRole('heading', 'Poistetaanko profiilisi?');
  };
  const dialog = () => document.querySelector('lupa-profile-card')!.shadowRoot!.querySelector('dialog')!;

  it('is downloaded by two links', async () => {
    await putGiven();
    const links = allByRole('link', /^Lataa/u) as HTMLAnchorElement[];
    expect(links.map((link) => [nameOf(link), new URL(link.href).hash])).to.deep.equal([
      ['Lataa omat tiedot (luettavaksi ja tulostettavaksi)', '#page-fi'],
      ['Lataa omat tiedot (JSON)', '#json-fi'],
    ]);
  });

  it('is deleted after it was said what goes and what stays, and the page goes on', async () => {
    const card = await putGiven();
    const events: unknown[] = [];
    card.addEventListener('lupa-profile-deleted', (event) => events.push(event.detail));
    await ask();
    expect(textOf(dialog())).to.match(
      /kirjataan ulos kaikkialta.*Suostumuksesi ja todisteet niistä säilyvät.*palvelut jäävät käyttöösi/u,
    );
    const before = location.href;
    expect(nameOf(allByRole('button', undefined, dialog()).at(-1)!)).to.equal('Poista profiilisi');
    press(byRole('button', 'Poista profiilisi', dialog()));
    await until(() => location.hash === '#deleted', 'the page to go on');
    history.replaceState(null, '', before);
    expect(events).to.deep.equal([{ id: 'aino' }]);
  });

  it('no answer: it is looked whether there is a profile, and a 401 proves nothing', async () => {
    let profile: ProfileApi['profile'] = async () => ({ data: sampleProfile(), etag: '"1"' });
    const card = await putGiven(
      {},
      { profile: () => profile(), deletion: async () => Promise.reject(new ApiError('network')) },
    );
    await ask();
    profile = async () => Promise.reject(new ApiError('signed-out'));
    press(byRole('button', 'Poista profiilisi', dialog()));
    await shows(card, 'emme tiedä, poistettiinko profiilisi');
    profile = async () => ({ data: sampleProfile(), etag: '"1"' });
    press(byRole('button', 'Tarkista nyt', dialog()));
    await shows(card, 'Profiiliasi ei poistettu');
  });
});
