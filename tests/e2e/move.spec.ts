import type { BrowserContext, Page } from '@playwright/test';
import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { JITSI } from './support/administrator';
import { expect, join, test, tileOf, uniqueSlug } from './support/test';

/** What our page handed to Jitsi's own script. */
interface HandedOver {
  readonly domain: string;
  readonly options: { readonly roomName: string; readonly jwt: string };
}

const EXTERNAL_API = `window.JitsiMeetExternalAPI = class {
  constructor(domain, options) {
    window.handedToJitsi = { domain, options: { roomName: options.roomName, jwt: options.jwt } };
    this.frame = document.createElement('iframe');
    this.frame.title = 'Jitsi';
    this.frame.src = 'https://' + domain + '/' + options.roomName;
    options.parentNode.append(this.frame);
    this.listeners = {};
    this.frame.addEventListener('load', () => this.emit('videoConferenceJoined', { roomName: options.roomName, id: 'x' }));
  }
  emit(name, detail) { for (const listener of this.listeners[name] ?? []) listener(detail); }
  on(name, listener) { (this.listeners[name] ??= []).push(listener); return this; }
  addListener(name, listener) { return this.on(name, listener); }
  addEventListener(name, listener) { this.on(name, listener); }
  addEventListeners(listeners) { for (const [name, listener] of Object.entries(listeners)) this.on(name, listener); }
  removeListener() {} removeEventListener() {} removeEventListeners() {} off() {}
  executeCommand() {}
  getNumberOfParticipants() { return 1; }
  getIFrame() { return this.frame; }
  dispose() { this.frame.remove(); }
};`;

/** Answers for the Jitsi server inside one browser. */
async function answerForJitsi(context: BrowserContext): Promise<void> {
  await context.route(`https://${JITSI.domain}/external_api.js`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: EXTERNAL_API }),
  );
  await context.route(
    (url) => url.hostname === JITSI.domain && url.pathname !== '/external_api.js',
    (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Jitsi</title><p>A Jitsi call' }),
  );
}

async function readHandedOver(page: Page): Promise<HandedOver> {
  await expect(page.frameLocator('iframe').getByText('A Jitsi call')).toBeVisible();
  return page.evaluate(() => (window as unknown as { handedToJitsi: HandedOver }).handedToJitsi);
}

test('a room moved while people are in: they stay, the next meeting moves, and the page says why', async ({
  openWindow,
  api,
  administrator,
}) => {
  const room = uniqueSlug('move');
  await api.post('/rooms', { name: room, title: 'Moving room' });
  const guest = await openWindow();
  await answerForJitsi(guest.context());
  await join(guest, room, 'Grace');
  await expect(tileOf(guest, 'Grace')).toBeVisible();

  const admin = await openWindow({ storageState: administrator });
  await answerForJitsi(admin.context());
  await admin.goto('/admin/rooms');
  await admin.getByRole('button', { name: 'Move Moving room' }).click();
  await admin.getByRole('menuitem', { name: /Jitsi/ }).click();
  await expect(admin.getByRole('dialog')).toContainText(/stay/);
  await admin.getByRole('dialog').getByRole('button', { name: 'Move to Jitsi' }).click();
  await expect(admin.getByRole('dialog')).toHaveCount(0);

  const newcomer = await openWindow();
  await join(newcomer, room, 'Newcomer');
  await expect(newcomer.frameLocator('iframe').getByText('Grace', { exact: true }).first()).toBeVisible();
  await admin.goto(`/admin/rooms/${room}`);
  await expect(admin.getByText(/Jitsi, because .* moved this room by hand/).first()).toBeVisible();
  await expect(admin.getByText(/Demo, because it is this room’s home platform/).first()).toBeVisible();
  // Both questions are told apart: where people are now, and what comes once they have left.
  await expect(admin.getByRole('heading', { name: 'Next meeting, once this call has ended' })).toBeVisible();
  await expect(
    admin.getByRole('listitem').filter({ hasText: 'Is a meeting with people in it going on?' }),
  ).toContainText('Yes, now: 2 people; asked again once this call has ended');

  for (const page of [newcomer, guest]) {
    await page.getByRole('banner').getByRole('button', { name: 'Leave' }).click();
    await expect(page.getByRole('heading', { name: /left/i })).toBeVisible();
  }
  const held = (await api.get(`/rooms/${room}/meetings`)) as { items: { id: string }[] };
  await api.post(`/meetings/${held.items[0]?.id}/end`);

  await join(guest, room, 'Grace');
  const asGuest = await readHandedOver(guest);
  await join(admin, room, 'Ada');
  const asHost = await readHandedOver(admin);
  const decision = (await api.get(`/rooms/${room}/meetings`)) as {
    items: { platform: string; decision: { reason: string } }[];
  };
  expect(decision.items.map(({ platform, decision: { reason } }) => [platform, reason])).toEqual([
    ['jitsi', 'ROOM_OVERRIDE'],
    ['mock', 'ROOM_PLATFORM'],
  ]);

  expect(asGuest.domain).toBe(JITSI.domain);
  expect(asGuest.options.roomName).toBe(asHost.options.roomName);
  for (const { options } of [asGuest, asHost]) {
    await jwtVerify(options.jwt, new TextEncoder().encode(JITSI.secret), { issuer: JITSI.appId, audience: 'jitsi' });
    expect(decodeProtectedHeader(options.jwt)).toMatchObject({ alg: 'HS256', typ: 'JWT' });
    expect(options.roomName).toBe(options.roomName.toLowerCase());
    expect(decodeJwt(options.jwt)).toMatchObject({ room: options.roomName, aud: 'jitsi', sub: '*' });
    // Prosody has no patience with clocks: a token must be valid since a while ago.
    expect(decodeJwt(options.jwt).nbf).toBeLessThan(Date.now() / 1_000 - 50);
  }
  expect(decodeJwt(asGuest.options.jwt)).toMatchObject({
    context: { user: { name: 'Grace', affiliation: 'member', moderator: false } },
  });
  expect(decodeJwt(asHost.options.jwt)).toMatchObject({
    context: { user: { name: 'Ada', affiliation: 'owner', moderator: true } },
  });
});
