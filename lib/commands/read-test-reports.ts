import path from 'node:path';

/** How many tests passed, failed and were left out, and what there is to say of each that failed. */
export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** One text per failed test: its file, its name and the first lines of why. */
  readonly failures: readonly string[];
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly file: string;
    readonly line: number;
    readonly title: string;
    readonly ok: boolean;
    readonly tests: readonly { readonly results: readonly PlaywrightResult[] }[];
  }[];
}

interface PlaywrightResult {
  /** Several where a test ran out of time: that it did, and what it was waiting for then. */
  readonly errors?: readonly { readonly message?: string; readonly location?: { readonly line: number } }[];
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly suites: readonly PlaywrightSuite[];
  readonly errors?: readonly { readonly message?: string }[];
}

/** What a run of Vitest says in its JSON report. */
export function readVitestReport(report: unknown): TestCount {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report as VitestReport;
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(process.cwd(), name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    // A file that can't be loaded, or whose set-up fails, has no failed test.
    if (status === 'failed' && failed.length === 0) return [describeFailure(file, message)];
    return failed.map((test) => describeFailure(`${file} › ${test.fullName}`, test.failureMessages?.[0]));
  });
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests, failures };
}

/** What a run of Playwright says in its JSON report. A test that passed at its second try counts as failed. */
export function readPlaywrightReport(report: unknown): TestCount {
  const { stats, suites, errors = [] } = report as PlaywrightReport;
  const failures = [
    ...suites.flatMap(listFailedSpecs),
    ...errors.map(({ message }) => describeFailure('before any test', message)),
  ];
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped, failures };
}

function listFailedSpecs({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const failed = specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors ?? []));
      const messages = errors.flatMap(({ message, location }) =>
        message ? [`${message.trim()}${location ? `\nat line ${location.line}` : ''}`] : [],
      );
      return describeFailure(`${file}:${line} › ${title}`, messages.length > 0 ? messages.join('\n') : undefined);
    });
  return [...failed, ...suites.flatMap(listFailedSpecs)];
}

// Runners colour what they write to terminals, in their reports as well.
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
const LINES_OF_A_FAILURE = 12;

function describeFailure(title: string, message = 'no reason given'): string {
  const lines = message.replace(COLOURS, '').trim().split('\n').slice(0, LINES_OF_A_FAILURE);
  return [title, ...lines.map((line) => `    ${line}`)].join('\n');
}
