import AxeBuilder from '@axe-core/playwright';
import { findProblems } from './support/find-problems';
import { expect, join, signIn, test, tileOf, uniqueSlug } from './support/test';

const PUBLIC_PAGES = ['/', '/login', '/standup', '/no-such-room-anywhere', '/no/such/page', '/docs/api'];
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

// Two looks at two widths on every page, on two cores.
test.describe.configure({ timeout: 240_000 });

// Windows are opened without motion: half-way from one colour to another nothing has the contrast that people see.

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what everybody sees is accessible and fits, ${colorScheme}`, async ({ openWindow }) => {
    const page = await openWindow({ colorScheme, reducedMotion: 'reduce' });
    const problems: string[] = [];
    for (const path of PUBLIC_PAGES) {
      await page.goto(path);
      problems.push(...(await findProblems(page)));
    }
    expect(problems).toEqual([]);
  });

  test(`what administrators see is accessible and fits, ${colorScheme}`, async ({ openWindow, api }) => {
    const page = await openWindow({ colorScheme, reducedMotion: 'reduce' });
    await signIn(page);
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

  test(`a call and what follows it are accessible, ${colorScheme}`, async ({ openWindow, api }) => {
    const page = await openWindow({ colorScheme, reducedMotion: 'reduce' });
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
}
