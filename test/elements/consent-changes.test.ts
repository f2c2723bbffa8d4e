/** A request that asks again what had been answered: what the person said then, and what has changed since. */
import './network.ts';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { REQUEST_IDS } from '../../demo-server/msw.ts';
import type { ConsentChanges } from '../../src/contract/consent-changes.ts';
import type { ConsentDetail } from '../../src/contract/consent-detail.ts';
import { openRequest, putWithApi } from './detail-page.ts';
import { detail, detailApi, versioned } from './examples.ts';
import { expectSound, settled, step } from './invariants.ts';
import { speak } from './page.ts';
import {
  allByRole,
  byRole,
  everyElement,
  focused,
  languageOf,
  nameOf,
  press,
  shows,
  textOf,
  until,
  type Place,
} from './screen.ts';

const CHANGES = { fi: 'Mikä on muuttunut', sv: 'Vad har ändrats', en: 'What has changed' };

const summaryOf = (name: string) => byRole('heading', name).closest('summary')!;

async function unfold(language: 'fi' | 'sv' | 'en' = 'fi'): Promise<void> {
  await step(() => press(summaryOf(CHANGES[language])));
}

/** The text of every insertion or deletion, as it is read aloud. */
function marked(tag: 'ins' | 'del', place: Place): string[] {
  return [...everyElement(place)].filter((each) => each.localName === tag).map(textOf);
}

function withPrevious(changes: ConsentChanges, answer: 'given' | 'refused' = 'given'): ConsentDetail {
  return detail({ previous: { answer, answeredAt: '2025-08-19T17:02:00.000Z', changes } });
}

function show(data: ConsentDetail) {
  return putWithApi(detailApi({ request: async () => versioned(data) }));
}

describe('lupa-consent-detail: what has changed', () => {
  it('tells the earlier answer and its day, before the text and the question', async () => {
    const { element } = await openRequest('default', REQUEST_IDS.publication);
    const text = textOf(element);
    expect(text).to.include('Aiempi vastauksesi: Hyväksytty 19.8.2025');
    expect(text.indexOf('Aiempi vastauksesi')).to.be.lessThan(text.indexOf('Kuvaus'));
  });

  it('is folded, and unfolds by the keyboard', async () => {
    const { element } = await openRequest('needs-renewal');
    expect(marked('ins', element).length).to.be.greaterThan(0);
    expect(textOf(element)).not.to.include('pilvipalvelussa (');
    const [ins] = [...everyElement(element)].filter((each) => each.localName === 'ins');
    expect(ins!.checkVisibility()).to.equal(false);
    for (let presses = 0; focused() !== summaryOf(CHANGES.fi); presses += 1) {
      expect(presses).to.be.lessThan(10);
      await sendKeys({ press: 'Tab' });
    }
    await step(
      () => sendKeys({ press: 'Enter' }),
      () => until(() => ins!.checkVisibility(), 'the changes'),
    );
    expect(focused()).to.equal(summaryOf(CHANGES.fi));
    await step(
      () => sendKeys({ press: 'Space' }),
      () => until(() => !ins!.checkVisibility(), 'the changes to be folded again'),
    );
  });

  const told = {
    fi: { part: 'Käytettävät tiedot', added: '(lisätty) ja ääni', removed: /^\(poistettu\) .*palvelimella/u },
    sv: { part: 'Uppgifter som används', added: /^\(tillagt\) .*röst/u, removed: /^\(borttaget\) .*server/u },
    en: { part: 'Data used', added: /^\(added\) .*voice/u, removed: /^\(removed\) .*server/u },
  } as const;
  for (const language of ['fi', 'sv', 'en'] as const) {
    it(`law 22: says in words what came and what went, in the language of the text: ${language}`, async () => {
      speak(language);
      const { element } = await openRequest('needs-renewal');
      await unfold(language);
      const { part, added, removed } = told[language];
      const changed = summaryOf(CHANGES[language]).parentElement!;
      expect(textOf(changed)).to.include(part);
      const fits = (wanted: string | RegExp) => (text: string) =>
        typeof wanted === 'string' ? text === wanted : wanted.test(text);
      expect(marked('ins', element).some(fits(added)), marked('ins', element).join(' | ')).to.equal(true);
      expect(marked('del', element).some(fits(removed)), marked('del', element).join(' | ')).to.equal(true);
      expect(languageOf(part, changed)).to.equal(language);
      expectSound();
    });
  }

  it('changes its words with the page, and stays unfolded', async () => {
    const { element } = await openRequest('needs-renewal');
    await unfold();
    speak('sv');
    await shows(element, CHANGES.sv);
    expect(marked('ins', element)).to.satisfy((texts: string[]) => texts.every((text) => text.startsWith('(tillagt)')));
    expect((summaryOf(CHANGES.sv).parentElement as HTMLDetailsElement).open).to.equal(true);
  });

  it('law 22: a text in another language than the page is marked as such, and the words around it are not', async () => {
    const pieces = [
      { kind: 'same', text: 'Photos are kept ' },
      { kind: 'added', text: 'in Finland' },
    ] as const;
    await show(withPrevious({ en: [{ part: 'description', pieces: [...pieces] }] }));
    await unfold();
    const changed = summaryOf(CHANGES.fi).parentElement!;
    expect(languageOf('Photos are kept', changed)).to.equal('en');
    expect(languageOf('in Finland', changed)).to.equal('en');
    for (const words of ['Kuvaus', 'lisätty', CHANGES.fi]) {
      expect(languageOf(words, changed), words).to.equal('fi');
    }
  });

  it('law 30: nothing has changed in the language of the page: says the earlier answer, and leaves no empty place', async () => {
    const element = await show(withPrevious({ fi: [], sv: [{ part: 'name', pieces: [] }] }, 'refused'));
    expect(textOf(element)).to.include('Aiempi vastauksesi: Hylätty 19.8.2025');
    expect(allByRole('heading', CHANGES.fi)).to.deep.equal([]);
  });

  it('shows words as they are, markup and all, and parts that it does not know', async () => {
    const changes = { fi: [{ part: 'colour', pieces: [{ kind: 'moved', text: '<img src=x onerror=alert(1)>' }] }] };
    const element = await show(withPrevious(changes as unknown as ConsentChanges));
    await unfold();
    expect(textOf(element)).to.include('<img src=x onerror=alert(1)>');
  });

  it('is not there where nothing had been asked before', async () => {
    const { element } = await openRequest('waiting');
    expect(allByRole('heading', CHANGES.fi)).to.deep.equal([]);
    expect(textOf(element)).not.to.include('Aiempi vastauksesi');
  });
});

