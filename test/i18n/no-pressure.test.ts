/** Law 27 of docs/law.md: nothing that a person reads before or after a no makes them feel bad about it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import * as publication from '../../demo-server/service/seed/publication-texts.ts';
import * as texts from '../../demo-server/service/seed/texts.ts';

const root = join(import.meta.dirname, '../..');

/** Regret, blame, loss and praise: what steers by feeling (EDPB Guidelines 03/2022, emotional steering). */
const PRESSURE =
  /valitettav|harmi|ikävä|pettym|paitsi|menet[äe]|oletko varma|haluatko todella|tyvärr|synd att|besvik|gå miste|är du säker|unfortunately|sorry|regret|disappoint|miss out|are you sure|no thanks/iu;

describe('law 27: no pressure', () => {
  test('the words that it looks for are found', () => {
    for (const text of [
      'Valitettavasti lapsi jää paitsi',
      'Är du säker på att du vill avböja?',
      'We are sorry to hear',
    ]) {
      assert.match(text, PRESSURE);
    }
  });

  for (const file of ['fi', 'sv']) {
    test(`in the words of the elements: ${file}, and their English`, () => {
      const words = readFileSync(join(root, `src/i18n/messages/${file}.xlf`), 'utf8');
      assert.deepEqual(
        [...words.matchAll(/<(?:source|target)>([^<]*)/gu)].filter(([, text]) => PRESSURE.test(text!)),
        [],
      );
    });
  }

  test('in the texts of the demo', () => {
    const all = JSON.stringify([texts, publication]);
    assert.ok(all.includes('Lasta ei kuvata'));
    assert.doesNotMatch(all, PRESSURE);
  });
});
