import type { FrameLocator, Locator, Page } from '@playwright/test';
import type { VendorName } from '../../vendors/pages/vendor-pages';
import type { Stage } from './platform-stage';
import { uniqueSlug } from './test';

export const VENDORS = ['whereby', 'daily', 'jitsi', 'jaas'] as const satisfies readonly VendorName[];

/** daily-js reports its errors to its maker; the page's policy keeps that in. */
export const KEPT_IN = /ingest\.sentry\.io/;

/** The vendor's page in ours. */
export function callOf(page: Page): FrameLocator {
  return page.frameLocator('main iframe');
}

/** Somebody as the vendor's page shows them. */
export function personIn(page: Page, name: string): Locator {
  return callOf(page).getByRole('list', { name: 'People in this call' }).getByText(name, { exact: true });
}

/** Makes a room on a vendor's platform. @returns its name */
export async function makeRoom(stage: Stage, platform: VendorName): Promise<string> {
  const name = uniqueSlug(platform);
  await stage.ask('POST', '/rooms', { name, title: name, platform });
  return name;
}
