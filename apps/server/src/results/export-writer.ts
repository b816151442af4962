// Writes tables as CSV that a spreadsheet opens without harm, and as JSON; both piece by piece.
import type { Cell, ExportTable } from './export-table.ts';

/** Excel and WPS take a file for UTF-8 by it. */
const byteOrderMark = '\uFEFF';
/** A spreadsheet runs a text that begins so as a formula; the full-width ones too in some. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
const pieceChars = 32_768;

/** One field (RFC 4180). Text that could be a formula gets an apostrophe before it. */
export function csvField(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = formulaStart.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvField).join(',')}\r\n`;

/** Joins small pieces: a row at a time would be a packet a row. */
async function* inPieces(parts: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const part of parts) {
    piece += part;
    if (piece.length < pieceChars) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

export function writeCsv({ columns, rows }: ExportTable): AsyncIterable<string> {
  async function* lines(): AsyncGenerator<string> {
    yield byteOrderMark + csvLine(columns);
    for await (const row of rows) yield csvLine(row);
  }
  return inPieces(lines());
}

/** An object: `head` as it is, then each table as a list of objects with the columns as keys. */
export function writeJson(head: object, tables: readonly (readonly [string, ExportTable])[]): AsyncIterable<string> {
  async function* parts(): AsyncGenerator<string> {
    yield JSON.stringify(head).replace(/}$/, '');
    for (const [name, { columns, rows }] of tables) {
      yield `,\n${JSON.stringify(name)}:[`;
      let isFirst = true;
      for await (const row of rows) {
        const object = Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null]));
        yield `${isFirst ? '\n' : ',\n'}${JSON.stringify(object)}`;
        isFirst = false;
      }
      yield ']';
    }
    yield '}\n';
  }
  return inPieces(parts());
}
