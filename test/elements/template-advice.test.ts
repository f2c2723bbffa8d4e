import './network.ts';
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import * as texts from '../../demo-server/service/seed/texts.ts';
import { EXAMPLES } from '../../src/elements/template-editor/advice-examples.ts';
import {
  adviceFor,
  adviceListId,
  adviceSummary,
  type AdvisedPlace,
} from '../../src/elements/template-editor/advice.view.ts';
import { quoteOf } from '../../src/elements/template-editor/quote.ts';
import { sourceLink } from '../../src/elements/template-editor/source-words.ts';
import { LANGUAGES } from '../../src/model/language.ts';
import { TRIAGE_SOURCES } from '../../src/model/legal-basis-triage.ts';
import {
  ADVICE_LANGUAGES,
  ADVICE_RULES,
  ADVICE_SOURCES,
  type Advice,
  type AdviceField,
  type AdviceLanguage,
  type AdviceRule,
  sourceOf,
} from '../../src/model/text-advice/advice.ts';
import { adviseOn } from '../../src/model/text-advice/text-advice.ts';
import { expectWholeReferences, settled } from './invariants.ts';
import { speak } from './page.ts';
import { allByRole, byRole, everyElement, languageOf, nameOf, press, textOf } from './screen.ts';
import { putView, sticksOut, type ViewHost } from './view-host.ts';

const RULES = Object.keys(ADVICE_RULES) as AdviceRule[];
const IN_DATA: AdvisedPlace = { language: 'fi', field: 'data' };

/** What is advised where one field of a whole text says this. */
function advised(text: string, language: AdviceLanguage, field: AdviceField = 'data'): Advice[] {
  const { fi, sv } = texts.HOME_CARE_SHARING;
  return adviseOn({ ...(language === 'fi' ? fi! : sv!), [field]: text }, language);
}

function adviceAt(rule: AdviceRule, start: number, end: number, changes: Partial<Advice> = {}): Advice {
  return {
    rule,
    field: 'data',
    start,
    end,
    weight: ADVICE_RULES[rule].weight,
    source: sourceOf(rule, 'fi'),
    ...changes,
  };
}

async function putAdvice(advice: Advice[], text: string, place = IN_DATA): Promise<ViewHost> {
  return putView((spoken) => adviceFor(place, advice, { text, spoken }));
}

const marks = (host: ViewHost) => [...host.shadowRoot!.querySelectorAll('mark')].map(textOf);

async function unfold(host: ViewHost): Promise<void> {
  for (const each of host.shadowRoot!.querySelectorAll('details')) each.open = true;
  await settled();
}

