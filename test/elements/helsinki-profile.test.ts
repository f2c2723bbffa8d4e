/** The card and the provider on Helsinki-profiili, whose answers are written out here; the rules are in test/api. */
import { answerWith } from './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { LupaProfileCard } from '../../src/elements/profile-card/profile-card.ts';
import type { LupaProvider } from '../../src/elements/provider/provider.ts';
import '../../src/define/helsinki-profile.ts';
import '../../src/define/lupa-profile-card.ts';
import '../../src/define/lupa-provider.ts';
import { settled } from './invariants.ts';
import { put, warnings } from './page.ts';
import { shows, textOf, until } from './screen.ts';

const official = {
  __typename: 'VerifiedPersonalInformationNode',
  firstName: 'Nordea Maria',
  givenName: 'Nordea',
  lastName: 'Demo',
  municipalityOfResidence: 'Helsinki',
  permanentAddress: { streetAddress: 'Mannerheimintie 1 A 2', postalCode: '00100', postOffice: 'Helsinki' },
  temporaryAddress: null,
  permanentForeignAddress: null,
};
const node = {
  id: 'profile-1',
  language: 'FINNISH',
  availableLoginMethods: [{ method: 'PASSWORD' }, { method: 'SUOMI_FI' }],
  firstName: 'Nordea',
  lastName: 'Demo',
  primaryEmail: { id: 'email-1', email: 'nordea@kunta.example', verified: true },
  primaryPhone: { id: 'phone-1', phone: '040 123 4567' },
  phones: { edges: [] },
  primaryAddress: null,
  addresses: { edges: [] },
  verifiedPersonalInformation: official,
};

const failing = (code: string, ...path: string[]) => ({ path: ['myProfile', ...path], extensions: { code } });

let sent: Request[] = [];

/** From now on the API answers so. */
function answers(body: object | Response): void {
  sent = [];
  answerWith(async (request) => {
    sent.push(request);
    return body instanceof Response ? body.clone() : Response.json(body);
  });
}

const TOKEN = async () => 'token-of-the-profile';

async function putCard(getProfileToken: (() => Promise<string>) | null = TOKEN): Promise<LupaProfileCard> {
  const provider = await put<LupaProvider>(
    html`<lupa-provider
      api-url="/api"
      profile-adapter="helsinki-profile"
      profile-api="/api/graphql/"
      .getAccessToken=${async () => 'token-of-the-consents'}
      .getProfileToken=${getProfileToken ?? undefined}
      ><lupa-profile-card></lupa-profile-card
    ></lupa-provider>`,
  );
  return provider.querySelector('lupa-profile-card')!;
}

