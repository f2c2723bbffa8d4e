/** docs/law.md names every requirement, and tests that are there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/law.md'), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => /^\| \d+ /u.test(line))
  .map((line) => line.split(/(?<!\\)\|/u).map((cell) => cell.trim()));

/** Requirements whose number stands in the name of a test: `law 4: …`. */
const NUMBERED = [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 22, 23, 24, 25, 26, 27, 28, 29, 30, 32, 33, 34, 35];

describe('the list of what the law asks', () => {
  test('has all thirty-five, each once and in order', () => {
    assert.deepEqual(
      rows.map(([, number]) => Number(number)),
      Array.from({ length: 35 }, (_, index) => index + 1),
    );
  });

  for (const [, number, requirement, basis, tests = '', fault] of rows) {
    test(`${number}: ${requirement}`, () => {
      assert.ok(basis);
      const files = [...tests.matchAll(/`(test\/[^`]+)`/gu)].map(([, file]) => file!);
      for (const file of files) assert.ok(existsSync(join(root, file)), file);
      if (files.length === 0)
        return assert.match(text, new RegExp(`\\*\\*(?:\\d+, )*${number}(?:, \\d+)*\\*\\*:`, 'u'));
      assert.ok(fault, 'no fault under which it failed');
      if (!NUMBERED.includes(Number(number))) return;
      const named = files.filter((file) =>
        new RegExp(`law ${number}\\b`, 'u').test(readFileSync(join(root, file), 'utf8')),
      );
      assert.notDeepEqual(named, []);
    });
  }
});