describe('advice below a field', () => {
  it('quotes the words that it is about, and says what they do, why that matters and who says so', async () => {
    const text = 'Jos hylkäät pyynnön, lapsi menettää päiväkotipaikan.';
    const host = await putAdvice(advised(text, 'fi'), text);
    expect(marks(host)).to.deep.equal(['menettää päiväkotipaikan']);
    expect(textOf(host)).to.contain('Kieltäytymisestä seuraa haittaa');
    expect(textOf(host)).to.contain('Jos hylkäät pyynnön, lapsi menettää päiväkotipaikan.');
    expect(textOf(host)).to.contain('vain, jos kieltäytyjälle ei koidu haittaa');
    await unfold(host);
    expect(textOf(host)).to.contain('Paikka päiväkodissa pysyy ennallaan.');
    expect(nameOf(byRole('link'))).to.contain('7 artiklan 4 kohta');
  });

  it('marks what the law rules out in words, and the rest as advice', async () => {
    const text = 'Suostumusta ei voi peruuttaa. Valitettavasti.';
    const host = await putAdvice(advised(text, 'fi'), text);
    const items = allByRole('listitem').map(textOf);
    expect(items).to.have.length(2);
    expect(items[0]).to.match(/^Estää julkaisemisen: laki/u);
    expect(items[1]).to.match(/^Neuvo /u);
    expect(marks(host)).to.deep.equal(['Suostumusta ei voi peruuttaa', 'Valitettavasti']);
  });

  it('tells a rule once, with every place', async () => {
    const text = 'Valitettavasti ei. Harmi kyllä ei.';
    const host = await putAdvice(advised(text, 'fi'), text);
    expect(allByRole('listitem')).to.have.length(1);
    expect(marks(host)).to.deep.equal(['Valitettavasti', 'Harmi']);
  });

  it('is about its own field, and of the purposes about its own', async () => {
    const all = [
      adviceAt('guilt', 0, 4, { field: 'name' }),
      adviceAt('capitals', 0, 4, { field: 'purposes', purpose: 'photos' }),
      adviceAt('link-text', 0, 4, { field: 'purposes', purpose: 'web' }),
    ];
    const titles = async (place: AdvisedPlace) => {
      const host = await putAdvice(all, 'Sana', place);
      return [...host.shadowRoot!.querySelectorAll('strong')].map(textOf);
    };
    expect(await titles({ language: 'fi', field: 'purposes', purpose: 'web' })).to.deep.equal([
      'Linkki ei kerro, minne se vie',
    ]);
    expect(await titles({ language: 'fi', field: 'name' })).to.deep.equal(['Sanamuoto vetoaa tunteisiin']);
    expect(await titles({ language: 'fi', field: 'storage' })).to.deep.equal([]);
  });

  it('is one list with a name, and no live region', async () => {
    const host = await putAdvice([adviceAt('guilt', 0, 4)], 'Sana');
    const list = byRole('list', 'Huomautukset tästä tekstistä');
    expect(list.id).to.equal(adviceListId(IN_DATA));
    expect(
      [...everyElement(host)].filter((each) => each.matches('[aria-live], [role=status], [role=alert]')),
    ).to.have.length(0);
  });

  it('keeps the words of the text in the language of the text', async () => {
    speak('sv');
    const host = await putAdvice([adviceAt('guilt', 0, 14)], 'Valitettavasti ei');
    await unfold(host);
    expect(languageOf('Valitettavasti', host)).to.equal('fi');
    expect(languageOf(EXAMPLES.fi.guilt.after, host)).to.equal('fi');
    expect(languageOf('Formuleringen', host)).to.equal('sv');
  });

  it('shows nothing of a place that is no longer in the text', async () => {
    const host = await putAdvice([adviceAt('guilt', 90, 99)], 'Lyhyt');
    expect(marks(host)).to.deep.equal([]);
    expect(textOf(host)).to.contain('Sanamuoto vetoaa tunteisiin');
  });

  for (const rule of RULES) {
    it(`has words in every language: ${rule}`, async () => {
      const host = await putAdvice([adviceAt(rule, 0, 4)], 'Sana');
      await unfold(host);
      const said = new Map<string, string[]>();
      for (const language of LANGUAGES) {
        speak(language);
        await settled();
        said.set(language, [...host.shadowRoot!.querySelectorAll('p:not(.lupa-quote), dt, summary, a')].map(textOf));
      }
      const [fi, sv, en] = [...said.values()] as [string[], string[], string[]];
      expect(fi).to.have.length(ADVICE_RULES[rule].weight === 'gate' ? 9 : 8);
      for (const [index, words] of fi.entries()) {
        const all = [words, sv[index], en[index]];
        expect(all).not.to.include('');
        expect(new Set(all).size, all.join(' | ')).to.equal(3);
      }
    });
  }
});

describe('the examples', () => {
  /** These two are about how words are set, not about words. */
  const OF_FORM: AdviceRule[] = ['link-text', 'bold-heading'];
  const FIELD: Partial<Record<AdviceRule, AdviceField>> = {
    'two-purposes': 'purpose',
    'vague-recipients': 'recipients',
    'storage-without-time': 'storage',
  };
  for (const language of ADVICE_LANGUAGES) {
    for (const rule of RULES.filter((each) => !OF_FORM.includes(each))) {
      it(`are what they say: ${rule}, ${language}`, () => {
        const { before, after } = EXAMPLES[language][rule];
        const rules = (text: string) => [...new Set(advised(text, language, FIELD[rule]).map((each) => each.rule))];
        expect(rules(before)).to.deep.equal([rule]);
        expect(rules(after)).to.deep.equal([]);
      });
    }
  }
});

