import { IMPORT_COLUMNS } from '../../schemas/room-import';
import { invalidCsv, parseCsv } from './parse-csv';

type Column = (typeof IMPORT_COLUMNS)[number];

const SETTINGS: ReadonlySet<Column> = new Set([
  'door',
  'size',
  'recording',
  'recordingStart',
  'meetingHours',
  'graceSeconds',
]);
const NUMBERS: ReadonlySet<Column> = new Set(['size', 'meetingHours', 'graceSeconds']);

/**
 * The rooms of a file with comma-separated values, as `POST /rooms` takes them; whether they are good is not looked at.
 * An empty cell leaves its field out.
 * @throws AppError invalid-request where the file can't be read
 */
export function readCsvRooms(text: string): Record<string, unknown>[] {
  const [head, ...rows] = parseCsv(text);
  const columns = readHead(head ?? []);
  if (rows.length === 0) throw invalidCsv('The file holds no rooms: a row for each comes after the head.');
  return rows.map((cells, index) => {
    if (cells.length > columns.length) {
      throw invalidCsv(
        `Row ${index + 1} has ${cells.length} cells, and the head has ${columns.length}. Quote what holds a comma.`,
      );
    }
    return readRow(columns, cells);
  });
}

function readHead(head: readonly string[]): Column[] {
  const columns = head.map((title) => {
    const word = title.toLowerCase().replaceAll(/[\s_-]/g, '');
    const column = IMPORT_COLUMNS.find((known) => known.toLowerCase() === word);
    if (column) return column;
    throw invalidCsv(
      `“${title.slice(0, 60)}” is no column that an import knows. There are: ${IMPORT_COLUMNS.join(', ')}.`,
    );
  });
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice) throw invalidCsv(`The column ${twice} is there twice.`);
  if (columns.includes('name')) return columns;
  throw invalidCsv(`The first row must hold the names of the columns, ${IMPORT_COLUMNS[0]} among them.`);
}

function readRow(columns: readonly Column[], cells: readonly string[]): Record<string, unknown> {
  const room: Record<string, unknown> = {};
  const settings: Record<string, unknown> = {};
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? '';
    if (cell === '') continue;
    const value = NUMBERS.has(column) && /^\d{1,9}$/.test(cell) ? Number(cell) : cell;
    if (SETTINGS.has(column)) settings[column] = value;
    else room[column] = column === 'tags' ? cell.split(/[,;|\s]+/).filter(Boolean) : value;
  }
  return Object.keys(settings).length > 0 ? { ...room, settings } : room;
}
