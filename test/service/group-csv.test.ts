/** Bytes → table: one table, whichever program has written it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { MAX_ROWS, readTable } from '../../demo-server/service/groups/csv.ts';

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};
/** What Windows-1252 has besides Latin-1, of which the tests write some. */
const WINDOWS: Record<string, number> = { '€': 0x80, '–': 0x96, '”': 0x94, Š: 0x8a, ž: 0x9e };

const ENCODINGS: Record<string, (text: string) => Uint8Array> = {
  'UTF-8': (text) => new TextEncoder().encode(text),
  'UTF-8 with a mark': (text) => new TextEncoder().encode(`\ufeff${text}`),
  'UTF-16 LE with a mark': (text) => utf16(`\ufeff${text}`, false),
  'UTF-16 BE with a mark': (text) => utf16(`\ufeff${text}`, true),
  'UTF-16 LE': (text) => utf16(text, false),
  'UTF-16 BE': (text) => utf16(text, true),
  'Windows-1252': (text) => Uint8Array.from([...text].map((each) => WINDOWS[each] ?? each.charCodeAt(0))),
};

const LETTERS = [...'abcäöåÄÖÅéÿ –€”Šž,;\t"\n\r\'=-1'];
const cell = fc
  .array(fc.constantFrom(...LETTERS), { maxLength: 12 })
  // Blanks around a cell are not part of it.
  .map((letters) => letters.join('').trim());
const tables = fc.integer({ min: 2, max: 5 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }).map((rows) => ({
    headers: Array.from({ length: width }, (_, index) => `Sarake "${index}"`),
    rows: rows.map((cells, index) => ({ row: index + 2, cells })),
  })),
);

function written(rows: string[][], { separator, newline, always }: Record<string, string | boolean>): string {
  const quoted = (text: string) =>
    always === true || /[",;\t\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((cells) => cells.map(quoted).join(separator as string)).join(newline as string);
}

describe('a table', () => {
  for (const [encoding, encode] of Object.entries(ENCODINGS)) {
    test(`in ${encoding} is read, whatever separates its cells and rows`, () => {
      const writing = fc.record({
        separator: fc.constantFrom(',', ';', '\t'),
        newline: fc.constantFrom('\n', '\r\n', '\r'),
        always: fc.boolean(),
        end: fc.boolean(),
      });
      fc.assert(
        fc.property(tables, writing, ({ headers, rows }, how) => {
          const text = written([headers, ...rows.map(({ cells }) => cells)], how) + (how.end ? how.newline : '');
          const bytes = encode(text);
          const read = readTable(bytes);
          // Letters of Windows-1252 side by side may happen to be UTF-8; what is UTF-8 is read as that.
          if (encoding === 'Windows-1252' && isUtf8(bytes) && /[^\0-\x7f]/u.test(text)) return;
          assert.deepEqual(read, { headers, rows: rows.filter(({ cells }) => cells.some((each) => each !== '')) });
        }),
        { numRuns: 300 },
      );
    });
  }

  test('that is none is told, by its row', () => {
    const read = (text: string) => readTable(new TextEncoder().encode(text));
    assert.deepEqual(read(''), { fault: 'file-empty', row: 1 });
    assert.deepEqual(read('\n\n'), { fault: 'file-empty', row: 1 });
    assert.deepEqual(read('a;b\n1;2\n"3;4\n'), { fault: 'file-quotes', row: 3 });
    assert.deepEqual(read('a;b\n1;2"3\n'), { fault: 'file-quotes', row: 2 });
    assert.deepEqual(read(`a;b${'\n1;2'.repeat(MAX_ROWS + 1)}`), { fault: 'file-rows', row: MAX_ROWS + 2 });
    assert.equal('rows' in read(`a;b${'\n1;2'.repeat(MAX_ROWS)}\n`), true);
  });

  test('of any bytes is a table or a fault, never an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readTable(bytes)),
      { numRuns: 2000 },
    );
  });
});

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