describe('the sources', () => {
  const LANGUAGE_NAMES = ['suomi', 'ruotsi', 'finska', 'engelska', 'englanti', 'Finnish', 'Swedish', 'svenska'];
  for (const source of new Set([...ADVICE_SOURCES, ...TRIAGE_SOURCES])) {
    it(`have a name and an official address: ${source}`, async () => {
      await putView((spoken) => sourceLink(source, spoken));
      const names = [];
      for (const language of LANGUAGES) {
        speak(language);
        await settled();
        const link = byRole('link') as HTMLAnchorElement;
        expect(new URL(link.href).protocol).to.equal('https:');
        expect(new URL(link.href).hostname).to.match(
          /(^|\.)(europa\.eu|finlex\.fi|kotus\.fi|sprakinstitutet\.fi|esok\.fi|w3\.org|oecd\.org)$/u,
        );
        expect(LANGUAGES).to.include(link.hreflang);
        expect(link.hreflang === language, 'another language is told').to.equal(
          LANGUAGE_NAMES.every((name) => !nameOf(link).includes(`(${name})`)),
        );
        names.push(nameOf(link));
      }
      expect(new Set(names).size, names.join(' | ')).to.equal(3);
    });
  }
});

describe('a quotation', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 400, size: 'max' }),
    fc
      .array(fc.constantFrom('sana ', 'kasvatustieteellinen', ' 👩‍👧 ', 'a\u0308', '\n', '. ', '🧒🏽'), {
        maxLength: 80,
        size: 'max',
      })
      .map((all) => all.join('')),
  );
  const anyPlace = fc
    .record({ text: anyText, from: fc.nat(500), length: fc.nat(300) })
    .map(({ text, from, length }) => {
      const start = text.length === 0 ? 0 : from % text.length;
      return { text, start, end: Math.min(text.length, start + length) };
    });

  it('has the words of the text and no others, in their order, and is short', () => {
    fc.assert(
      fc.property(anyPlace, ({ text, start, end }) => {
        const quote = quoteOf(text, start, end);
        if (quote === undefined) return text.slice(start, end).trim() === '';
        const { before, words, after } = quote;
        const [first, last] = words;
        const whole = text.slice(start, end);
        return (
          text.slice(0, start).endsWith(before) &&
          text.slice(end).startsWith(after) &&
          (last === undefined ? first === whole : whole.startsWith(first) && whole.endsWith(last)) &&
          !(before + after).includes('\n') &&
          before.length <= 41 &&
          after.length <= 41 &&
          words.join('').length <= 120
        );
      }),
      { numRuns: 500 },
    );
  });

  it('says where it was cut', () => {
    const cut = (text: string, words: string) => {
      const start = text.indexOf(words);
      return quoteOf(text, start, start + words.length)!.cut;
    };
    expect(cut('Lyhyt rivi', 'rivi')).to.deep.equal({ before: false, after: false });
    const around = 'sana '.repeat(30);
    expect(cut(`${around}tämä ${around}`, 'tämä')).to.deep.equal({ before: true, after: true });
    expect(cut(`${around}\ntämä\n${around}`, 'tämä')).to.deep.equal({ before: false, after: false });
  });

  it('never cuts a word in two', () => {
    const around = 'huoltajuussopimus '.repeat(10);
    const { before, after } = quoteOf(`${around}tämä ${around}`, around.length, around.length + 4)!;
    expect(new Set((before + after).trim().split(/\s+/u))).to.deep.equal(new Set(['huoltajuussopimus']));
  });
});

