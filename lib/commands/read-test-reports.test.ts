import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlaywrightReport, readVitestReport } from './read-test-reports';

const file = (name: string) => path.join(process.cwd(), name);

describe('what a report of Vitest says', () => {
  test('is counted, and names what failed with the reason', () => {
    const report = {
      numPassedTests: 1,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        {
          name: file('lib/a.test.ts'),
          status: 'failed',
          message: '',
          assertionResults: [
            { fullName: 'a room opens', status: 'passed', failureMessages: [] },
            {
              fullName: 'a room closes',
              status: 'failed',
              failureMessages: ['\u001b[31mexpected 2 to be 1\u001b[39m'],
            },
          ],
        },
      ],
    };
    expect(readVitestReport(report)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 3,
      failures: ['lib/a.test.ts › a room closes\n    expected 2 to be 1'],
    });
  });

  test('names a file that could not be loaded', () => {
    const report = {
      numPassedTests: 0,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [
        { name: file('lib/a.test.ts'), status: 'failed', message: 'Cannot find module ./b', assertionResults: [] },
      ],
    };
    expect(readVitestReport(report).failures).toEqual(['lib/a.test.ts\n    Cannot find module ./b']);
  });
});

test('what a report of Playwright says names what failed and where, in suites within suites', () => {
  const spec = (title: string, ok: boolean, errors: readonly unknown[] = []) => ({
    file: 'tests/e2e/a.spec.ts',
    line: 7,
    title,
    ok,
    tests: [{ results: [{ errors }] }],
  });
  const late = [{ message: 'Timed out' }, { message: 'waiting for\na button', location: { line: 12 } }];
  const report = {
    stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 },
    errors: [],
    suites: [{ suites: [{ specs: [spec('somebody joins', true), spec('somebody leaves', false, late)] }] }],
  };
  expect(readPlaywrightReport(report)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
    failures: ['tests/e2e/a.spec.ts:7 › somebody leaves\n    Timed out\n    waiting for\n    a button\n    at line 12'],
  });
});
