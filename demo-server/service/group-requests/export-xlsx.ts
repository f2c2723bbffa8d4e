/** A table as a workbook of Excel (Office Open XML). Texts are texts there: none is taken for a formula. */
import writeXlsxFile, { type Row } from 'write-excel-file/universal';
import { inHelsinki } from '../../../src/model/civil-date.ts';
import type { Cell } from './export-table.ts';

/** Of a column, in characters. */
const WIDTH = 20;
/** Longest text of a cell, by Excel's own limit. */
const LONGEST_TEXT = 32_767;

/** All of it at once: a sheet is written when all of its texts are known. */
export async function xlsxFile(sheet: string, headers: string[], rows: AsyncIterable<Cell[]>): Promise<Blob> {
  const data: Row[] = [
    headers.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true, alignVertical: 'top' })),
  ];
  for await (const cells of rows) data.push(cells.map(toCell));
  const columns = headers.map(() => ({ width: WIDTH }));
  return writeXlsxFile(data, { sheet, columns, stickyRowsCount: 1, stickyColumnsCount: 2 }).toBlob();
}

function toCell(cell: Cell): Row[number] {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { value: cell.slice(0, LONGEST_TEXT), type: String };
  // A time of a sheet has no zone: it is that of the clock in Helsinki.
  if ('day' in cell) return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  const { year, month, day, hour, minute } = inHelsinki(cell.instant);
  return {
    value: new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`),
    type: Date,
    format: 'yyyy-mm-dd hh:mm',
  };
}
