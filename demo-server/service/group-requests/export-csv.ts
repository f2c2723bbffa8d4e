/**
 * A table as CSV that spreadsheets open as it is in Finland: UTF-8 with a byte order mark, semicolons, every cell in
 * quotes, CRLF (RFC 4180).
 */
import { inHelsinki } from '../../../src/model/civil-date.ts';
import type { Cell } from './export-table.ts';

export const BYTE_ORDER_MARK = '\u{feff}';

/** One record with its end. */
export function csvRecord(cells: Cell[]): string {
  return `${cells.map((cell) => `"${written(cell).replaceAll('"', '""')}"`).join(';')}\r\n`;
}

/** Times as every spreadsheet knows them, whatever its language, on the clock of Helsinki. */
function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return harmless(cell);
  if ('day' in cell) return cell.day;
  const { year, month, day, hour, minute } = inHelsinki(cell.instant);
  return `${year}-${month}-${day} ${hour}:${minute}`;
}

/**
 * A text that no spreadsheet takes for a formula: an apostrophe stands before what would begin one (OWASP, CSV
 * Injection), at the beginning of the cell and after whatever another program may take for the end of a cell. The wide
 * forms of the characters are read as the plain ones in some settings. Control characters become blanks.
 */
export function harmless(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ').replaceAll(/(^|[;,|"'])(\s*)(?=[=+\-@＝＋－＠])/gu, "$1$2'");
}
