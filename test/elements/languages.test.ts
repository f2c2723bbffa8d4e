import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { REQUEST_IDS } from '../../demo-server/msw.ts';
import type { LupaProvider } from '../../src/elements/provider/provider.ts';
import type { LupaConsentList } from '../../src/elements/consent-list/consent-list.ts';
import '../../src/define/lupa-consent-detail.ts';
import '../../src/define/lupa-consent-list.ts';
import '../../src/define/lupa-provider.ts';
import '../../src/define/wording-luvitus.ts';
import { summary } from './examples.ts';
import { settled } from './invariants.ts';
import { put, speak, warnings } from './page.ts';
import { byRole, shows, textOf } from './screen.ts';
import { serve } from './server.ts';

const TITLE = { fi: 'Luvat ja suostumukset', sv: 'Tillstånd och samtycken', en: 'Permissions and consents' } as const;
const GIVEN = [summary()];

function list(attributes = '') {
  return `<lupa-consent-list detail-path="/c/{id}" ${attributes}></lupa-consent-list>`;
}

/** A place with lists in it that have their requests already. */
async function putLists(markup: string): Promise<LupaConsentList[]> {
  const place = await put(`<div>${markup}</div>`);
  const lists = [...place.querySelectorAll('lupa-consent-list')];
  for (const each of lists) each.consents = GIVEN;
  await settled();
  return lists;
}

/** What assistive technology takes the words for. */
function markedAs(element: Element): string | undefined {
  return element.shadowRoot!.querySelector('h2')!.closest<HTMLElement>('[lang]')?.lang;
}

describe('the language of an element', () => {
  const tags: [tag: string, spoken: keyof typeof TITLE][] = [
    ['fi', 'fi'],
    ['sv', 'sv'],
    ['en', 'en'],
    ['sv-FI', 'sv'],
    ['fi-FI', 'fi'],
    ['EN-gb', 'en'],
    ['sv_FI', 'sv'],
    [' en ', 'en'],
    ['ru', 'fi'],
    ['se', 'fi'],
    ['fil', 'fi'],
    ['x-unknown', 'fi'],
  ];
  for (const [tag, spoken] of tags) {
    it(`"${tag}" is spoken as ${spoken}, and marked so`, async () => {
      const [each] = await putLists(`<div lang="${tag}">${list()}</div>`);
      expect(textOf(each!)).to.include(TITLE[spoken]);
      expect(markedAs(each!)).to.equal(spoken);
    });
  }

  it('is Finnish where the page does not say', async () => {
    document.documentElement.removeAttribute('lang');
    const [each] = await putLists(list());
    expect(markedAs(each!)).to.equal('fi');
  });

  it('is the nearest: the element itself, then upwards, through shadow roots', async () => {
    speak('en');
    const [itself, parent, page] = await putLists(
      `<div lang="fi">${list('lang="sv"')}</div><div lang="sv"><p>${list()}</p></div>${list()}`,
    );
    expect([itself, parent, page].map((each) => markedAs(each!))).to.deep.equal(['sv', 'sv', 'en']);

    const host = await put<HTMLElement>('<div lang="sv"></div>');
    const inner = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(inner);
    const root = inner.attachShadow({ mode: 'closed' });
    root.innerHTML = list();
    const deep = root.querySelector('lupa-consent-list')!;
    deep.consents = GIVEN;
    await deep.updateComplete;
    expect(markedAs(deep)).to.equal('sv');
  });

  it('is Finnish where the nearest is one that we do not speak, whatever is around it', async () => {
    speak('sv');
    const host = await put<HTMLElement>('<div lang="sv"></div>');
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = `<div lang="ru">${list()}</div>`;
    const each = root.querySelector('lupa-consent-list')!;
    each.consents = GIVEN;
    await settled();
    expect(markedAs(each)).to.equal('fi');
    const [light] = await putLists(`<div lang="ar">${list()}</div>`);
    expect(markedAs(light!)).to.equal('fi');
  });

  it('may differ from that of its neighbour, and neither changes the other', async () => {
    const [finnish, swedish, english] = await putLists(
      `<div lang="fi">${list()}</div><div lang="sv">${list()}</div><div lang="en">${list()}</div>`,
    );
    const titles = () => [finnish, swedish, english].map((each) => textOf(each!.shadowRoot!.querySelector('h2')!));
    expect(titles()).to.deep.equal([TITLE.fi, TITLE.sv, TITLE.en]);
    for (const each of [english, finnish, swedish]) {
      each!.requestUpdate();
      await settled();
      expect(titles()).to.deep.equal([TITLE.fi, TITLE.sv, TITLE.en]);
    }
  });

  it('follows the page, a parent, itself, and what is around its shadow root', async () => {
    const [each] = await putLists(`<div>${list()}</div>`);
    const follows = async (act: () => void, language: keyof typeof TITLE) => {
      act();
      await shows(each!, TITLE[language]);
      expect(markedAs(each!)).to.equal(language);
    };
    await follows(() => speak('sv'), 'sv');
    await follows(() => (each!.parentElement!.lang = 'en'), 'en');
    await follows(() => (each!.lang = 'fi'), 'fi');
    await follows(() => each!.removeAttribute('lang'), 'en');
    await follows(() => each!.parentElement!.removeAttribute('lang'), 'sv');
  });

  it('follows a change inside the shadow root that it stands in', async () => {
    const host = await put<HTMLElement>('<div></div>');
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = `<div lang="fi">${list()}</div>`;
    const each = root.querySelector('lupa-consent-list')!;
    each.consents = GIVEN;
    await shows(each, TITLE.fi);
    root.querySelector('div')!.lang = 'sv';
    await shows(each, TITLE.sv);
    each.lang = 'en';
    await shows(each, TITLE.en);
    each.removeAttribute('lang');
    root.querySelector('div')!.removeAttribute('lang');
    await shows(each, TITLE.fi);
    host.lang = 'sv';
    await shows(each, TITLE.sv);
  });

  it('is that of the place where it has been moved', async () => {
    const [each] = await putLists(`<div lang="fi">${list()}</div><div lang="sv"></div>`);
    each!.parentElement!.nextElementSibling!.append(each!);
    await shows(each!, TITLE.sv);
  });

  it('is the provider’s where that is the nearest', async () => {
    await serve();
    const provider = await put<LupaProvider>(`<lupa-provider api-url="/api" lang="sv">${list()}</lupa-provider>`);
    await shows(provider, TITLE.sv);
  });
});

