import AxeBuilder from '@axe-core/playwright';
import { findProblems } from './support/find-problems';
import { expect, join, test, tileOf, uniqueSlug } from './support/test';

const PUBLIC_PAGES = [
  '/',
  '/login',
  '/standup',
  '/no-such-room-anywhere',
  '/no/such/page',
  '/docs/api',
  '/docs/api/webhook-deliveries',
];
const ADMIN_PAGES = [
  '/',
  '/admin',
  '/admin/rooms',
  '/admin/rooms/standup',
  '/admin/migration',
  '/admin/migration/draft',
  '/admin/migration/retire/jitsi',
  '/admin/platforms',
  '/admin/migration/what-if',
  '/admin/webhooks',
  '/admin/audit',
  '/admin/settings',
];

// Four looks at every page, on two cores.
test.describe.configure({ timeout: 360_000 });

test('what everybody sees is accessible and fits', async ({ openWindow }) => {
  const page = await openWindow({ reducedMotion: 'reduce' });
  const problems: string[] = [];
  for (const path of PUBLIC_PAGES) {
    await page.goto(path);
    problems.push(...(await findProblems(page)));
  }
  expect(problems).toEqual([]);
});

test('what administrators see is accessible and fits', async ({ openWindow, api, administrator }) => {
  const page = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });
  const problems: string[] = [];
  const room = uniqueSlug('axe');
  await api.post('/rooms', { name: room });
  const { meeting } = (await api.post(`/rooms/${room}/join`, { displayName: 'Ada' })) as { meeting: { id: string } };
  for (const path of [...ADMIN_PAGES, `/admin/meetings/${meeting.id}`]) {
    await page.goto(path);
    problems.push(...(await findProblems(page)));
  }
  expect(problems).toEqual([]);
});

test('a call and what follows it are accessible', async ({ openWindow, api }) => {
  const page = await openWindow({ reducedMotion: 'reduce' });
  const room = uniqueSlug('axe');
  await api.post('/rooms', { name: room });
  await join(page, room, 'Ada');
  await expect(tileOf(page, 'Ada (you)')).toBeVisible();
  const problems = await findProblems(page);
  // The call's frame counts along: nobody who jumps from landmark to landmark can tell two of one name apart.
  const { violations } = await new AxeBuilder({ page }).withRules(['landmark-unique']).analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
  await page.getByRole('banner').getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { name: /left/i })).toBeVisible();
  problems.push(...(await findProblems(page)));
  expect(problems).toEqual([]);
});

test('platforms that don’t answer well fit on a phone', async ({ openWindow, administrator }) => {
  const page = await openWindow({ storageState: administrator, reducedMotion: 'reduce' });
  const message = 'Could not reach https://api.video-calls.example.com/v1/organisations/meetings.';
  const health = { isHealthy: false, message, latencyMs: 5_000, checkedAt: new Date().toISOString() };
  await page.route('**/api/v1/platforms', async (route) => {
    const { items } = await (await route.fetch()).json();
    const failing = items.map((platform: object) => ({
      ...platform,
      isConfigured: true,
      hasWebhookSetup: true,
      health,
    }));
    await route.fulfill({ json: { items: failing } });
  });
  await page.goto('/admin/platforms');
  await expect(page.getByText('Not known while Whereby doesn’t answer well')).toBeVisible();
  expect(await findProblems(page)).toEqual([]);
});
