/** What holds for every element: how it comes to be, where it goes, what it hears of, and how it announces. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { REQUEST_IDS } from '../../demo-server/msw.ts';
import { defineElement } from '../../src/base/define-element.ts';
import type { LupaConsentList } from '../../src/elements/consent-list/consent-list.ts';
import { LupaConsentDetail } from '../../src/elements/consent-detail/consent-detail.ts';
import { LupaConsentList as ListClass } from '../../src/elements/consent-list/consent-list.ts';
import '../../src/define/lupa-consent-detail.ts';
import '../../src/define/lupa-consent-list.ts';
import '../../src/define/lupa-provider.ts';
import '../../src/define/lupa-session.ts';
import { detail, detailApi, listApi, summary, versioned } from './examples.ts';
import { expectOneAnnouncer, settled } from './invariants.ts';
import { allSaid, heard, later, put, showPage, sight, speak, told, warnings } from './page.ts';
import { allByRole, byRole, findByRole, nameOf, press, roleOf, shows, textOf, until } from './screen.ts';
import { arrived, roundTrip, serve } from './server.ts';
import { ACCEPT, openRequest } from './detail-page.ts';

const MARKUP = `<lupa-provider api-url="/api"><lupa-session></lupa-session>
  <lupa-consent-list detail-path="/c/{id}"></lupa-consent-list>
  <lupa-consent-detail request-id="${REQUEST_IDS.photo}"></lupa-consent-detail></lupa-provider>`;
const TAGS = ['lupa-session', 'lupa-consent-list', 'lupa-consent-detail'] as const;

async function allReady(place: Element): Promise<void> {
  const each = TAGS.map((tag) => place.querySelector<HTMLElement>(tag)!);
  await until(
    () => each.every(({ dataset }) => dataset['state'] === 'ready'),
    () => `ready; ${each.map(({ dataset }) => dataset['state']).join()}`,
  );
}

describe('every element: how it comes to be', () => {
  beforeEach(() => serve().then(() => {}));

  it('by innerHTML', async () => {
    const place = await put<HTMLElement>('<div></div>');
    place.innerHTML = MARKUP;
    await allReady(place);
  });

  it('as a copy of one that is shown already', async () => {
    const place = await put<HTMLElement>(MARKUP);
    await allReady(place);
    const copy = place.cloneNode(true) as HTMLElement;
    place.replaceWith(copy);
    await allReady(copy);
    copy.remove();
  });

  it('from a template', async () => {
    const place = await put<HTMLElement>('<div></div>');
    const template = document.createElement('template');
    template.innerHTML = MARKUP;
    place.append(template.content.cloneNode(true));
    place.append(document.importNode(template.content, true));
    await until(
      () => [...place.querySelectorAll<HTMLElement>(TAGS.join())].every(({ dataset }) => dataset['state'] === 'ready'),
      'both copies',
    );
    expect(template.content.querySelector('lupa-session')!.shadowRoot).to.equal(null);
  });

  it('by script, with what it needs set before and after it is put in its place', async () => {
    const place = await put<HTMLElement>('<div></div>');
    const provider = document.createElement('lupa-provider');
    const list = document.createElement('lupa-consent-list');
    list.detailPath = '/c/{id}';
    provider.append(list);
    place.append(provider);
    provider.apiUrl = '/api';
    await shows(list, 'Kaikki (6)');
    expect(allByRole('link')).to.have.length(6);
  });

  it('before it is defined, with its properties set already', async () => {
    const place = await put<HTMLElement>(
      '<div><lupa-early-list></lupa-early-list><lupa-early-detail></lupa-early-detail></div>',
    );
    Object.assign(place.children[0]!, { consents: [summary()], detailPath: '/c/{id}', headingLevel: 4 });
    Object.assign(place.children[1]!, {
      api: detailApi({ request: async (id) => versioned(detail({ id, name: { fi: id } })) }),
      requestId: 'varhainen',
    });
    customElements.define('lupa-early-list', class extends ListClass {});
    customElements.define('lupa-early-detail', class extends LupaConsentDetail {});
    await shows(place, 'Kuvauslupa');
    await shows(place, 'varhainen');
    expect(place.children[0]!.shadowRoot!.querySelector('h4')).not.to.equal(null);
  });

  it('inside an element that is hidden, and is there when it is shown', async () => {
    const place = await put<HTMLElement>(`<div hidden>${MARKUP}</div>`);
    await allReady(place);
    place.hidden = false;
    await shows(place, 'Kaikki (6)');
  });

  it('shows its fallback link to nobody once it runs', async () => {
    const place = await put<HTMLElement>(
      '<lupa-provider api-url="/api"><lupa-consent-list detail-path="/c/{id}"><a href="/old">Avaa palvelu</a></lupa-consent-list></lupa-provider>',
    );
    await shows(place, 'Kaikki (6)');
    expect(place.querySelector('a')!.checkVisibility()).to.equal(false);
    expect(textOf(place)).not.to.include('Avaa palvelu');
  });
});

describe('every element: defined twice', () => {
  it('by a second copy of the same version: the first stays, and nobody is told', () => {
    for (const tag of TAGS) defineElement(tag, class extends HTMLElement {});
    expect(customElements.get('lupa-consent-list')).to.equal(ListClass);
    expect(told).to.deep.equal([]);
  });

  it('by a copy of another version: the first stays, and the web developer is told once', async () => {
    const first = customElements.get('lupa-consent-list') as CustomElementConstructor & { lupaVersion: string };
    const { lupaVersion } = first;
    first.lupaVersion = '0.0.1';
    try {
      defineElement('lupa-consent-list', class extends HTMLElement {});
      defineElement('lupa-consent-list', class extends HTMLElement {});
    } finally {
      first.lupaVersion = lupaVersion;
    }
    expect(customElements.get('lupa-consent-list')).to.equal(ListClass);
    const lines = warnings();
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include('<lupa-consent-list>').and.to.include('0.0.1');
    const list = await put<LupaConsentList>(
      html`<lupa-consent-list .consents=${[summary()]} detail-path="/c/{id}"></lupa-consent-list>`,
    );
    await shows(list, 'Kuvauslupa');
  });
});

describe('every element: the level of its headings', () => {
  const levels = (element: HTMLElement) => [
    ...new Set([...element.shadowRoot!.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ localName }) => localName)),
  ];
  const good: [level: string | undefined, list: string[]][] = [
    [undefined, ['h2', 'h3']],
    ['2', ['h2', 'h3']],
    ['3', ['h3', 'h4']],
    ['4', ['h4', 'h5']],
    ['5', ['h5', 'h6']],
    ['6', ['h6']],
  ];
  for (const [level, expected] of good) {
    it(`${level ?? 'none'}: begins at ${expected[0]}`, async () => {
      const list = await put<LupaConsentList>(
        html`<lupa-consent-list .consents=${[summary()]} detail-path="/c/{id}"></lupa-consent-list>`,
      );
      if (level !== undefined) list.setAttribute('heading-level', level);
      await settled();
      expect(levels(list)).to.deep.equal(expected);
      const detailElement = await put<LupaConsentDetail>(
        html`<lupa-consent-detail .consent=${versioned(detail())}></lupa-consent-detail>`,
      );
      if (level !== undefined) detailElement.setAttribute('heading-level', level);
      await settled();
      expect(levels(detailElement)[0]).to.equal(expected[0]);
    });
  }

  for (const level of ['1', '7', '0', '-2', '2.5', 'h3', '', 'Infinity']) {
    it(`"${level}" is none: 2 is taken, and the web developer is told once`, async () => {
      const place = await put<HTMLElement>(html`<div>
        <lupa-consent-list .consents=${[summary()]} detail-path="/c/{id}" heading-level=${level}></lupa-consent-list>
        <lupa-consent-list .consents=${[summary()]} detail-path="/c/{id}" heading-level=${level}></lupa-consent-list>
      </div>`);
      for (const list of place.querySelectorAll('lupa-consent-list')) expect(levels(list)).to.deep.equal(['h2', 'h3']);
      const lines = warnings();
      expect(lines.length).to.be.at.most(1);
      if (level !== 'h3' && level !== '')
        expect(lines[0]).to.include('<lupa-consent-list>').and.to.include('heading-level');
    });
  }

  it('may change, and go back to the usual one', async () => {
    const list = await put<LupaConsentList>(
      html`<lupa-consent-list .consents=${[summary()]} detail-path="/c/{id}" heading-level="4"></lupa-consent-list>`,
    );
    list.headingLevel = 3;
    await settled();
    expect(levels(list)).to.deep.equal(['h3', 'h4']);
    list.removeAttribute('heading-level');
    await settled();
    expect(levels(list)).to.deep.equal(['h2', 'h3']);
    expect(told).to.deep.equal([]);
  });
});

describe('every element: taken away, moved, put back', () => {
  /** Counts what is listening on the page, by adding and taking away. */
  function countListeners(): { net: () => number; stop: () => void } {
    const listening = new Set<string>();
    const ids = new WeakMap<object, number>();
    let last = 0;
    const idOf = (object: object) => {
      if (!ids.has(object)) ids.set(object, (last += 1));
      return ids.get(object)!;
    };
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const isPage = (target: unknown) =>
      target === undefined ||
      target === window ||
      target === document ||
      target === document.documentElement ||
      target === document.body;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      if (isPage(this) && listener) listening.add(`${type} ${idOf(listener)}`);
      add.call(this ?? window, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      if (isPage(this) && listener) listening.delete(`${type} ${idOf(listener)}`);
      remove.call(this ?? window, type, listener, options);
    };
    return {
      net: () => listening.size,
      stop: () => Object.assign(EventTarget.prototype, { addEventListener: add, removeEventListener: remove }),
    };
  }

  it('200 times: leaves nothing behind that listens, and still asks and hears once', async () => {
    const server = await serve();
    const listeners = countListeners();
    try {
      const place = await put<HTMLElement>(`<div>${MARKUP}</div>`);
      await allReady(place);
      const once = listeners.net();
      expect(once).to.be.greaterThan(0);
      const asked = server.arrivals.length;
      const provider = place.firstElementChild!;
      for (let round = 0; round < 200; round += 1) {
        provider.remove();
        place.append(provider);
        const list = provider.querySelector('lupa-consent-list')!;
        provider.prepend(list);
      }
      await settled();
      await roundTrip();
      expect(listeners.net()).to.equal(once);
      expect(server.arrivals.length - 1).to.equal(asked);
      expectOneAnnouncer();

      server.arrivals.length = 0;
      press(byRole('button', 'Peru suostumus'));
      await findByRole('heading', 'Vastauksesi tallennettiin');
      await shows(provider.querySelector('lupa-consent-list')!, 'Voimassa (1)');
      expect(server.count(/GET \/consents$/u)).to.equal(1);

      provider.remove();
      expect(listeners.net()).to.equal(0);
    } finally {
      listeners.stop();
    }
  });

  it('while it loads: shows what comes, asked for once', async () => {
    const server = await serve();
    const held = server.hold(/GET \/consents$/u);
    const place = await put<HTMLElement>(
      '<div><lupa-provider api-url="/api"><lupa-consent-list detail-path="/c/{id}"></lupa-consent-list><section></section></lupa-provider></div>',
    );
    await arrived(server, /GET/u);
    place.querySelector('section')!.append(place.querySelector('lupa-consent-list')!);
    await settled();
    held.release();
    await shows(place, 'Kaikki (6)');
    expect(server.arrivals).to.have.length(1);
  });

  it('while it loads, for good: nothing is shown and nothing breaks', async () => {
    const server = await serve();
    const held = server.hold(/GET \/consents$/u);
    const place = await put<HTMLElement>(
      '<div><lupa-provider api-url="/api"><lupa-consent-list detail-path="/c/{id}"></lupa-consent-list></lupa-provider></div>',
    );
    await arrived(server, /GET/u);
    place.replaceChildren();
    held.release();
    await roundTrip();
    expect(textOf(place)).to.equal('');
  });

  it('after it has loaded: hears no more of what others do', async () => {
    const server = await serve();
    const provider = await put<HTMLElement>(MARKUP);
    await allReady(provider);
    provider.querySelector('lupa-consent-list')!.remove();
    press(byRole('button', 'Peru suostumus'));
    await findByRole('heading', 'Vastauksesi tallennettiin');
    await roundTrip();
    expect(server.count(/GET \/consents$/u)).to.equal(1);
  });

  it('into another provider: speaks with that one', async () => {
    const server = await serve();
    const place = await put<HTMLElement>(html`<div>
      <lupa-provider api-url="/api"><lupa-consent-list detail-path="/c/{id}"></lupa-consent-list></lupa-provider>
      <lupa-provider api-url="/other/api" .messages=${{ fi: { 'consent-list.title': 'Toiset luvat' } }}></lupa-provider>
    </div>`);
    await shows(place, 'Kaikki (6)');
    place.lastElementChild!.append(place.querySelector('lupa-consent-list')!);
    await shows(place, 'Toiset luvat');
    await arrived(server, /GET/u, 2);
    expect(new URL(server.arrivals[1]!.request.url).pathname).to.equal('/other/api/consents');
  });
});