describe('lupa-profile-card on Helsinki-profiili', () => {
  const CASES: [name: string, answer: object | Response, state: string, shown: string[], hidden: string[]][] = [
    [
      'a strong sign-in',
      { data: { myProfile: node } },
      'ready',
      ['Nordea Maria', 'Mannerheimintie 1 A 2', 'nordea@kunta.example', '040 123 4567'],
      [],
    ],
    [
      'a weak sign-in: official data are missing, the rest is there',
      {
        data: { myProfile: { ...node, verifiedPersonalInformation: null } },
        errors: [failing('PERMISSION_DENIED_ERROR', 'verifiedPersonalInformation')],
      },
      'ready',
      ['Näet viralliset tietosi', 'nordea@kunta.example', '040 123 4567'],
      ['Nordea Maria', 'Etunimet'],
    ],
    [
      'no verified data: the names are the person’s own',
      { data: { myProfile: { ...node, verifiedPersonalInformation: null } } },
      'ready',
      ['Nordea Demo', 'nordea@kunta.example'],
      ['Nordea Maria'],
    ],
    ['no profile', { data: { myProfile: null } }, 'empty', ['Sinulla ei ole'], ['Yritä uudelleen']],
    [
      'a service that is not connected',
      { data: { myProfile: null }, errors: [failing('PERMISSION_DENIED_ERROR')] },
      'failed',
      ['Profiilisi ei ole saatavilla tällä sivulla', 'Kirjaudu ulos ja uudelleen sisään'],
      ['Yritä uudelleen'],
    ],
    [
      'a client that is no service',
      { data: { myProfile: null }, errors: [failing('SERVICE_NOT_IDENTIFIED_ERROR')] },
      'failed',
      ['Profiilisi ei ole saatavilla tällä sivulla'],
      ['Yritä uudelleen', 'Kirjaudu ulos'],
    ],
    [
      'an expired token',
      { data: { myProfile: null }, errors: [failing('JWT_AUTHENTICATION_ERROR')] },
      'signed-out',
      ['Kirjaudu'],
      ['Yritä uudelleen'],
    ],
    ['a page of HTML', new Response('<h1>'), 'failed', ['Yritä uudelleen'], []],
  ];
  for (const [name, answer, state, shown, hidden] of CASES)
    it(name, async () => {
      answers(answer);
      const card = await putCard();
      await until(
        () => card.dataset['state'] === state,
        () => `${state}, not ${card.dataset['state']}`,
      );
      await settled();
      const text = textOf(card);
      for (const each of shown) expect(text).to.include(each);
      for (const each of hidden) expect(text).not.to.include(each);
      expect(text).not.to.match(/graphql|undefined|\bnull\b|_ERROR/iu);
      expect(warnings().length).to.equal(/is no service|not connected/u.test(name) ? 1 : 0);
    });

  it('a phone that the service may not be told is neither shown nor added', async () => {
    sent = [];
    answerWith(async (request) => {
      sent.push(request);
      const { variables } = (await request.clone().json()) as { variables: { phone: boolean } };
      if (!variables.phone)
        return Response.json({ data: { myProfile: { ...node, primaryPhone: undefined, phones: undefined } } });
      const refusal = failing('FIELD_NOT_ALLOWED_ERROR', 'primaryPhone');
      return Response.json({
        data: { myProfile: { ...node, primaryPhone: null, phones: null } },
        errors: [{ ...refusal, extensions: { ...refusal.extensions, field_name: 'primary_phone' } }],
      });
    });
    const card = await putCard();
    await shows(card, 'nordea@kunta.example');
    expect(textOf(card)).not.to.include('Puhelinnumero').and.not.to.include('puhelinnumero');
    expect(sent.length).to.equal(2);
  });

  it('what is done at Helsinki-profiili is a link there', async () => {
    answers({ data: { myProfile: node } });
    const card = await putCard();
    await shows(card, 'nordea@kunta.example');
    const links = [...card.shadowRoot!.querySelectorAll<HTMLAnchorElement>('a[href^="https://profiili.hel.fi"]')];
    expect(links.length).to.be.greaterThan(0);
    expect(card.shadowRoot!.querySelector('.lupa-danger')).to.equal(null);
  });
});

describe('a provider whose profile is elsewhere', () => {
  it('sends the token of the profile there, and no other', async () => {
    answers({ data: { myProfile: node } });
    await shows(await putCard(), 'nordea@kunta.example');
    expect(sent.map(({ headers, url }) => [new URL(url).pathname, headers.get('Authorization')])).to.deep.equal([
      ['/api/graphql/', 'Bearer token-of-the-profile'],
    ]);
  });

  it('waits for who gives the token, asks nobody before, and tells the web developer', async () => {
    answers({ data: { myProfile: node } });
    const card = await putCard(null);
    await until(
      () => warnings().some((line) => line.includes('getProfileToken')),
      () => 'a warning',
    );
    expect(card.dataset['state']).to.equal('unconfigured');
    expect(sent).to.deep.equal([]);
    card.closest('lupa-provider')!.getProfileToken = TOKEN;
    await shows(card, 'nordea@kunta.example');
  });

  for (const address of [
    'https://evil.example/graphql/',
    'javascript:alert(1)',
    `${location.protocol}//user@${location.host}/api`,
    '',
  ])
    it(`sends no token to ${address || 'no address'}`, async () => {
      answers({ data: { myProfile: node } });
      let asked = 0;
      const provider = await put<LupaProvider>(
        html`<lupa-provider
          api-url="/api"
          profile-adapter="helsinki-profile"
          profile-api=${address}
          .getProfileToken=${async () => `token ${(asked += 1)}`}
          ><lupa-profile-card></lupa-profile-card
        ></lupa-provider>`,
      );
      const card = provider.querySelector('lupa-profile-card')!;
      await until(
        () => card.dataset['state'] === 'unconfigured',
        () => `${card.dataset['state']}`,
      );
      await settled();
      expect([sent.length, asked]).to.deep.equal([0, 0]);
      // One line for each fault, however many pages have it.
      for (const line of warnings().filter((each) => each.startsWith('<lupa-provider>')))
        expect(line).to.include('profile-api');
    });

  it('never shows the profile of the consents’ back end while the script of the other is not there', async () => {
    answers({});
    const provider = await put<LupaProvider>(
      html`<lupa-provider api-url="/api" profile-adapter="not-there-yet" profile-api="/api/graphql/"
        ><lupa-profile-card></lupa-profile-card
      ></lupa-provider>`,
    );
    const card = provider.querySelector('lupa-profile-card')!;
    await until(() => card.dataset['state'] === 'unconfigured', 'unconfigured');
    warnings();
    expect(sent).to.deep.equal([]);
  });
});
