import { createServer } from 'node:net';
import { buildApp } from './build-app';
import { findChromium, HOW_TO_GET_CHROMIUM } from './find-chromium';
import { generateClient } from './generate-client';
import { checkStep, runnerStep, type TestCount, type TestStep } from './test-step';

// Every check of the project, one after the other, all of them even where one fails. Ends with one line that counts.
//   npm test                 everything
//   npm run verify           everything but end-to-end (--without-e2e)

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

const unitAndIntegration = runnerStep(
  'unit and integration tests',
  (reportFile) => ({
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
  }),
  (report) => {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report as VitestReport;
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  },
);

const endToEnd: TestStep = {
  name: 'end-to-end tests',
  async run() {
    const browser = findChromium();
    if (!browser) {
      console.error(HOW_TO_GET_CHROMIUM);
      return { passed: 0, failed: 1, skipped: 0 };
    }
    if ((await buildApp(process.cwd(), { isForced: false })) !== 0) return { passed: 0, failed: 1, skipped: 0 };
    const port = String(await pickPort());
    const step = runnerStep(
      'playwright',
      (reportFile) => ({
        command: ['@playwright/test:playwright', 'test', '--reporter=list,json'],
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile, CHROMIUM_PATH: browser, PATCHBAY_E2E_PORT: port },
      }),
      (report) => {
        const { expected, unexpected, flaky, skipped } = (report as PlaywrightReport).stats;
        return { passed: expected, failed: unexpected + flaky, skipped };
      },
    );
    return step.run();
  },
};

function pickPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 3200));
    });
  });
}

const steps: readonly TestStep[] = [
  // Next.js writes the types of routes and pages first: a fresh clone has none.
  checkStep('types', ['next', 'typegen'], ['typescript:tsc', '--noEmit']),
  checkStep('lint and format', ['@biomejs/biome', 'ci', '--error-on-warnings']),
  checkStep('layers', ['dependency-cruiser:depcruise', '.', '--config', '.dependency-cruiser.cjs']),
  checkStep('dead code', ['knip']),
  unitAndIntegration,
  ...(process.argv.includes('--without-e2e') ? [] : [endToEnd]),
];

const total = { passed: 0, failed: 0, skipped: 0 };
const summary: string[] = [];
if ((await generateClient(process.cwd())) !== 0) process.exit(1);
for (const step of steps) {
  console.log(`\n── ${step.name} ──`);
  const count: TestCount = await step.run();
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  summary.push(`  ${count.failed === 0 ? 'ok    ' : 'FAILED'}  ${step.name}`);
}
console.log(`\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
