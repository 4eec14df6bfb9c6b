import { beforeAll, describe, expect, it, vi } from 'vitest';
import { DELETE, GET, POST } from '@/app/api/jitsi/conference/[[...id]]/route';
import { findMeeting } from '@/lib/data/meetings/meetings';
import * as pool from '@/lib/data/sql';
import { makeRoom } from '../support/factories';
import { makeMeeting } from '../support/make-meeting';
import { setUpTestDatabase } from '../support/test-database';

vi.stubEnv('JITSI_DOMAIN', 'meet.example.com');
vi.stubEnv('JITSI_WEBHOOK_SECRET', 'newer-secret,older-secret');

setUpTestDatabase();

type Values = Parameters<typeof makeMeeting>[1];

async function makeVendorRoom(values: Values = {}): Promise<{ id: string; name: string }> {
  const room = await makeRoom();
  const { id } = await makeMeeting(room.id, { platform: 'jitsi', ...values });
  const meeting = await findMeeting(id);
  return { id, name: meeting?.vendorRoomName ?? '' };
}

interface Asked {
  readonly form?: Record<string, string> | string;
  readonly id?: string;
  readonly authorization?: string | null;
}

async function ask(route: typeof GET, method: string, asked: Asked = {}) {
  const { form, id, authorization = 'Bearer older-secret' } = asked;
  const headers = new Headers({ 'user-agent': 'Prosody (0.12.3; posix)' });
  if (authorization !== null) headers.set('authorization', authorization);
  const request = new Request(`http://localhost:3000/api/jitsi/conference${id ? `/${id}` : ''}`, {
    method,
    headers,
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  const response = await route(request, { params: Promise.resolve(id === undefined ? {} : { id: id.split('/') }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** As Prosody's mod_reservations writes it. */
const formFor = (name: string) => ({
  name,
  start_time: '2026-11-24T09:00:00.000Z',
  mail_owner: '14f01c40-5195-4a4d-8efb-f58b49d18741@meet.example.com',
});

describe('a conference that Jitsi asks for', () => {
  let open: { id: string; name: string };
  beforeAll(async () => {
    open = await makeVendorRoom();
  });

  it('may be opened where a meeting is open or being made, however often it is asked for', async () => {
    const creating = await makeVendorRoom({ state: 'creating' });
    for (const { id, name } of [open, creating]) {
      const answer = await ask(POST, 'POST', { form: formFor(name) });
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        id,
        name,
        mail_owner: formFor(name).mail_owner,
        start_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        duration: expect.any(Number),
      });
      // Prosody throws people out when it is over.
      expect(answer.body.duration).toBeGreaterThan(7 * 86_400);
      expect(await ask(POST, 'POST', { form: formFor(name.toUpperCase()) })).toMatchObject({ body: { id } });
    }
  });

  it('may not be opened where there is no such meeting here, and people are told why', async () => {
    const ended = await makeVendorRoom({ state: 'ended' });
    const draining = await makeVendorRoom({ state: 'draining' });
    const elsewhere = await makeVendorRoom({ platform: 'mock' });
    for (const name of [ended.name, draining.name, elsewhere.name, `[acme]${open.name}`, 'anything', '*']) {
      const { status, body } = await ask(POST, 'POST', { form: formFor(name) });
      expect(status).toBe(403);
      expect(body).toEqual({ message: expect.stringContaining('Open its link again') });
    }
  });

  it('is found again by its id, and its end changes nothing here', async () => {
    const { status, body } = await ask(GET, 'GET', { id: open.id });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: open.id, name: open.name, duration: expect.any(Number) });
    for (let time = 0; time < 2; time += 1) {
      expect(await ask(DELETE, 'DELETE', { id: open.id })).toMatchObject({ status: 200 });
    }
    expect(await ask(DELETE, 'DELETE', { id: '364758328' })).toMatchObject({ status: 200 });
    expect((await findMeeting(open.id))?.state).toBe('live');
    for (const id of ['364758328', crypto.randomUUID(), '../x', `${open.id}/x`]) {
      expect(await ask(GET, 'GET', { id })).toMatchObject({ status: 404, body: { message: expect.any(String) } });
    }
  });

  it('is told to nobody who does not know the secret', async () => {
    for (const authorization of [null, 'Bearer wrong', 'older-secret', 'Bearer ']) {
      expect(await ask(POST, 'POST', { form: formFor(open.name), authorization })).toMatchObject({ status: 401 });
      expect(await ask(GET, 'GET', { id: open.id, authorization })).toMatchObject({ status: 401 });
      expect(await ask(DELETE, 'DELETE', { id: open.id, authorization })).toMatchObject({ status: 401 });
    }
    expect(await ask(POST, 'POST', { form: formFor(open.name), authorization: 'Bearer newer-secret' })).toMatchObject({
      status: 200,
    });
  });

  it('is refused with a message whatever else is sent', async () => {
    for (const asked of [{}, { form: 'nonsense' }, { form: { ...formFor(''), name: '' } }]) {
      expect(await ask(POST, 'POST', asked)).toMatchObject({ status: 400, body: { message: expect.any(String) } });
    }
    expect(await ask(POST, 'POST', { form: formFor('x'.repeat(20_000)) })).toMatchObject({ status: 413 });
    expect(await ask(POST, 'POST', { form: formFor('a\0b') })).toMatchObject({ body: { message: expect.any(String) } });
    expect(await ask(POST, 'POST', { id: open.id, form: formFor(open.name) })).toMatchObject({ status: 404 });
    expect(await ask(GET, 'GET')).toMatchObject({ status: 404 });
  });

  it('is answered with 503 while the database is down, so that Jitsi asks again', async () => {
    const down = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const query = vi.spyOn(pool.sql, 'query').mockRejectedValue(down);
    const { status, body } = await ask(POST, 'POST', { form: formFor(open.name) });
    query.mockRestore();
    expect(status).toBe(503);
    expect(body.message).toContain('Try again');
  });
});
