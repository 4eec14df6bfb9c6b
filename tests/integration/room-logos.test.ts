import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DELETE, GET, PUT } from '@/app/api/v1/rooms/[name]/logo/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import * as settings from '@/lib/env/settings';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { previewEntrance } from '@/lib/migration/preview-entrance';
import type { LogoImage } from '@/lib/video-platforms/contract';
import { VideoPlatformError } from '@/lib/video-platforms/errors';
import { type ApiCaller, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { runJobsOnce } from '../support/run-jobs-once';
import { type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('a picture')]);
const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('another')]);

let ada: TestUser;
let owner: ApiCaller;
let other: ApiCaller;
let alpha: PlatformScript;
let uploads: { roomName: string; image: LogoImage }[];

beforeAll(async () => {
  await ensureInstallation();
  ada = await makeUser();
  owner = await makeCaller(ada);
  other = await makeCaller(await makeUser());
  alpha = registerScriptedPlatform('alpha');
});

beforeEach(() => {
  uploads = [];
  alpha.answerLogo = async ({ roomName }, image) => void uploads.push({ roomName, image });
});

const room = (values: Parameters<typeof makeRoom>[0] = {}) =>
  makeRoom({ platform: 'alpha', ownerId: ada.id, ...values });

function send(method: 'GET' | 'PUT' | 'DELETE', slug: string, call: { as?: ApiCaller; body?: Buffer; etag?: string }) {
  const headers = new Headers({ 'sec-fetch-site': 'same-origin' });
  if (call.as) headers.set('authorization', `Bearer ${call.as.key}`);
  if (call.etag) headers.set('if-none-match', call.etag);
  const request = new Request(`http://localhost:3000/api/v1/rooms/${slug}/logo`, {
    method,
    headers,
    ...(call.body ? { body: Uint8Array.from(call.body) } : {}),
  });
  const route = { GET, PUT, DELETE }[method];
  return route(request, { params: Promise.resolve({ name: slug }) });
}

describe('a room’s logo', () => {
  it('is put there by its owner and seen as it is by whoever may see the room', async () => {
    const { slug } = await room();
    expect((await send('GET', slug, {})).status).toBe(404);
    expect((await previewEntrance({ slug, actor: GUEST })).logoUrl).toBeNull();

    expect((await send('PUT', slug, { as: owner, body: PNG })).status).toBe(204);
    const answer = await send('GET', slug, {});
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
    const { logoUrl } = await previewEntrance({ slug, actor: GUEST });
    expect(logoUrl).toMatch(new RegExp(`^/api/v1/rooms/${slug}/logo\\?of=\\d+$`));

    const etag = answer.headers.get('etag') ?? '';
    expect((await send('GET', slug, { etag })).status).toBe(304);
    await send('PUT', slug, { as: owner, body: JPEG });
    const next = await send('GET', slug, { etag });
    expect(next.headers.get('content-type')).toBe('image/jpeg');
    expect((await previewEntrance({ slug, actor: GUEST })).logoUrl).not.toBe(logoUrl);

    expect((await send('DELETE', slug, { as: owner })).status).toBe(204);
    expect((await send('DELETE', slug, { as: owner })).status).toBe(204);
    expect(await (await send('GET', slug, {})).json()).toMatchObject({ code: 'logo-not-found' });
    const audit = await sql.query({
      text: `SELECT action FROM audit_entries WHERE action LIKE 'room.logo%' ORDER BY id`,
    });
    expect(audit).toEqual([
      { action: 'room.logo-changed' },
      { action: 'room.logo-changed' },
      { action: 'room.logo-removed' },
    ]);
  });

  it('is changed by nobody else, and not shown to who may not see the room', async () => {
    const { slug } = await room({ visibility: 'private' });
    expect((await send('PUT', slug, { body: PNG })).status).toBe(401);
    expect((await send('PUT', slug, { as: other, body: PNG })).status).toBe(403);
    expect((await send('DELETE', slug, { as: other })).status).toBe(403);
    await send('PUT', slug, { as: owner, body: PNG });
    expect((await send('GET', slug, {})).status).toBe(401);
    expect((await send('GET', slug, { as: other })).status).toBe(403);
    expect((await send('GET', slug, { as: owner })).status).toBe(200);
  });

  it('is a PNG or JPEG by its bytes, of at most 512 KiB', async () => {
    const { slug } = await room();
    for (const body of [Buffer.from('<svg onload="alert(1)"/>'), Buffer.from('GIF89a'), Buffer.alloc(0)]) {
      expect((await send('PUT', slug, { as: owner, body })).status).toBe(415);
    }
    const huge = Buffer.concat([PNG, Buffer.alloc(512 * 1024)]);
    expect((await send('PUT', slug, { as: owner, body: huge })).status).toBe(413);
    const largest = Buffer.concat([PNG, Buffer.alloc(512 * 1024 - PNG.length)]);
    expect((await send('PUT', slug, { as: owner, body: largest })).status).toBe(204);
  });
});

