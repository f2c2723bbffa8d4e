/**
 * What the law and the guidelines of the data protection authorities ask of every request on the screen, whatever its
 * situation: requirements of docs/law.md by their numbers. Those that are about one thing are told where it is tested.
 */
import './network.ts';
import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { SCENARIO_REQUEST_ID, type ScenarioName } from '../../demo-server/msw.ts';
import '../../src/define/lupa-consent-list.ts';
import { LANGUAGES, type Language } from '../../src/model/language.ts';
import type { LupaConsentList } from '../../src/elements/consent-list/consent-list.ts';
import { openRequest, putWithApi, type DetailPage } from './detail-page.ts';
import { detail, detailApi, versioned } from './examples.ts';
import { settled } from './invariants.ts';
import { put, speak } from './page.ts';
import { allByRole, everyElement, languageOf, nameOf, textOf, until } from './screen.ts';
import { serve } from './server.ts';

/** Every situation of one request. */
const SITUATIONS = [
  'waiting',
  'in-force',
  'refused',
  'withdrawn',
  'awaiting-others',
  'conflict',
  'answering-ended',
  'closed',
  'expired',
  'suspended',
  'unknown-status',
  'safety-ban',
  'unreachable',
  'subject-said-no',
  'came-of-age',
  'former-guardian',
  'purposes',
  'some-purposes',
  'needs-renewal',
  'explicit',
  'ends-soon',
  'in-advance-offered',
  'answered-in-advance',
  'paper',
] as const satisfies ScenarioName[];

/** The situations in which there is something to answer, or to answer otherwise. */
const OPEN = [
  'waiting',
  'in-force',
  'refused',
  'awaiting-others',
  'came-of-age',
  'purposes',
  'some-purposes',
  'needs-renewal',
  'explicit',
  'answered-in-advance',
] as const satisfies ScenarioName[];

/** Opens a situation in one language after the other. */
async function inEachLanguage(scenario: ScenarioName, look: (page: DetailPage, language: Language) => unknown) {
  const page = await openRequest(scenario);
  for (const language of LANGUAGES) {
    speak(language);
    await settled();
    await look(page, language);
  }
}

const INFORMED: Record<Language, RegExp[]> = {
  fi: [
    /Pyynnön esittäjä \S/u,
    /Käsittelyperuste Suostumus/u,
    /Käytettävät tiedot \S/u,
    /Kenelle tietoja annetaan \S/u,
    /Kuinka kauan tietoja säilytetään \S/u,
    /Kuka näkee vastauksesi \S/u,
    /Rekisterinpitäjä Helsinki Varhaiskasvatus varhaiskasvatus@kunta\.example 09 000 0001/u,
    /Tietosuojavastaava Tietosuojavastaava tietosuoja@kunta\.example/u,
    /Oikeutesi Voit pyytää nähdä, oikaista tai poistaa tiedot ja valittaa tietosuojavaltuutetulle/u,
    /Voit perua suostumuksesi milloin tahansa tällä sivulla/u,
  ],
  sv: [
    /Begärs av \S/u,
    /Rättslig grund Samtycke/u,
    /Uppgifter som används \S/u,
    /Vem som får uppgifterna \S/u,
    /Hur länge uppgifterna sparas \S/u,
    /Vem ser ditt svar \S/u,
    /Personuppgiftsansvarig \S+ Varhaiskasvatus varhaiskasvatus@kunta\.example/u,
    /Dataskyddsombud \S+ tietosuoja@kunta\.example/u,
    /Dina rättigheter .*dataombudsmannen/u,
    /Du kan när som helst återkalla ditt samtycke på den här sidan/u,
  ],
  en: [
    /Requested by \S/u,
    /Legal basis Consent/u,
    /Data used \S/u,
    /Who receives the data \S/u,
    /How long the data is kept \S/u,
    /Who sees your answer \S/u,
    /Controller \S+ Varhaiskasvatus varhaiskasvatus@kunta\.example/u,
    /Data protection officer \S+ tietosuoja@kunta\.example/u,
    /Your rights .*Data Protection Ombudsman/u,
    /You can withdraw your consent at any time on this page/u,
  ],
};
const REFUSED: Record<Language, RegExp> = {
  fi: /Jos hylkäät (?:Jos|Voit) /u,
  sv: /Om du avböjer (?:Om|Du) /u,
  en: /If you decline (?:If|You) /u,
};

