import { createServer } from 'node:net';
import { buildApp } from './build-app';
import { findChromium, HOW_TO_GET_CHROMIUM } from './find-chromium';
import { generateClient } from './generate-client';
import { readPlaywrightReport, readVitestReport } from './read-test-reports';
import { checkStep, failedStep, runnerStep, type TestStep } from './test-step';

// Every check of the project, one after the other, all of them even where one fails. Ends with one line that counts.
//   npm test                 everything
//   npm run verify           everything but end-to-end (--without-e2e)

const unitAndIntegration = runnerStep(
  'unit and integration tests',
  (reportFile) => ({
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
  }),
  readVitestReport,
);

const endToEnd: TestStep = {
  name: 'end-to-end tests',
  async run() {
    const browser = findChromium();
    if (!browser) {
      console.error(HOW_TO_GET_CHROMIUM);
      return failedStep;
    }
    if ((await buildApp(process.cwd(), { isForced: false })) !== 0) return failedStep;
    const port = String(await pickPort());
    const step = runnerStep(
      'playwright',
      (reportFile) => ({
        command: ['@playwright/test:playwright', 'test', '--reporter=list,json'],
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile, CHROMIUM_PATH: browser, PATCHBAY_E2E_PORT: port },
      }),
      readPlaywrightReport,
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
const failures: string[] = [];
if ((await generateClient(process.cwd())) !== 0) process.exit(1);
for (const step of steps) {
  console.log(`\n── ${step.name} ──`);
  const count = await step.run();
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  failures.push(...count.failures);
  summary.push(`  ${count.failed === 0 ? 'ok    ' : 'FAILED'}  ${step.name}`);
}
// At the very end, where whoever reads only a log's last lines finds it too.
if (failures.length > 0) console.log(`\n── what failed ──\n${failures.join('\n')}`);
console.log(`\n${summary.join('\n')}\n\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
