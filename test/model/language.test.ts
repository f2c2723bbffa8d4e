import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { inLanguage, LANGUAGES, toLanguage, type Language, type Localized } from '../../src/model/language.ts';

const NATIONAL_ORDER: Language[] = ['fi', 'sv', 'en'];

/** Every way in which a text can have or lack the three languages. */
const SUBSETS = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => NATIONAL_ORDER.filter((_, index) => (bits >> index) % 2 === 1));

describe('the language in which a text is shown', () => {
  for (const present of SUBSETS) {
    for (const wanted of NATIONAL_ORDER) {
      const expected = present.includes(wanted) ? wanted : present[0];
      test(`${wanted} of a text in ${present.join(', ') || 'none'} is ${expected ?? 'nothing'}`, () => {
        const texts: Localized = Object.fromEntries(present.map((language) => [language, `in ${language}`]));
        assert.deepEqual(inLanguage(texts, wanted), expected && { language: expected, value: `in ${expected}` });
      });
    }
  }

  test('an empty text is a text', () => {
    assert.deepEqual(inLanguage({ fi: 'suomeksi', sv: '' }, 'sv'), { language: 'sv', value: '' });
  });
});

describe('a language tag', () => {
  const known: [string, Language][] = [
    ['fi', 'fi'],
    ['sv', 'sv'],
    ['en', 'en'],
    ['fi-FI', 'fi'],
    ['sv-FI', 'sv'],
    ['SV-se', 'sv'],
    ['en-GB-oxendict', 'en'],
    ['fi_FI', 'fi'],
    [' en ', 'en'],
    ['EN', 'en'],
  ];
  for (const [tag, language] of known) test(`“${tag}” is ${language}`, () => assert.equal(toLanguage(tag), language));

  for (const tag of ['', ' ', '-', 'fin', 'smn', 'se-FI', 'x-fi', 'f', 'english', '__proto__', null, undefined]) {
    test(`${JSON.stringify(tag)} is none of ours`, () => assert.equal(toLanguage(tag), undefined));
  }

  test('anything else never becomes an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (tag) => {
        const language = toLanguage(tag);
        assert.ok(
          language === undefined || (LANGUAGES.includes(language) && tag.toLowerCase().trim().startsWith(language)),
        );
      }),
    );
  });
});
