import { describe, expect, it } from 'vitest';
import { parsePostmasterFile } from './postmaster-file';

describe('parsePostmasterFile', () => {
  it('reads process, port and status of a running server', () => {
    const text = '4711\n/data/postgres\n1795482176\n44439\n\n127.0.0.1\n  1234567  98765\nready   \n';
    expect(parsePostmasterFile(text)).toEqual({ pid: 4711, port: 44439, status: 'ready' });
  });

  it('knows a server that has no port yet', () => {
    expect(parsePostmasterFile('4711\n/data/postgres\n1795482176\n')).toEqual({ pid: 4711, port: null, status: null });
  });

  it('takes the number of a server in single-user mode, which has a minus sign', () => {
    expect(parsePostmasterFile('-4711\n/data/postgres\n')?.pid).toBe(4711);
  });

  it.each(['', '\n', 'not a number\n/data'])('finds no server in %j', (text) => {
    expect(parsePostmasterFile(text)).toBeNull();
  });
});
