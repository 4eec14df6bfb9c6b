import { AppError } from '../../errors/app-error';

/**
 * Comma-separated values as spreadsheets write them: quoted where they hold a separator, a quote or a line break; also
 * with semicolons, which they write where a comma is the decimal point. Empty lines are left out.
 * @throws AppError invalid-request for a quote that is never closed
 */
export function parseCsv(text: string): string[][] {
  const source = text.replace(/^\ufeff/, '');
  const separator = findSeparator(source);
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  const endField = () => {
    row.push(field.trim());
    field = '';
  };
  const endRow = () => {
    endField();
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
  };
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index] ?? '';
    if (isQuoted) {
      if (character !== '"') field += character;
      else if (source[index + 1] === '"') {
        field += '"';
        index += 1;
      } else isQuoted = false;
    } else if (character === '"' && field.trim() === '') {
      field = '';
      isQuoted = true;
    } else if (character === separator) endField();
    else if (character === '\n') endRow();
    else field += character;
  }
  if (isQuoted) throw invalidCsv(`A quote is opened and never closed, in or after row ${rows.length}.`);
  endRow();
  return rows;
}

/** Whichever the first line has more of. */
function findSeparator(source: string): ',' | ';' | '\t' {
  const [head = ''] = source.split('\n', 1);
  const count = (separator: string) => head.split(separator).length;
  if (count('\t') > Math.max(count(','), count(';'))) return '\t';
  return count(';') > count(',') ? ';' : ',';
}

export function invalidCsv(message: string): AppError {
  return new AppError('invalid-request', message, { details: { errors: [{ path: '', message }] } });
}
