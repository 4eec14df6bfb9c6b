import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './lib/commands/find-chromium';

// `npm test` names the port and the browser. Run by hand (npx playwright test), these defaults serve.
const port = Number(process.env.PATCHBAY_E2E_PORT ?? 3197);
const browser = findChromium();
const address = `http://localhost:${port}`;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: path.join(tmpdir(), `patchbay-e2e-results-${port}`),
  // Two cores carry the app, PostgreSQL and two browsers.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // Generous: a loaded machine is slow, not broken. What is waited for is waited for by name.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: address,
    // A click that never comes about is named with its place, which the end of a whole test's time would not be.
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    trace: 'off',
    screenshot: 'only-on-failure',
    permissions: ['camera', 'microphone'],
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--use-fake-ui-for-media-stream',
        // As few pictures as it can: drawing them in every window is most of the work of a call, and nobody looks.
        '--use-fake-device-for-media-stream=fps=5',
      ],
    },
  },
  projects: [{ name: 'chromium', use: devices['Desktop Chrome'] }],
  webServer: {
    command: 'node --conditions=react-server --import tsx tests/e2e/support/serve-app.ts',
    url: `${address}/api/health`,
    timeout: 300_000,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 8_000 },
    env: { PORT: String(port) },
  },
});