describe("a municipality's own words", () => {
  const messages = {
    fi: {
      'consent-list.title': 'Kaupungin luvat',
      'status.you-declined': 'Sanoit ei ({0}).',
      'consent-list.filter': '',
    },
    en: { 'consent-list.title': 'City permissions' },
  };

  async function putProvider(markup = list()): Promise<LupaProvider> {
    await serve();
    return put<LupaProvider>(html`<lupa-provider api-url="/api" .messages=${messages}></lupa-provider>`).then(
      (provider) => {
        provider.innerHTML = markup;
        return provider;
      },
    );
  }

  it('stand in the place of ours, with the values that ours carry', async () => {
    const provider = await putProvider();
    await shows(provider, 'Kaupungin luvat');
    await shows(provider, 'Sanoit ei (2.11.2026).');
    expect(textOf(provider)).to.include('Odottaa vastaustasi');
  });

  it('hold for their language only', async () => {
    const provider = await putProvider();
    speak('sv');
    await shows(provider, TITLE.sv);
    speak('en');
    await shows(provider, 'City permissions');
  });

  it('hold inside their provider only', async () => {
    await putProvider();
    const [other] = await putLists(list());
    expect(textOf(other!)).to.include(TITLE.fi);
  });

  it('may be given later, and others in their place', async () => {
    const provider = await putProvider();
    await shows(provider, 'Kaupungin luvat');
    provider.messages = { fi: { 'consent-list.title': 'Luvat kunnassa' } };
    await shows(provider, 'Luvat kunnassa');
    provider.messages = undefined;
    await shows(provider, TITLE.fi);
  });

  it('may come as a set with a name, and single words before those of the set', async () => {
    await serve();
    const provider = await put<LupaProvider>(`<lupa-provider api-url="/api" wording="luvitus">
      ${list()}<lupa-consent-detail request-id="${REQUEST_IDS.photo}"></lupa-consent-detail></lupa-provider>`);
    await shows(provider, 'Luvitukset');
    await shows(provider, 'Peru luvitus');
    provider.messages = messages;
    await shows(provider, 'Kaupungin luvat');
    expect(byRole('button', 'Peru luvitus')).not.to.equal(null);
  });

  it('of a set that nobody has brought are told of once', async () => {
    await serve();
    const provider = await put<LupaProvider>(
      `<lupa-provider api-url="/api" wording="nowhere">${list()}</lupa-provider>`,
    );
    await shows(provider, TITLE.fi);
    expect(warnings().filter((line) => line.includes('wording="nowhere"'))).to.have.length(1);
  });
});
