/** The compact stand-in for lit-localize says what lit-localize says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as theirs from '@lit/localize';
import { configureReentrantLocalization } from '@lit/localize/init/reentrant.js';
import * as fc from 'fast-check';
import * as ours from '../../src/i18n/compact-localize.ts';

const ID = 'greeting.hello';
type Str = (strings: TemplateStringsArray, ...values: unknown[]) => unknown;

let words: Record<string, unknown> = {};
const localization = { getLocale: () => 'fi', loadLocaleSync: () => ({ templates: words }) as never };

/** Text with values between its pieces: how a tagged template calls its tag. */
const filled = (str: Str, pieces: string[], values: unknown[]) =>
  str(pieces as unknown as TemplateStringsArray, ...values);

const text = fc.string();
const template = <T>(value: fc.Arbitrary<T>) =>
  fc.array(value, { maxLength: 3 }).chain((values) =>
    fc.record({
      pieces: fc.array(text, { minLength: values.length + 1, maxLength: values.length + 1 }),
      values: fc.constant(values),
    }),
  );

test('before anything is configured, both speak the source', () => {
  assert.equal(ours.msg('Hello', ID), theirs.msg('Hello', { id: ID }));
  const source = (str: Str) => filled(str, ['', ' requests'], [3]);
  assert.equal(ours.msg(source(ours.str) as never, ID), theirs.msg(source(theirs.str) as never, { id: ID }));
});

test('in any translation, whole or with places in any order, or in none', () => {
  configureReentrantLocalization({ ...localization, sourceLocale: 'source', targetLocales: ['fi'] });
  ours.configureReentrantLocalization(localization);
  fc.assert(
    fc.property(
      template(fc.oneof(text, fc.integer())),
      fc.option(fc.oneof(text, template(fc.integer({ min: 0, max: 3 }))), { nil: undefined }),
      ({ pieces, values }, translation) => {
        const said = (str: Str, msg: (source: never) => string) => {
          const isWhole = translation === undefined || typeof translation === 'string';
          words = { [ID]: isWhole ? translation : filled(str, translation.pieces, translation.values) };
          return msg(filled(str, pieces, values) as never);
        };
        assert.equal(
          said(ours.str as Str, (source) => ours.msg(source, ID)),
          said(theirs.str as Str, (source) => theirs.msg(source, { id: ID })),
        );
      },
    ),
  );
});

test('plain text in a translation, in an empty one, in none and in that of another id', () => {
  for (const translation of [{ [ID]: 'Hei' }, { [ID]: '' }, {}, { 'greeting.bye': 'Moi' }]) {
    words = translation;
    assert.equal(ours.msg('Hello', ID), theirs.msg('Hello', { id: ID }));
  }
});
