import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as publication from '../../demo-server/service/seed/publication-texts.ts';
import * as texts from '../../demo-server/service/seed/texts.ts';
import { fromMarkdown, type WrittenText } from '../../demo-server/service/written-texts.ts';
import { FORMATTED_FIELDS, type VersionText } from '../../src/model/agreed-text.ts';
import { parseRichText, plainText } from '../../src/model/rich-text.ts';
import {
  ADVICE_FIELDS,
  ADVICE_LANGUAGES,
  ADVICE_RULES,
  type Advice,
  type AdviceField,
  type AdviceLanguage,
  type AdviceRule,
  LONGEST_SENTENCE,
} from '../../src/model/text-advice/advice.ts';
import { adviseOn } from '../../src/model/text-advice/text-advice.ts';
import type { Cases } from './text-advice-cases.ts';
import { FINNISH_CASES } from './text-advice-cases-fi.ts';
import { SWEDISH_CASES } from './text-advice-cases-sv.ts';

const CASES: Record<AdviceLanguage, Record<AdviceRule, Cases>> = { fi: FINNISH_CASES, sv: SWEDISH_CASES };
/** The numbers of `docs/law.md`. */
const LAW: Partial<Record<AdviceRule, string>> = {
  detriment: 'law 8: ',
  bundled: 'law 7: ',
  guilt: 'law 27: ',
  'long-sentence': 'law 23: ',
  'link-text': 'law 23: ',
};
const RULES = Object.keys(ADVICE_RULES) as AdviceRule[];
const FORMATTED: readonly AdviceField[] = FORMATTED_FIELDS;

const NOTHING: VersionText = {
  name: '',
  purpose: '',
  description: [],
  ifRefused: [],
  data: '',
  recipients: '',
  storage: '',
};
/** Nothing is said of these, in any field that is filled with them. */
const INNOCENT: Record<AdviceLanguage, string> = {
  fi: 'Lapsi osallistuu toimintaan kuten muutkin.',
  sv: 'Barnet deltar i verksamheten som de andra.',
};

const inField = (field: AdviceField, text: string): VersionText => fromMarkdown({ ...NOTHING, [field]: text });
const readOf = (field: AdviceField, text: string) =>
  FORMATTED.includes(field) ? plainText(parseRichText(text)) : text;
const oneLine = (text: string) => text.replaceAll('\n', ' / ');
const withoutMarks = (text: string) => text.replaceAll(/[«»]/gu, '');

for (const language of ADVICE_LANGUAGES) {
  for (const rule of RULES) {
    const { field = 'description', hits, spares } = CASES[language][rule];
    describe(`${LAW[rule] ?? ''}${rule}, ${language}`, () => {
      for (const marked of hits) {
        test(`hits: ${oneLine(marked)}`, () => {
          const source = withoutMarks(marked);
          const read = readOf(field, source);
          assert.deepEqual(
            adviseOn(inField(field, source), language).map((advice) => ({
              rule: advice.rule,
              field: advice.field,
              marked: `${read.slice(0, advice.start)}«${read.slice(advice.start, advice.end)}»${read.slice(advice.end)}`,
            })),
            [{ rule, field, marked: readOf(field, marked) }],
          );
        });
      }
      for (const spared of spares) {
        test(`spares: ${oneLine(spared)}`, () => assert.deepEqual(adviseOn(inField(field, spared), language), []));
      }
    });
  }
}

describe('the weight of advice', () => {
  test('is a gate only where an article of the GDPR says that words make consent void', () => {
    const gates = ADVICE_LANGUAGES.flatMap((language) =>
      RULES.flatMap((rule) =>
        adviseOn(
          inField(CASES[language][rule].field ?? 'description', withoutMarks(CASES[language][rule].hits[0])),
          language,
        ),
      ),
    ).filter(({ weight }) => weight === 'gate');
    assert.deepEqual(
      new Set(gates.map(({ rule, source }) => `${rule}: ${source}`)),
      new Set([
        'detriment: gdpr-7-4',
        'bundled: gdpr-7-2',
        'silence: gdpr-recital-32',
        'preselection: gdpr-recital-32',
        'no-withdrawal: gdpr-7-3',
      ]),
    );
  });

  test('the texts of the demo meet no gate, and little advice', () => {
    const all = Object.entries({ ...texts, ...publication }).flatMap(([name, localized]) =>
      ADVICE_LANGUAGES.flatMap((language) => {
        const text = (localized as Partial<Record<AdviceLanguage, VersionText>>)[language];
        return text?.ifRefused === undefined
          ? []
          : adviseOn(text, language).map(({ rule, field }) => `${name} ${language}: ${rule} in ${field}`);
      }),
    );
    assert.deepEqual(all, [
      'PHOTO_PERMISSION fi: two-purposes in purpose',
      'PHOTO_PERMISSION sv: two-purposes in purpose',
    ]);
  });
});

