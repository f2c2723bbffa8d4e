import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { readProject } from '../../scripts/messages/project.ts';
import { extractMessages } from '../../scripts/messages/source.ts';
import type { WordingOverrides } from '../../src/i18n/localize.ts';

const root = join(import.meta.dirname, '../..');
const { messages } = extractMessages(readProject(join(root, 'lit-localize.json')).config);
const placeholders = new Map(
  messages.map(({ id, contents }) => [id, contents.filter((part) => typeof part !== 'string').length]),
);

for (const file of globSync('src/i18n/wording-*.ts', { cwd: root })) {
  test(`${basename(file)} puts words only in the place of messages that exist, with values that they carry`, async () => {
    const sets = Object.values((await import(join(root, file))) as Record<string, WordingOverrides>);
    const words = sets.flatMap((set) => Object.entries(set)).flatMap(([, texts]) => Object.entries(texts));
    assert.ok(words.length > 0);
    for (const [id, text] of words) {
      const known = placeholders.get(id);
      assert.notEqual(known, undefined, `${id} is no message`);
      for (const [, place] of text.matchAll(/\{(\d)\}/gu)) assert.ok(Number(place) < (known ?? 0), `${id}: ${text}`);
    }
  });
}