describe('every element: translated by the browser', () => {
  /** Puts elements in the place of texts, as browsers do that translate a page. */
  function translate(place: Node): void {
    for (const child of [...place.childNodes]) {
      if (child instanceof Text && child.data.trim() !== '') {
        const outer = document.createElement('font');
        const inner = document.createElement('font');
        inner.textContent = `«${child.data}»`;
        outer.append(inner);
        child.replaceWith(outer);
      } else {
        translate(child);
      }
    }
  }

  it('an answer changes what is said of it, and what the button says that it does', async () => {
    const page = await openRequest();
    translate(page.element.shadowRoot!);
    expect(textOf(page.element)).to.include('«Et ole vielä vastannut.»');
    press(byRole('button', /Hyväksy/u));
    await findByRole('heading', 'Vastauksesi tallennettiin');
    expect(textOf(page.element)).to.include('Hyväksyit pyynnön').and.not.to.include('Et ole vielä vastannut');
    expect(allByRole('button').map(nameOf)).to.deep.equal(['Peru suostumus']);
  });

  it('a filter shows the names that belong to the links', async () => {
    const list = await put<LupaConsentList>(
      html`<lupa-consent-list
        .consents=${[summary({ id: 'a', name: { fi: 'Odottava' } }), summary({ id: 'b', name: { fi: 'Voimassa oleva' }, standing: 'in-force', status: 'given' })]}
        detail-path="/c/{id}"
      ></lupa-consent-list>`,
    );
    translate(list.shadowRoot!);
    allByRole('radio')[2]!.click();
    await settled();
    expect(allByRole('link').map((link) => [nameOf(link), link.getAttribute('href')])).to.deep.equal([
      ['Voimassa oleva', '/c/b'],
    ]);
  });
});

