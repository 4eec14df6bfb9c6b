import { describe, expect, it } from 'vitest';
import { writeCsvRow } from './write-csv-row';

describe('writeCsvRow', () => {
  it('writes what a spreadsheet reads back as it was', () => {
    const at = new Date('2026-11-26T10:00:00Z');
    expect(writeCsvRow(['Ada, Countess', 'said "yes"', 'two\nlines', 3, null, true, at])).toBe(
      '"Ada, Countess","said ""yes""","two\nlines",3,,true,2026-11-26T10:00:00.000Z\r\n',
    );
  });

  it('disarms what a spreadsheet would run', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1']) expect(writeCsvRow([text])).toBe(`'${text}\r\n`);
    expect(writeCsvRow(['=HYPERLINK("x","y")'])).toBe(`"'=HYPERLINK(""x"",""y"")"\r\n`);
    expect(writeCsvRow([-1])).toBe('-1\r\n');
  });
});
