import os from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

/** What every test sees of the environment. The database's address is set by the tests that open one. */
const environment = {
  DATA_DIR: path.join(os.tmpdir(), 'patchbay-test-data'),
  NEXTAUTH_SECRET: 'only-for-tests-0123456789abcdef',
  LOG_LEVEL: 'silent',
  PATCHBAY_CONFIG: '',
};

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${root}/` },
      // Next.js resolves this marker itself; outside of it, the package throws.
      { find: /^server-only$/, replacement: path.join(root, 'tests/support/server-only.ts') },
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,app,components}/**/*.test.{ts,tsx}', '*.test.ts', 'tests/architecture/**/*.test.ts'],
          env: environment,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['tests/{integration,contracts}/**/*.test.ts'],
          exclude: ['tests/integration/processes/**'],
          env: environment,
          globalSetup: ['tests/support/start-database.ts'],
          // A process of its own for each file: pools, listeners and singletons of one never reach another.
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'processes',
          include: ['tests/integration/processes/**/*.test.ts'],
          env: environment,
          globalSetup: ['tests/support/start-database.ts', 'tests/support/build-app.ts'],
          pool: 'forks',
          // Each test starts whole apps, which take both cores: after all other tests, one file after the other.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
    maxWorkers: Math.max(2, Math.min(4, os.availableParallelism())),
    // A test that passes only sometimes is a broken test.
    retry: 0,
    // A loaded machine is slow, not broken: by default, what is polled for would have to come true within a second.
    expect: { poll: { timeout: 30_000 } },
  },
});
