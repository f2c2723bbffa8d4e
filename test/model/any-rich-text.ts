/** Trees of any words, for what must bring them through unharmed. */
import fc from 'fast-check';
import { normalRichText, type RichText, type TextBlock, type TextRun } from '../../src/model/rich-text.ts';

/** What breaks where a text is taken for something else than words, and what people really write. */
const PIECES = [
  ...['**', '*', '# ', '## ', '- ', '1. ', '[a](https://kunta.example)', '`', '\\', '\\n', '_', '~~', '> '],
  ...['<b>', '</p>', '<script>alert(1)</script>', '&amp;', '&', '<', '>', '"', "'", '`${x}`', '{{nimi}}', '%s', '<!--'],
  ...[
    'א\u0301\u05d1',
    '\u202eabc\u202c',
    '\u2067אבג\u2069',
    'مرحبا',
    '🧒🏽',
    '👩‍👩‍👧',
    '\u{1F4F7}',
    '\u{20000}',
    'a\u0308',
    'ä',
    'ﬁ',
  ],
  ...['Kuvauslupahakemuskäsittelyjärjestelmäpäivitys', 'smörgåsbord', '”lainaus”', '–', '\u00ad', '\u200b', '\ufeff'],
  ...[' ', '  ', '\t', '\u00a0', '\u2003', '\u0001', '\u007f', 'null', '__proto__', 'constructor', '[]', '{}', '0'],
];

/** Never half of a surrogate pair nor NUL: neither can be kept. */
const words = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 8 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pieces) => pieces.join('').replaceAll('\0', ' '))
  .filter((text) => text.isWellFormed());

const address = fc.constantFrom(
  'https://kunta.example/',
  'https://kunta.example/a?b=c&d="e"#f',
  'https://hyvä.example/ä',
  "https://kunta.example/'><script>",
  'mailto:luvat@kunta.example?subject=Lupa&body=%0A',
  'tel:+358901234',
);
const tag = fc.constantFrom('sv', 'en', 'se', 'ar', 'zh-Hant', 'fi-FI', 'EN-us');

const run: fc.Arbitrary<TextRun> = fc.record(
  { text: words, strong: fc.boolean(), href: address, lang: tag },
  { requiredKeys: ['text'], noNullPrototype: true },
);
const runs = fc.array(run, { maxLength: 4 });

const block: fc.Arbitrary<TextBlock> = fc.oneof(
  runs.map((line): TextBlock => ({ type: 'paragraph', runs: line })),
  fc
    .tuple(fc.constantFrom(1 as const, 2 as const), runs)
    .map(([depth, line]): TextBlock => ({ type: 'heading', depth, runs: line })),
  fc
    .tuple(fc.boolean(), fc.array(runs, { maxLength: 4 }))
    .map(([ordered, items]): TextBlock => ({ type: 'list', ordered, items })),
);

/** As an editor may send it. */
export const anyRichText: fc.Arbitrary<RichText> = fc.array(block, { maxLength: 6 });

/** As it is kept. */
export const normalText: fc.Arbitrary<RichText> = anyRichText.map(normalRichText);

/** As it is kept, of one that says something. */
export const sayingText: fc.Arbitrary<RichText> = normalText.filter(({ length }) => length > 0);
