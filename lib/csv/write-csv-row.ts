export type CsvValue = string | number | boolean | Date | null;

/** Spreadsheets run a cell that begins like this as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * One row of a CSV file (RFC 4180), with its line end. Texts that a spreadsheet would take for a formula begin with an
 * apostrophe, as names come from anybody. Times are ISO 8601 in UTC.
 */
export function writeCsvRow(values: readonly CsvValue[]): string {
  return `${values.map(writeValue).join(',')}\r\n`;
}

function writeValue(value: CsvValue): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
