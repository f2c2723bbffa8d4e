/** What bundles have in the place of lit-localize says what lit-localize says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as theirs from '@lit/localize';
import * as fc from 'fast-check';
import { bundlePage } from '../../scripts/build/bundle.ts';
import { keyOf } from '../../src/i18n/words-in-calls.ts';
import * as compact from '../../src/i18n/compact-localize.ts';
import { addMessages, speakingIn, wordingWith, type Messages, type Template } from '../../src/i18n/localize.ts';
import type { Language } from '../../src/model/language.ts';
import { responseMessages, responseSentences } from '../../src/presentation/responses.ts';

const LANGUAGES: Language[] = ['fi', 'sv', 'en'];

/** Text with values between its pieces: how a tagged template calls its tag. */
const filled = (pieces: string[], values: unknown[]) =>
  theirs.str(pieces as unknown as TemplateStringsArray, ...values) as Template;

/** The same as one text, with `{0}` for the first value. */
const withPlaces = (pieces: string[], places: number[]) =>
  pieces.map((piece, index) => piece + (places[index] === undefined ? '' : `{${places[index]}}`)).join('');

// A message that reads as a place of a value or as a border between two cannot be: builds refuse it.
const text = fc.string().filter((any) => !/[|{}]/u.test(any));
const word = fc.string({ minLength: 1 }).filter((any) => !/[|{}]/u.test(any));
const template = (most: number) =>
  fc.array(fc.integer({ min: 0, max: most }), { maxLength: 3 }).chain((places) =>
    fc.record({
      places: fc.constant(places),
      pieces: fc.array(word, { minLength: places.length + 1, maxLength: places.length + 1 }),
    }),
  );

let count = 0;

test('in each language, with values in any order, with and without the words of a municipality', () => {
  const message = fc.array(fc.oneof(text, fc.integer()), { minLength: 1, maxLength: 3 }).chain((values) =>
    fc.record({
      values: fc.constant(values),
      en: fc.array(word, { minLength: values.length + 1, maxLength: values.length + 1 }),
      fi: template(values.length - 1),
      sv: fc.option(template(values.length - 1), { nil: undefined }),
      own: fc.option(template(values.length - 1), { nil: undefined }),
    }),
  );
  fc.assert(
    fc.property(message, fc.constantFrom(...LANGUAGES), ({ values, en, fi, sv, own }, language) => {
      const id = `greeting.hello-${count++}`;
      const messages: Messages = { [id]: [filled(fi.pieces, fi.places), sv && filled(sv.pieces, sv.places)] };
      addMessages(messages);
      const overrides = own && { [language]: { [id]: withPlaces(own.pieces, own.places) } };
      const english = withPlaces(
        en,
        values.map((_, index) => index),
      );
      const said = [
        keyOf(id),
        english,
        withPlaces(fi.pieces, fi.places),
        sv ? withPlaces(sv.pieces, sv.places) : '',
      ].join('|');
      assert.equal(
        compact.speakingIn(language, compact.wordingWith(overrides), () => compact.msg(said, ...values)),
        speakingIn(language, wordingWith(overrides), () => theirs.msg(filled(en, values) as never, { id })),
      );
    }),
  );
});

test('a later set of words comes before an earlier one, and a language is spoken only while it is asked for', () => {
  const sets = [{ fi: { 'a.b': 'yksi' } }, undefined, { fi: { 'a.b': 'kaksi' } }];
  const said = () => compact.msg(`${keyOf('a.b')}|one|ensimmäinen|`);
  assert.equal(compact.speakingIn('fi', compact.wordingWith(...sets), said), 'kaksi');
  assert.equal(compact.speakingIn('fi', undefined, said), 'ensimmäinen');
  assert.equal(compact.speakingIn('sv', compact.wordingWith(...sets), said), 'one');
  assert.throws(() => compact.speakingIn('en', undefined, () => assert.fail('broken')), /broken/u);
  assert.equal(said(), 'ensimmäinen');
});

test('a file that stands alone says from its table what the sources say, a municipality put in front or not', async () => {
  const module = (path: string) => JSON.stringify(new URL(`../../src/${path}`, import.meta.url).pathname);
  const { code } = await bundlePage(`
    export { responseSentences } from ${module('presentation/responses.ts')};
    export { speakingIn, wordingWith } from ${module('i18n/localize.ts')};
  `);
  const bundled = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    responseSentences: typeof responseSentences;
    speakingIn: typeof speakingIn;
    wordingWith: typeof wordingWith;
  };
  addMessages(responseMessages);
  const overrides = { fi: { 'responses.days': 'Puolet: {0}', 'responses.all': '', 'responses.other': 'Muu' } };
  for (const language of LANGUAGES) {
    for (const set of [undefined, overrides]) {
      for (const days of [0, 1, 12]) {
        for (const answered of [9, 10]) {
          const times = { asked: 10, told: { answered, day: '2026-11-20', half: { days } }, from: '2026-11-01' };
          const [theirs, ours] = [bundled, { responseSentences, speakingIn, wordingWith }].map((from) =>
            from.speakingIn(language, from.wordingWith(set), () => from.responseSentences(times as never, language)),
          );
          assert.deepEqual(theirs, ours);
        }
      }
    }
  }
});