/** What is read before the first thing that sends an answer. */
function readBeforeAnswering({ element }: DetailPage): string {
  const all = [...everyElement(element)];
  const first = all.findIndex((each) => each.matches('[data-decision], form button, form input, section input'));
  expect(first, 'something to answer with').to.be.greaterThan(-1);
  return all
    .slice(0, first)
    .filter((each) => !all[first]!.parentElement!.contains(each) || each.matches('h2, h3, h4, p'))
    .filter((each) => !each.contains(all[first]!))
    .filter((each, _index, those) => !those.some((other) => other !== each && other.contains(each)))
    .map(textOf)
    .join(' ');
}

describe('the law: before an answer', () => {
  for (const scenario of OPEN) {
    it(`law 3, law 9: everything that is to be known stands before the first button, open to the eye: ${scenario}`, async () => {
      await inEachLanguage(scenario, (page, language) => {
        const text = readBeforeAnswering(page);
        for (const told of INFORMED[language]) expect(text).to.match(told);
      });
    });
  }

  for (const scenario of ['waiting', 'purposes', 'needs-renewal', 'came-of-age'] as const) {
    it(`law 8: what a no means is said where the no is: ${scenario}`, async () => {
      await inEachLanguage(scenario, (page, language) => {
        expect(readBeforeAnswering(page)).to.match(REFUSED[language]);
      });
    });
  }
});

const TELLING_WORDS: Record<Language, string[]> = {
  fi: ['ja', 'tai', 'ei', 'eivät', 'lapsen', 'jos'],
  sv: ['och', 'inte', 'att', 'eller', 'som'],
  en: ['the', 'and', 'of', 'not'],
};

/** The language of a sentence, by words that only it has; undefined where that cannot be told. */
function languageIn(text: string): Language | undefined {
  const words = text.toLowerCase().split(/[^\p{Letter}]+/u);
  return LANGUAGES.find((language) => TELLING_WORDS[language].some((word) => words.includes(word)));
}

describe('the law: languages', () => {
  for (const scenario of SITUATIONS) {
    it(`law 22: no word of another language is on the screen unmarked: ${scenario}`, async () => {
      await inEachLanguage(scenario, ({ element }, language) => {
        const words: Record<Language, string> = {
          fi: 'Rekisterinpitäjä',
          sv: 'Personuppgiftsansvarig',
          en: 'Controller',
        };
        for (const each of LANGUAGES) {
          const text = textOf(element);
          if (each === language) expect(languageOf(words[each], element)).to.equal(language);
          else expect(text).not.to.include(words[each]);
        }
        for (const part of everyElement(element)) {
          for (const node of part.childNodes) {
            const found = node instanceof Text ? languageIn(node.data) : undefined;
            if (found !== undefined)
              expect(languageOf((node as Text).data, part.parentElement ?? element), textOf(part)).to.equal(found);
          }
        }
      });
    });
  }
});

