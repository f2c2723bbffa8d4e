/** Bytes of a CSV file → a table of texts, whatever program and country they come from. */
import { parse } from 'csv-parse/browser/esm/sync';

/** Largest file taken, in bytes. */
export const MAX_FILE = 5 * 1024 * 1024;
/** Most rows taken, the headers not counted. */
export const MAX_ROWS = 20_000;

/** `quotes`: a quote that does not end, or stands in the middle of a cell. */
export type FileFault = 'file-empty' | 'file-quotes' | 'file-rows';

export type ReadTable =
  | { headers: string[]; rows: TableRow[] }
  /** `row` counts from 1, the headers included. */
  | { fault: FileFault; row: number };

export interface TableRow {
  /** As a spreadsheet counts: from 1, the headers included. */
  row: number;
  cells: string[];
}

/**
 * Reads UTF-8 and UTF-16 with or without a byte order mark, and otherwise Windows-1252; comma, semicolon or tab,
 * whichever the first row has most of outside quotes. Rows without a word in them are left out.
 */
export function readTable(bytes: Uint8Array): ReadTable {
  const text = decoded(bytes);
  let records: string[][];
  try {
    records = parse(text, {
      delimiter: separatorOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      to: MAX_ROWS + 2,
    });
  } catch (error) {
    // The error's own words repeat what is in the cell.
    const { records: read = 0 } = error as { records?: number };
    return { fault: 'file-quotes', row: read + 1 };
  }
  const [headers, ...rest] = records.map((cells) => cells.map((cell) => cell.trim()));
  if (headers === undefined || isEmpty(headers)) return { fault: 'file-empty', row: 1 };
  if (rest.length > MAX_ROWS) return { fault: 'file-rows', row: MAX_ROWS + 2 };
  const rows = rest.map((cells, index) => ({ row: index + 2, cells })).filter(({ cells }) => !isEmpty(cells));
  return { headers, rows };
}

function isEmpty(cells: string[]): boolean {
  return cells.every((cell) => cell === '');
}

/** `TextDecoder` takes the byte order mark away. */
function decoded(bytes: Uint8Array): string {
  const wide = wideEncodingOf(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What is not UTF-8 was saved by a spreadsheet of Windows.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The first character of a table, a letter of a header or a quote, has a zero byte beside it in UTF-16. */
function wideEncodingOf([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return undefined;
}

function separatorOf(text: string): string {
  const counts = new Map([',', ';', '\t'].map((separator) => [separator, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === '\n' || character === '\r') break;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}