describe('what is declared', () => {
  const text = inField('purpose', 'Suostumus lapsen kuvaamiseen ja kuvien julkaisemiseen');

  test('two purposes with names may be summed up in one line', () => {
    const named = { ...text, purposes: { photos: 'Lasta voi kuvata', web: 'Kuvia voi julkaista' } };
    assert.deepEqual(adviseOn(named, 'fi'), []);
  });

  test('two purposes whose names are not written yet, too', () => {
    assert.deepEqual(adviseOn(text, 'fi', 2), []);
  });

  test('a name that holds two is told with its purpose', () => {
    const named = { ...NOTHING, purposes: { photos: 'Lasta voi kuvata', web: 'Kuvia voi julkaista ja luovuttaa' } };
    assert.deepEqual(
      adviseOn(named, 'fi').map(({ rule, field, purpose }) => ({ rule, field, purpose })),
      [{ rule: 'two-purposes', field: 'purposes', purpose: 'web' }],
    );
  });
});

describe('where a text is read', () => {
  test('the same words of refusing need no “if” where refusing is told of', () => {
    const words = 'Lapsi menettää päiväkotipaikan.';
    assert.deepEqual(
      (['ifRefused', 'afterRefusing', 'description'] as const).map((field) =>
        adviseOn(inField(field, words), 'fi').map(({ rule }) => rule),
      ),
      [['detriment'], ['detriment'], []],
    );
  });

  test('every field, in the order of the form', () => {
    const lines = Object.fromEntries(ADVICE_FIELDS.map((field) => [field, 'Valitettavasti 1 vuosi']));
    const everywhere = { ...NOTHING, ...lines, purposes: { photos: 'Valitettavasti' } };
    assert.deepEqual(
      adviseOn(fromMarkdown(everywhere), 'fi').map(({ field }) => field),
      ADVICE_FIELDS,
    );
  });

  test('a sentence is long from one word more on than is said', () => {
    const words = (count: number) => inField('description', `${Array(count).fill('sana').join(' ')}.`);
    assert.deepEqual(adviseOn(words(LONGEST_SENTENCE), 'fi'), []);
    assert.deepEqual(
      adviseOn(words(LONGEST_SENTENCE + 1), 'fi').map(({ rule, source }) => ({ rule, source })),
      [{ rule: 'long-sentence', source: 'kotus-sentence-length' }],
    );
  });

  test('the plain text has a line for each paragraph, heading and item', () => {
    assert.equal(
      plainText(parseRichText('# Retki\n\nMukaan **eväät**\nja [ohje](https://kunta.example).\n\n- Yksi\n- Kaksi')),
      'Retki\nMukaan eväät ja ohje.\nYksi\nKaksi',
    );
  });
});

describe('any text', () => {
  const written = RULES.flatMap((rule) =>
    ADVICE_LANGUAGES.flatMap((language) => {
      const { hits, spares } = CASES[language][rule];
      return [...hits.map(withoutMarks), ...spares];
    }),
  );
  const piece = fc.oneof(
    fc.constantFrom(...written),
    fc.constantFrom(
      '\n\n',
      '**',
      '- ',
      '# ',
      '](',
      '[',
      ' ~ ',
      '…',
      '!!!',
      'ÄÖÅ ',
      '🧒🏽',
      'a\u0308',
      '\u202e',
      '\r\n',
      'x'.repeat(5000),
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );
  const passage = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(' '));
  const anyText = fc.record({
    name: passage,
    purpose: passage,
    description: passage,
    ifRefused: passage,
    data: passage,
    recipients: passage,
    storage: passage,
    purposes: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/u), passage, { maxKeys: 3 }),
  });
  const language = fc.constantFrom(...ADVICE_LANGUAGES);
  const key = (advice: Advice) => JSON.stringify(advice);

  test('is advised on within its plain text, and twice the same', () => {
    fc.assert(
      fc.property(anyText, language, (text, spoken) => {
        const advice = adviseOn(fromMarkdown(text), spoken);
        for (const { field, purpose, start, end } of advice) {
          const source = field === 'purposes' ? text.purposes[purpose!]! : text[field as keyof typeof text];
          const { length } = readOf(field, source as string);
          assert.ok(0 <= start && start < end && end <= length, `${field} ${start} ${end} ${length}`);
        }
        assert.deepEqual(adviseOn(fromMarkdown(text), spoken), advice);
        assert.equal(new Set(advice.map(key)).size, advice.length);
      }),
      { numRuns: 300 },
    );
  });

  test('loses no finding to an innocent sentence behind it', () => {
    fc.assert(
      fc.property(
        anyText,
        language,
        fc.constantFrom('description', 'ifRefused', 'recipients', 'storage'),
        (text, spoken, field) => {
          const longer = { ...text, [field]: `${text[field]}\n\n${INNOCENT[spoken]}` };
          const after = new Set(adviseOn(fromMarkdown(longer), spoken).map(key));
          // Of a storage without any time, the whole is shown: it has grown.
          const lost = adviseOn(fromMarkdown(text), spoken).filter(
            (advice) => advice.rule !== 'storage-without-time' && !after.has(key(advice)),
          );
          assert.deepEqual(lost, []);
          const rules = (each: WrittenText) => new Set(adviseOn(fromMarkdown(each), spoken).map(({ rule }) => rule));
          if (text.storage.trim() !== '') assert.ok(rules(text).isSubsetOf(rules(longer)));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('of 20 000 characters is read to its end', () => {
    const long = `${'Lasta ei kuvata. '.repeat(1176)}Oletko varma?`;
    assert.equal(long.length > 20_000, true);
    assert.deepEqual(
      adviseOn(inField('description', long), 'fi').map(({ rule, start }) => ({ rule, start })),
      [{ rule: 'guilt', start: long.indexOf('Oletko') }],
    );
  });
});
