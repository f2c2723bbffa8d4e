/** What a reader is told of the change from one text to the next. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { textChanges } from '../../demo-server/service/text-changes.ts';
import { LANGUAGES, type Language } from '../../src/model/language.ts';
import { isEmptyText, normalRichText, plainText, type RichText, type TextRun } from '../../src/model/rich-text.ts';
import { normalText } from '../model/any-rich-text.ts';
import { newMunicipality } from './municipality.ts';

const { version } = newMunicipality();

/** The change of the description in one language, as one string: `[-removed-]`, `[+added+]`. */
function told(before: RichText, after: RichText, language: Language = 'fi'): string | undefined {
  const of = (description: RichText) => ({ ...version, texts: { [language]: { ...version.texts.fi!, description } } });
  const changes = textChanges(of(before), of(after))[language]!;
  assert.ok(changes.every(({ part }) => part === 'description'));
  return changes[0]?.pieces
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}+]` : `[-${text}-]`))
    .join('');
}

const paragraph = (...runs: TextRun[]): RichText => [{ type: 'paragraph', runs }];
const link = (text: string, href: string): TextRun => ({ text, href });
const SAME_WORDS = 'Sanat ovat samat, mutta niiden muotoilu on muuttunut.';
const [HERE, THERE] = ['https://kunta.example/', 'https://elsewhere.example/'];

const CASES: [string, RichText, RichText, string | undefined][] = [
  ['nothing', paragraph({ text: 'Kuvia' }), paragraph({ text: 'Kuvia' }), undefined],
  [
    'nothing but the way in which it is written down',
    paragraph({ text: 'Ku' }, { text: 'via', strong: false }),
    paragraph({ text: 'Kuvia' }),
    undefined,
  ],
  ['a word', paragraph({ text: 'Kuvia otetaan' }), paragraph({ text: 'Ääntä otetaan' }), '[-Kuvia-][+Ääntä+] otetaan'],
  [
    'where a link leads',
    paragraph({ text: 'Lue ' }, link('ohje', HERE), { text: '.' }),
    paragraph({ text: 'Lue ' }, link('ohje', THERE), { text: '.' }),
    'Lue ohje (https://[-kunta-][+elsewhere+].example/).',
  ],
  [
    'a word, and where a link leads',
    paragraph(link('ohje', HERE)),
    paragraph(link('opas', THERE)),
    '[-ohje-][+opas+] (https://[-kunta-][+elsewhere+].example/)',
  ],
  [
    'a link that stands on another word',
    paragraph(link('ohje', HERE), { text: ' ja kuva' }),
    paragraph({ text: 'ohje ja ' }, link('kuva', HERE)),
    'ohje [+ja kuva +](https://kunta.example/)[- ja kuva-]',
  ],
  ['a word beside a link', paragraph(link('ohje', HERE)), paragraph(link('opas', HERE)), '[-ohje-][+opas+]'],
  [
    'a link that was not one',
    paragraph({ text: 'ohje' }),
    paragraph(link('ohje', HERE)),
    'ohje[+ (https://kunta.example/)+]',
  ],
  ['bold', paragraph({ text: 'Kuvia' }), paragraph({ text: 'Kuvia', strong: true }), SAME_WORDS],
  ['the language of words', paragraph({ text: 'Kuvia' }), paragraph({ text: 'Kuvia', lang: 'et' }), SAME_WORDS],
  [
    'the level of a heading',
    [{ type: 'heading', depth: 1, runs: [{ text: 'Kuvia' }] }],
    [{ type: 'heading', depth: 2, runs: [{ text: 'Kuvia' }] }],
    SAME_WORDS,
  ],
  [
    'numbers in the place of points',
    [{ type: 'list', ordered: false, items: [[{ text: 'Kuvia' }]] }],
    [{ type: 'list', ordered: true, items: [[{ text: 'Kuvia' }]] }],
    SAME_WORDS,
  ],
  [
    'paragraphs that became a list',
    [...paragraph({ text: 'Kuvia' }), ...paragraph({ text: 'Ääntä' })],
    [{ type: 'list', ordered: true, items: [[{ text: 'Kuvia' }], [{ text: 'Ääntä' }]] }],
    SAME_WORDS,
  ],
];

describe('a change is told: ', () => {
  for (const [name, before, after, expected] of CASES) test(name, () => assert.equal(told(before, after), expected));

  test('of formatting alone, in the language of the text', () => {
    const sentences = LANGUAGES.map((language) =>
      told(paragraph({ text: 'a' }), paragraph({ text: 'a', strong: true }), language),
    );
    assert.equal(new Set(sentences).size, LANGUAGES.length);
    for (const sentence of sentences) assert.ok(sentence && !isEmptyText(sentence));
  });

  test('whatever it is; and nothing is told of what has not changed', () => {
    fc.assert(
      fc.property(normalText, normalText, (before, after) => {
        const isSame = JSON.stringify(before) === JSON.stringify(normalRichText(after));
        assert.equal(told(before, after) === undefined, isSame);
        assert.equal(told(before, structuredClone(before)), undefined);
      }),
      { numRuns: 100 },
    );
  });

  test('the words that stayed and those that went are what was there; with those that came, what is', () => {
    fc.assert(
      fc.property(normalText, normalText, (before, after) => {
        fc.pre(plainText(before) !== plainText(after));
        const of = (description: RichText) => ({ ...version, texts: { fi: { ...version.texts.fi!, description } } });
        const pieces = textChanges(of(before), of(after)).fi![0]!.pieces;
        const without = (kind: string) =>
          pieces
            .flatMap((each) => (each.kind === kind ? [] : each.text))
            .join('')
            .replaceAll(/ \((?:https|mailto|tel):[^)\s]*\)/gu, '');
        assert.equal(without('added'), plainText(before).replaceAll(/ \((?:https|mailto|tel):[^)\s]*\)/gu, ''));
        assert.equal(without('removed'), plainText(after).replaceAll(/ \((?:https|mailto|tel):[^)\s]*\)/gu, ''));
      }),
      { numRuns: 100 },
    );
  });
});