describe('on a platform that shows logos', () => {
  const join = (slug: string) => joinRoom({ slug, input: { displayName: 'Ada' }, actor: GUEST });

  it('each new meeting gets the room’s own, by a job', async () => {
    const { slug } = await room();
    await send('PUT', slug, { as: owner, body: JPEG });
    const { meeting } = await join(slug);
    await join(slug);
    expect(uploads).toEqual([]);
    await runJobsOnce();
    expect(uploads).toEqual([{ roomName: meeting.vendorRoomName, image: { bytes: JPEG, contentType: 'image/jpeg' } }]);
  });

  it('a room without one gets the installation’s, where there is one that can be used', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'patchbay-logo-'));
    const LOGO_FILE = path.join(folder, 'logo');
    const readSettings = settings.getSettings();
    const getSettings = vi.spyOn(settings, 'getSettings').mockReturnValue({ ...readSettings, LOGO_FILE });
    await join((await room()).slug);
    await runJobsOnce();
    await writeFile(LOGO_FILE, 'no picture');
    await join((await room()).slug);
    await runJobsOnce();
    expect(uploads).toEqual([]);
    await writeFile(LOGO_FILE, PNG);
    await join((await room()).slug);
    expect(await runJobsOnce()).toMatchObject({ failed: [] });
    expect(uploads.map(({ image }) => image)).toEqual([{ bytes: PNG, contentType: 'image/png' }]);
    getSettings.mockRestore();
    await rm(folder, { recursive: true });
  });

  it('a logo that fails is tried again, or left where that is no use, and nobody in the call hears of it', async () => {
    const fail = (code: 'unavailable' | 'rejected') => async () => {
      throw new VideoPlatformError({ platform: 'alpha', operation: 'upload-logo', code, reason: 'no' });
    };
    const { slug } = await room();
    alpha.answerLogo = fail('unavailable');
    const { meeting } = await join(slug);
    expect((await runJobsOnce()).failed).toMatchObject([{ job: 'upload-logo' }]);
    expect((await join(slug)).meeting.id).toBe(meeting.id);
    alpha.answerLogo = fail('rejected');
    expect(await runJobsOnce({ retry: true })).toMatchObject({ done: ['upload-logo'], failed: [] });
  });

  it('nothing is uploaded for a call that is over or of another account', async () => {
    const { slug } = await room();
    const { meeting } = await join(slug);
    alpha.account = 'account-2';
    await runJobsOnce();
    alpha.account = 'account-1';
    await sql.query({ text: "SELECT graphile_worker.add_job('upload-logo', $1)", values: [{ meetingId: meeting.id }] });
    await sql.query({
      text: "UPDATE meetings SET state = 'ended', ended_at = now() WHERE id = $1",
      values: [meeting.id],
    });
    await runJobsOnce();
    expect(uploads).toEqual([]);
  });
});