describe('every element: out of sight', () => {
  let asked = 0;
  const list = listApi(async () => {
    asked += 1;
    return { items: [summary({ name: { fi: `haku ${asked}` } })], skipped: 0 };
  });

  beforeEach(async () => {
    asked = 0;
    const element = await put<LupaConsentList>(
      html`<lupa-consent-list .api=${list} detail-path="/c/{id}"></lupa-consent-list>`,
    );
    await shows(element, 'haku 1');
  });

  it('asks again when the page comes back from the cache of the browser', async () => {
    showPage({ persisted: true });
    await shows(document, 'haku 2');
    expect(asked).to.equal(2);
  });

  it('asks nothing when the page is shown for the first time', async () => {
    showPage({ persisted: false });
    await settled();
    expect(asked).to.equal(1);
  });

  it('asks again when it has been out of sight for long', async () => {
    sight('hidden');
    later(8 * 60 * 60 * 1000);
    await settled();
    expect(asked).to.equal(1);
    sight('visible');
    await shows(document, 'haku 2');
    expect(asked).to.equal(2);
  });

  it('asks nothing after a short look elsewhere', async () => {
    sight('hidden');
    later(60 * 1000);
    sight('visible');
    await settled();
    expect(asked).to.equal(1);
  });

  it('shows what it had until the answer is there', async () => {
    showPage({ persisted: true });
    await settled();
    expect(textOf(document)).to.include('haku').and.not.to.include('Ladataan…');
  });
});

