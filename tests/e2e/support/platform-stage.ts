import type { Browser } from '@playwright/test';
import { type AppProcess, findFreePort, startAppProcess } from '../../support/start-app-process';
import { startVendors, type Vendors } from '../../vendors/start-vendors';
import { ADMINISTRATOR } from './administrator';
import { test as base, expect, signInOnce } from './test';

/** Every vendor on this machine, an app that is set up for all of them, and a browser that finds their hosts here. */
export interface Stage {
  readonly app: AppProcess;
  readonly vendors: Vendors;
  readonly browser: Browser;
  /** Asks the app's API with the administrator's key. */
  ask(method: string, path: string, content?: unknown): Promise<unknown>;
}

/** Tests on the vendors' stand-ins. App and pages are the ordinary ones: only names are resolved differently. */
export const test = base.extend<object, { stage: Stage }>({
  stage: [
    async ({ playwright, launchOptions }, use) => {
      const port = await findFreePort();
      const vendors = await startVendors({ patchbayUrl: `http://localhost:${port}` });
      const app = await startAppProcess({
        port,
        settings: { ...vendors.settings, ADMIN_PASSWORD: ADMINISTRATOR.password, PATCHBAY_DEMO: 'false' },
      });
      const browser = await playwright.chromium.launch({
        ...launchOptions,
        args: [...(launchOptions.args ?? []), ...vendors.chromiumArguments],
      });
      // Daily sends nothing before its one webhook was made; the others are set up in consoles and files.
      await ask(app, 'PUT', '/platforms/daily/webhook-setup');
      await use({ app, vendors, browser, ask: (...request) => ask(app, ...request) });
      await browser.close();
      await app.stop();
      await vendors.stop();
    },
    { scope: 'worker' },
  ],
  browser: [async ({ stage }, use) => use(stage.browser), { scope: 'worker' }],
  administrator: [async ({ stage }, use) => use(await signInOnce(stage.browser, stage.app.url)), { scope: 'worker' }],
  baseURL: async ({ stage }, use) => use(stage.app.url),
});

async function ask(app: AppProcess, method: string, path: string, content?: unknown): Promise<unknown> {
  const answer = await app.fetch(`/api/v1${path}`, {
    method,
    ...(content === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) }),
  });
  const text = await answer.text();
  expect(answer.ok, `${method} ${path} was answered ${answer.status}: ${text}`).toBe(true);
  return text === '' ? null : JSON.parse(text);
}