describe('lupa-consent-detail: a request that was replaced', () => {
  it('leads to the new one, and takes no answer', async () => {
    const { element } = await openRequest('default', REQUEST_IDS.publicationLastYear);
    expect(byRole('link', 'Siirry uuteen pyyntöön').getAttribute('href')).to.equal(
      `/consents/${REQUEST_IDS.publication}`,
    );
    expect(textOf(element)).to.include('Ei voimassa').and.to.include('Teksti korvattiin uudella');
    expect(allByRole('button').map(nameOf)).to.deep.equal([]);
  });

  it('leads nowhere where the page has not said where, or says what is no address of a page', async () => {
    const { element } = await openRequest('default', REQUEST_IDS.publicationLastYear);
    for (const path of [undefined, 'javascript:alert("{id}")']) {
      element.detailPath = path;
      await settled();
      expect(allByRole('link', 'Siirry uuteen pyyntöön')).to.deep.equal([]);
    }
  });

  it('puts the id into the address as one piece of it', async () => {
    const element = await show(detail({ successorId: '../x?y' }));
    element.detailPath = '/c/{id}/a';
    await settled();
    expect(byRole('link', 'Siirry uuteen pyyntöön').getAttribute('href')).to.equal('/c/..%2Fx%3Fy/a');
  });

  it('shows the new one in its place where the page takes its id', async () => {
    const { element } = await openRequest('default', REQUEST_IDS.publicationLastYear);
    element.requestId = REQUEST_IDS.publication;
    await shows(element, 'Odottaa vastaustasi');
    expect(allByRole('link', 'Siirry uuteen pyyntöön')).to.deep.equal([]);
  });
});

describe('lupa-consent-detail: files of a request', () => {
  it('attachments are links to the address of the API, where the file is', async () => {
    const page = await openRequest('explicit');
    const link = byRole('link', 'Tiedote tutkittavalle.txt') as HTMLAnchorElement;
    expect(new URL(link.href).origin).to.equal(location.origin);
    expect(link.pathname.startsWith('/api/consents/')).to.equal(true);
    const file = await page.server.ask(link.pathname.replace('/api', ''));
    expect(await file.text()).to.include('TIEDOTE TUTKITTAVALLE');
    expect(languageOf('Tiedote tutkittavalle.txt', page.element)).to.equal('fi');
  });

  it('receipts are links to the address of the API, one for each answer, in the language of the page', async () => {
    await openRequest('withdrawn');
    const paths = (name: string) => allByRole('link', name).map((link) => link.getAttribute('href'));
    const base = `${new URL('/api', location.href).href}/consents/`;
    const answers = paths('Lataa kuitti');
    expect(answers).to.have.length(2);
    for (const path of answers) expect(path).to.match(/\/api\/consents\/[\w-]+\/receipts\/\d+$/u);
    expect(answers.every((path) => new URL(path!, location.href).href.startsWith(base))).to.equal(true);
    expect(paths('Tulosta kuitti')).to.deep.equal(answers.map((path) => `${path}/page?language=fi`));
  });

  it('an event that is no answer has no receipt', async () => {
    await openRequest('waiting');
    expect(allByRole('link', /kuitti/u)).to.deep.equal([]);
  });

  it('without an API that has addresses there is no link, and the name of the file is there', async () => {
    const fi = { ...detail().texts.fi!, attachments: [{ name: 'Tiedote.pdf', size: 3, path: '/x' }] };
    const events = [{ seq: 1, type: 'accepted' as const, at: '2026-11-02T12:05:00.000Z', receipt: true }];
    const element = await show(detail({ texts: { fi }, events }));
    expect(textOf(element)).to.include('Tiedote.pdf').and.to.include('Hyväksyit pyynnön');
    expect(allByRole('link').map(nameOf)).to.deep.equal(['Kaikki lupasi ja suostumuksesi', 'luvat@kunta.example']);
  });
});