describe('every element: before its first answer', () => {
  it('asks once, also when the page is shown meanwhile', async () => {
    let asked = 0;
    const never = listApi(() => {
      asked += 1;
      return new Promise(() => {});
    });
    await put(html`<lupa-consent-list .api=${never} detail-path="/c/{id}"></lupa-consent-list>`);
    showPage({ persisted: false });
    await settled();
    expect(asked).to.equal(1);
  });
});

describe('every element: what it says aloud', () => {
  const regions = () => [...document.body.children].filter((each) => /^(?:status|alert)$/u.test(roleOf(each) ?? ''));

  it('goes through one pair of regions for the page, which is there, empty, before it is needed', async () => {
    await serve();
    await put(`<div>${MARKUP}${MARKUP}</div>`);
    expect(regions().map(roleOf).sort()).to.deep.equal(['alert', 'status']);
    expect(regions().every(({ textContent }) => textContent === '')).to.equal(true);
    for (const region of regions()) {
      const { width, height } = region.getBoundingClientRect();
      expect(width).to.be.at.most(1);
      expect(height).to.be.at.most(1);
      expect(getComputedStyle(region).display).not.to.equal('none');
      expect(getComputedStyle(region).visibility).to.equal('visible');
      expect(region.closest('[aria-hidden=true]')).to.equal(null);
    }
  });

  it('is marked with its language, and the same said twice is heard twice', async () => {
    speak('sv');
    const page = await openRequest('not-saved');
    for (const round of [1, 2]) {
      later(1000);
      press(byRole('button', 'Godkänn'));
      await until(() => heard.length === round, `it to be heard ${round} times`);
    }
    await allSaid();
    expect(heard).to.have.length(2);
    expect(heard[0]).to.deep.equal(heard[1]);
    expect(heard[0]!.lang).to.equal('sv');
    expect(heard[0]!.text).to.include('sparades inte');

    // Between the two the region was empty: a text that does not change is not read again.
    const contents: (string | null)[] = [];
    const region = regions().find((each) => roleOf(each) === 'alert')!;
    const observer = new MutationObserver(() => contents.push(region.textContent));
    observer.observe(region, { childList: true });
    later(1000);
    press(byRole('button', 'Godkänn'));
    await until(() => contents.length === 2, 'it to be said once more');
    observer.disconnect();
    expect(contents).to.deep.equal(['', heard[0]!.text]);
    expect(page.told).to.deep.equal([]);
  });

  it('survives a page that has thrown the regions away', async () => {
    const page = await openRequest('not-saved');
    for (const region of regions()) region.remove();
    press(byRole('button', ACCEPT));
    await until(() => heard.length === 1, 'it to be heard');
    await shows(page.element, 'Vastaustasi ei tallennettu');
    expect(regions()).not.to.have.length(0);
  });
});