describe('the law: nothing in the way', () => {
  for (const scenario of SITUATIONS) {
    it(`law 28: no link is dead: ${scenario}`, async () => {
      const page = await openRequest(scenario);
      for (const link of allByRole('link') as HTMLAnchorElement[]) {
        const address = new URL(link.getAttribute('href')!, location.href);
        expect(link.getAttribute('href'), nameOf(link)).not.to.match(/^#?$/u);
        expect(['http:', 'https:', 'mailto:']).to.include(address.protocol);
        if (!address.pathname.startsWith('/api/') || address.pathname.includes('/receipts/')) continue;
        const { status } = await page.server.ask(address.pathname.replace('/api', ''));
        expect(status, nameOf(link)).to.equal(200);
      }
    });
  }

  for (const scenario of ['waiting', 'explicit', 'purposes'] as const) {
    it(`law 28: a no asks for nothing more than one press: ${scenario}`, async () => {
      const page = await openRequest(scenario);
      const [no] = allByRole('button', /^Hylkää/u);
      no!.focus();
      no!.click();
      await until(() => page.told.length === 1, 'the no to be kept');
      expect(page.server.count(/POST/u)).to.equal(1);
      expect(document.querySelectorAll('dialog, [role=dialog], [role=alertdialog]')).to.have.length(0);
    });
  }
});

const STANDING_WORDS: Record<Language, string[]> = {
  fi: ['Odottaa vastaustasi', 'Voimassa', 'Ei voimassa', 'Tuntematon tila'],
  sv: ['Väntar på ditt svar', 'I kraft', 'Inte i kraft', 'Okänd status'],
  en: ['Awaiting your answer', 'In force', 'Not in force', 'Unknown status'],
};

describe('the law: one word for one thing', () => {
  for (const scenario of SITUATIONS) {
    it(`law 29: the list and the request itself say the same of how it stands: ${scenario}`, async () => {
      await serve(scenario);
      const provider = await put<HTMLElement>(html`<lupa-provider api-url="/api">
        <lupa-consent-list detail-path="/consents/{id}"></lupa-consent-list>
        <lupa-consent-detail request-id=${SCENARIO_REQUEST_ID}></lupa-consent-detail>
      </lupa-provider>`);
      const [list, detail] = [...provider.children] as [LupaConsentList, HTMLElement];
      await until(() => [list, detail].every(({ dataset }) => dataset['state'] === 'ready'), 'both to be ready');
      for (const language of LANGUAGES) {
        speak(language);
        await settled();
        const row = allByRole('listitem', undefined, list).find((each) =>
          each.querySelector(`a[href$="${SCENARIO_REQUEST_ID}"]`),
        )!;
        const word = (place: Element | ShadowRoot) => textOf(place.querySelector('.lupa-status')!);
        const said = word(detail.shadowRoot!);
        expect(STANDING_WORDS[language]).to.include(said);
        expect(word(row)).to.equal(said);
      }
    });
  }

  it('law 29: each way to stand has a word of its own, in each language', async () => {
    const words = new Map<string, Set<string>>();
    for (const scenario of SITUATIONS) {
      const page = await openRequest(scenario);
      const { standing } = await page.server.stored(SCENARIO_REQUEST_ID);
      for (const language of LANGUAGES) {
        speak(language);
        await settled();
        const word = textOf(page.element.shadowRoot!.querySelector('.lupa-status')!);
        const key = `${language} ${standing}`;
        words.set(key, (words.get(key) ?? new Set()).add(word));
      }
      document.querySelector('lupa-provider')!.remove();
    }
    for (const [standing, said] of words) expect([...said], standing).to.have.length(1);
    const all = [...words.values()].flatMap((said) => [...said]);
    expect(all).to.deep.equal([...new Set(all)]);
  });
});

describe('the law: nothing left in the dark', () => {
  for (const scenario of SITUATIONS) {
    it(`law 30: no section is empty and no place in a text is unfilled: ${scenario}`, async () => {
      await inEachLanguage(scenario, ({ element }) => {
        const text = textOf(element);
        expect(text).not.to.match(/\$\{|\{\w+\}|undefined|null|NaN|\[object|Invalid|–\s*$/u);
        expect(text).not.to.match(/\s[.,:;]|\.\./u);
        const all = [...everyElement(element)];
        const filled = 'h2, h3, h4, h5, h6, p, dt, dd, li, legend, label, summary, button, a, ul, ol, dl';
        const empty = all.filter((each) => each.matches(filled) && each.checkVisibility() && textOf(each) === '');
        expect(empty.map((each) => each.outerHTML)).to.deep.equal([]);
        const bare = all
          .filter((each) => each.matches('h2, h3, h4, h5, h6') && each.closest('summary, .lupa-notice') === null)
          // A deeper heading may follow at once.
          .filter(
            ({ nextElementSibling: next, tagName }) =>
              next === null || (/^H[1-6]$/u.test(next.tagName) && next.tagName <= tagName),
          )
          .map(textOf);
        expect(bare, 'headings with nothing below them').to.deep.equal([]);
      });
    });
  }
});

describe('law 11: the right to object', () => {
  for (const [legalBasis, told] of [
    ['consent', false],
    ['contract', false],
    ['public-task', true],
    ['legitimate-interest', true],
  ] as const) {
    it(`is ${told ? 'told' : 'not told'} where the basis is ${legalBasis}`, async () => {
      const element = await putWithApi(
        detailApi({ request: async () => versioned(detail({ legalBasis, decisions: [], purposes: [] })) }),
      );
      expect(textOf(element).includes('Voit vastustaa tietojen käyttöä.')).to.equal(told);
    });
  }
});
