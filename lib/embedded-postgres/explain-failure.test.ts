import { describe, expect, it } from 'vitest';
import { explainFailure } from './explain-failure';

describe('explainFailure', () => {
  it.each([
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'port-taken'],
    ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'still-in-use'],
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'final'],
    ['PANIC:  could not locate a valid checkpoint record at 0/1', 'final'],
  ])('sorts %j', (output, kind) => {
    expect(explainFailure(output, null).kind).toBe(kind);
  });

  it('says what to do about a full disk', () => {
    const { problem } = explainFailure('initdb: error: could not create directory: No space left on device', null);
    expect(problem).toBe('where no space is left; free some (about 100 MB are needed at first) and start again');
  });

  it('gives the gravest line and the log where it knows no better', () => {
    const output = '2026-11-24 00:07:25 UTC [7] LOG:  starting\n2026-11-24 00:07:25 UTC [7] PANIC:  bad checkpoint\n';
    const { problem } = explainFailure(output, '/data/postgres/server.log');
    expect(problem).toContain('(bad checkpoint)');
    expect(problem).toContain('/data/postgres/server.log');
  });
});
