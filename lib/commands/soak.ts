import { generateClient } from './generate-client';
import { readVitestReport } from './read-test-reports';
import { runnerStep } from './test-step';

// Tests that `npm test` runs at a small size, at full size: thousands of histories and deliveries, minutes each.
//   npm run soak                  all of them
//   npm run soak -- presence      some of them, by name

/**
 * To add a part: write a test that takes its size from `soakSize` (tests/support/soak-size.ts) and its patience from
 * `isSoak`, and add a line here with its project of vitest.config.ts.
 */
const PARTS: readonly { readonly name: string; readonly project: string; readonly files: readonly string[] }[] = [
  {
    name: 'presence',
    project: 'database',
    files: ['tests/integration/presence-model.test.ts', 'tests/integration/presence-mutants.test.ts'],
  },
  { name: 'moves-undo', project: 'database', files: ['tests/integration/moves-undo-property.test.ts'] },
  { name: 'killed-processes', project: 'processes', files: ['tests/integration/processes/killed-processes.test.ts'] },
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !PARTS.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. There are: ${PARTS.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
if ((await generateClient(process.cwd())) !== 0) process.exit(1);

const total = { passed: 0, failed: 0 };
for (const { name, project, files } of PARTS.filter((part) => asked.length === 0 || asked.includes(part.name))) {
  console.log(`\n── ${name} ──`);
  const step = runnerStep(
    name,
    (reportFile) => ({
      command: [
        'vitest',
        'run',
        '--project',
        project,
        ...files,
        '--reporter=verbose',
        '--reporter=json',
        `--outputFile.json=${reportFile}`,
      ],
      env: { PATCHBAY_SOAK: '1' },
    }),
    readVitestReport,
  );
  const count = await step.run();
  total.passed += count.passed;
  total.failed += count.failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
