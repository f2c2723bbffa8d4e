/** Which language has fallen behind another while a draft is written. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { VersionText } from '../../src/model/agreed-text.ts';
import { LANGUAGES, type Language, type Localized } from '../../src/model/language.ts';
import { nextChange, olderTexts, type FieldChange } from '../../src/model/template-draft.ts';

const EMPTY: VersionText = {
  ...{ name: '', purpose: '', description: [], ifRefused: [], data: '', recipients: '', storage: '' },
};

/** Writes the storage time of languages, at minutes from the beginning; says which are older than which. */
function write(begins: Localized, ...written: [minute: number, language: Language, text: string][]): string[] {
  const texts: Localized<VersionText> = {};
  for (const language of LANGUAGES) {
    if (begins[language] !== undefined) texts[language] = { ...EMPTY, storage: begins[language] };
  }
  const changes: Record<string, FieldChange> = {};
  for (const [minute, language, text] of written) {
    const path = `texts.${language}.storage`;
    const at = new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString();
    const before = texts[language]?.storage ?? '';
    const wasOlder = olderTexts(texts, changes).some((each) => each.language === language);
    changes[path] = nextChange(changes[path], { personId: 'somebody', at, follows: before === '' || wasOlder });
    texts[language] = { ...EMPTY, storage: text };
  }
  return olderTexts(texts, changes).map(({ language, field, than }) => `${language}.${field} < ${than}`);
}

const BOTH = { fi: 'Vuosi', sv: 'Ett år' };
const CASES: [string, string[], string[]][] = [
  ['nothing was written', write(BOTH), []],
  ['one language is changed', write(BOTH, [0, 'fi', 'Kaksi vuotta']), ['sv.storage < fi']],
  ['the other follows', write(BOTH, [0, 'fi', 'Kaksi vuotta'], [60, 'sv', 'Två år']), []],
  [
    'the other follows in several savings',
    write(BOTH, [0, 'fi', 'Kaksi vuotta'], [60, 'sv', 'Två'], [61, 'sv', 'Två år']),
    [],
  ],
  [
    'the first is changed again after that',
    write(BOTH, [0, 'fi', 'Kaksi vuotta'], [5, 'sv', 'Två år'], [6, 'fi', 'Kolme vuotta']),
    ['sv.storage < fi'],
  ],
  [
    'the other is changed again much later, by itself',
    write(BOTH, [0, 'fi', 'Kaksi vuotta'], [5, 'sv', 'Två år'], [90, 'sv', 'Tre år']),
    ['fi.storage < sv'],
  ],
  [
    'one is written first and then the other',
    write({}, [0, 'fi', 'Vuosi'], [60, 'sv', 'Ett'], [61, 'sv', 'Ett år']),
    [],
  ],
  ['one is written alone: the other is missing and not old', write({ sv: '' }, [0, 'fi', 'Vuosi']), []],
  [
    'one of three is changed, and one follows',
    write({ ...BOTH, en: 'A year' }, [0, 'fi', 'Kaksi vuotta'], [60, 'sv', 'Två år']),
    ['en.storage < fi'],
  ],
];

for (const [name, found, expected] of CASES) test(name, () => assert.deepEqual(found, expected));

test('the language that was written last is never older, and something old is older than one that was written later', () => {
  const steps = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 50 }), fc.constantFrom(...LANGUAGES), fc.constantFrom('a', 'b', 'c')),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(steps, (gaps) => {
      let minute = 0;
      const written = gaps.map(([gap, ...rest]) => [(minute += gap), ...rest] as [number, Language, string]);
      const last = new Map(written.map(([at, language]) => [language, at]));
      for (const line of write({ ...BOTH, en: 'A year' }, ...written)) {
        const [, older, newer] = /^(\w+)\.storage < (\w+)$/u.exec(line) as unknown as [string, Language, Language];
        assert.notEqual(older, written.at(-1)![1]);
        assert.ok((last.get(older) ?? -1) < last.get(newer)!);
      }
    }),
  );
});