describe('advice in sum', () => {
  const advice = {
    fi: [
      adviceAt('detriment', 0, 4, { field: 'ifRefused' }),
      adviceAt('guilt', 0, 4, { field: 'ifRefused' }),
      adviceAt('guilt', 5, 9, { field: 'ifRefused' }),
      adviceAt('two-purposes', 0, 4, { field: 'purposes', purpose: 'web' }),
    ],
    sv: [],
  };
  let wanted: AdvisedPlace[];

  async function putSummary(): Promise<ViewHost> {
    wanted = [];
    return putView((spoken) =>
      adviceSummary(advice, {
        headingLevel: 3,
        languages: ['fi', 'sv', 'en'],
        spoken,
        labelOf: ({ field, purpose }) => [field, purpose].filter(Boolean).join(' '),
        onGoTo: (place) => wanted.push(place),
      }),
    );
  }

  it('counts by language what stops publishing and what is advice', async () => {
    const host = await putSummary();
    expect(allByRole('heading').map((each) => `${each.localName} ${nameOf(each)}`)).to.deep.equal([
      'h3 Neuvot teksteihin',
      'h4 Suomi',
      'h4 Ruotsi',
      'h4 Englanti',
    ]);
    expect(textOf(host)).to.contain('Suomi Estää julkaisemisen: 1 · Neuvoja: 3');
    expect(textOf(host)).to.contain('Ruotsi Ei huomautettavaa.');
    expect(textOf(host)).to.contain('Englanti Tämänkielisiin teksteihin ei anneta neuvoja.');
  });

  it('leads to each field that has some, once', async () => {
    await putSummary();
    expect(allByRole('button').map(nameOf)).to.deep.equal([
      'ifRefused – Estää julkaisemisen: 1 · Neuvoja: 2',
      'purposes web – Neuvoja: 1',
    ]);
    allByRole('button').forEach(press);
    expect(wanted).to.deep.equal([
      { language: 'fi', field: 'ifRefused' },
      { language: 'fi', field: 'purposes', purpose: 'web' },
    ]);
  });

  it('speaks Swedish and English', async () => {
    const host = await putSummary();
    speak('sv');
    await settled();
    expect(textOf(host)).to.contain('Finska Hindrar publicering: 1 · Råd: 3');
    speak('en');
    await settled();
    expect(textOf(host)).to.contain('Finnish Stops publishing: 1 · Advice: 3');
  });
});

describe('law 24: advice for everybody', () => {
  /** All rules at one field, with a word as long as Finnish has them. */
  const LONG = 'Varhaiskasvatussuunnitelmalomakkeentäyttöohjeistuksessaankaan menettää';
  const view = (spoken: (typeof LANGUAGES)[number]) => [
    adviceFor(
      IN_DATA,
      RULES.map((rule) => adviceAt(rule, 0, LONG.length)),
      { text: LONG, spoken },
    ),
    adviceSummary(
      { fi: RULES.map((rule) => adviceAt(rule, 0, 4)) },
      {
        headingLevel: 3,
        languages: ['fi', 'sv', 'en'],
        spoken,
        labelOf: () => 'Tietojen säilytysaika ja varhaiskasvatussuunnitelman henkilötietoryhmät',
        onGoTo: () => {},
      },
    ),
  ];

  it('is accessible, and fits a narrow page, in every language', async () => {
    const host = await putView(view);
    await unfold(host);
    for (const language of LANGUAGES) {
      speak(language);
      host.style.inlineSize = '';
      await settled();
      expectWholeReferences();
      await expect(host).to.be.accessible({ ignoredRules: ['region'] });
      for (const each of host.shadowRoot!.querySelectorAll('button, summary'))
        expect(each.getBoundingClientRect().height, textOf(each)).to.be.at.least(44);
      for (const width of ['360px', '280px']) {
        host.style.inlineSize = width;
        expect(sticksOut(host), `${language}, ${width}`).to.deep.equal([]);
      }
    }
  });
});
