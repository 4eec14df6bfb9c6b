import type { QueryResultRow } from 'pg';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/api/webhooks/[platform]/[[...path]]/route';
import { makeJaasSettings, signJaasBody, writeJaasBody } from '@/lib/commands/bench/jaas-deliveries';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import { openSealedLink } from '@/lib/recordings/seal-link';
import { getPlatformClient, registerPlatform } from '@/lib/video-platforms';
import { findPlatform } from '@/lib/video-platforms/installed-platforms';
import { jaas } from '@/lib/video-platforms/jaas';
import { forgetOldDeliveries } from '@/lib/webhooks/forget-old-deliveries';
import { listWebhookRefusals } from '@/lib/webhooks/list-webhook-refusals';
import { rescueDeliveries } from '@/lib/webhooks/rescue-deliveries';
import { makeRoom } from '../support/factories';
import { makeMeeting } from '../support/make-meeting';
import { runJobsOnce } from '../support/run-jobs-once';
import { setUpTestDatabase } from '../support/test-database';

const settings = makeJaasSettings();
const [SECRET] = [settings.JAAS_WEBHOOK_SECRET ?? ''];
Object.assign(process.env, settings, { JAAS_WEBHOOK_SECRET: `whsec_newer-secret-0123456789abcdef,${SECRET}` });
setUpTestDatabase();

let room: string;

beforeAll(async () => {
  await ensureInstallation();
  const { id } = await makeRoom({ platform: 'jaas' });
  room = `vendor-${(await makeMeeting(id, { platform: 'jaas' })).id}`;
});

beforeEach(async () => {
  await sql.query({ text: 'TRUNCATE webhook_deliveries' });
  await sql.query({ text: 'TRUNCATE graphile_worker._private_jobs' });
  await sql.query({ text: 'DELETE FROM participant_sessions' });
});

afterEach(() => {
  vi.restoreAllMocks();
});

interface Delivery extends QueryResultRow {
  id: string;
  event_id: string | null;
  type: string | null;
  state: string;
  attempts: number;
  verdict: Record<string, unknown> | null;
  vendor_room_name: string | null;
}

const deliveries = () => sql.query<Delivery>({ text: 'SELECT * FROM webhook_deliveries ORDER BY received_at, id' });
const people = () =>
  sql.query({ text: 'SELECT vendor_session_id AS id, state, display_name FROM participant_sessions ORDER BY 1' });

async function post(
  body: string | ReadableStream<Uint8Array>,
  headers: Record<string, string>,
  platform = 'jaas',
): Promise<{ status: number; answer: Record<string, unknown> | null; headers: Headers }> {
  const request = new Request(`http://localhost/api/webhooks/${platform}`, {
    method: 'POST',
    body,
    headers,
    ...(typeof body === 'string' ? {} : { duplex: 'half' }),
  } as RequestInit);
  const response = await POST(request, { params: Promise.resolve({ platform }) });
  const text = await response.text();
  return { status: response.status, answer: text === '' ? null : JSON.parse(text), headers: response.headers };
}

function joined(connection: string, values: { id?: string; name?: string; room?: string } = {}): string {
  return writeJaasBody({
    type: 'PARTICIPANT_JOINED',
    room: values.room ?? room,
    connection,
    name: values.name ?? 'Ada',
    at: new Date('2026-11-24T09:00:00Z'),
    ...(values.id === undefined ? {} : { id: values.id }),
  });
}

const send = (body: string) => post(body, signJaasBody(body, new Date()));

describe('the inbox', () => {
  it('answers 200 once delivery and job are stored, before anything else happens', async () => {
    expect(await send(joined('c1'))).toMatchObject({ status: 200, answer: null });
    expect(await deliveries()).toMatchObject([{ state: 'received', attempts: 0, type: 'PARTICIPANT_JOINED' }]);
    expect(await people()).toEqual([]);
    expect((await runJobsOnce()).done).toEqual(['apply-webhook-delivery']);
    expect(await people()).toEqual([{ id: 'c1@8x8.vc', state: 'open', display_name: 'Ada' }]);
  });

  it('sets nothing where a vendor takes the answer for a room’s settings', async () => {
    const question = JSON.stringify({ idempotencyKey: 'q1', eventType: 'SETTINGS_PROVISIONING', fqn: room });
    expect(await send(question)).toMatchObject({ status: 200, answer: {} });
    expect(await send(JSON.stringify({ fqn: room }))).toMatchObject({ status: 200, answer: {} });
  });

  it('keeps a link that needs no sign-in sealed, and can still apply it', async () => {
    const url = 'https://storage.test/p/the-key/call.mp4';
    const upload = { ...JSON.parse(joined('c1')), eventType: 'RECORDING_UPLOADED' };
    upload.data = { recordingSessionId: 'rs-1', preAuthenticatedLink: url, durationSec: 15 };
    expect(await send(JSON.stringify(upload))).toMatchObject({ status: 200 });
    const [stored] = await sql.query<{ id: string; raw_body: Buffer } & QueryResultRow>({
      text: 'SELECT id, raw_body FROM webhook_deliveries',
    });
    expect(stored?.raw_body.toString()).toContain('"preAuthenticatedLink":"sealed:');
    expect(stored?.raw_body.toString()).not.toContain('storage.test');
    await runJobsOnce();
    expect(await deliveries()).toMatchObject([{ state: 'applied' }]);
    const [recording] = await sql.query<{ sealed: string } & QueryResultRow>({
      text: `SELECT provider_data ->> 'sealedLink' AS sealed FROM recordings WHERE vendor_recording_id = 'rs-1'`,
    });
    expect(openSealedLink(recording?.sealed ?? '', 'rs-1')).toBe(url);
  });

  it('still takes what a vendor tells of calls that go on, once its keys are gone and its secret is there', async () => {
    const { entry } = findPlatform('jaas') ?? {};
    if (!entry) throw new Error('no JaaS');
    const readConfig = () => ({ isConfigured: false, missing: ['JAAS_PRIVATE_KEY'], invalid: [] }) as const;
    registerPlatform({ ...jaas, readConfig }, entry);
    try {
      expect(await send(joined('c1'))).toMatchObject({ status: 200 });
      expect((await post(joined('c2'), signJaasBody('another body', new Date()))).status).toBe(401);
      await runJobsOnce();
      expect(await deliveries()).toMatchObject([{ state: 'applied' }]);
      expect(await people()).toEqual([{ id: 'c1@8x8.vc', state: 'open', display_name: 'Ada' }]);
      registerPlatform({ id: 'jaas', readConfig, createClient: jaas.createClient, frameOrigins: () => [] }, entry);
      expect((await send(joined('c3'))).status).toBe(404);
    } finally {
      registerPlatform(jaas, entry);
    }
  });

  it('takes a repetition, unknown types and unknown rooms with 200', async () => {
    const body = joined('c1', { id: 'same' });
    const unknown = JSON.stringify({ idempotencyKey: 'u1', eventType: 'SOMETHING_NEW', fqn: 'x/y', timestamp: 1 });
    const statuses = [
      await send(body),
      await send(body),
      await send(unknown),
      await send(joined('c2', { room: 'not-ours' })),
    ];
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await runJobsOnce();
    expect(
      (await deliveries()).map(({ event_id: id, state }) => [id === 'same' || id === 'u1' ? id : 'c2', state]),
    ).toEqual([
      ['same', 'applied'],
      ['u1', 'ignored'],
      ['c2', 'unmatched'],
    ]);
    expect((await deliveries())[2]).toMatchObject({ vendor_room_name: 'not-ours' });
  });

  it('keeps which secret it was and how old the signature', async () => {
    const body = joined('c1');
    await post(body, signJaasBody(body, new Date(Date.now() - 60_000)));
    const [delivery] = await deliveries();
    expect(delivery?.verdict).toMatchObject({ secret: 2, secrets: 2 });
    expect(delivery?.verdict?.ageMs).toBeGreaterThan(59_000);
    expect(JSON.stringify(delivery)).not.toContain(SECRET);
  });

  it('takes what PostgreSQL can’t keep as it stands: null characters and halves of a character', async () => {
    const id = `${'long'.repeat(2_000)}`;
    const body = joined('c1', { id, name: 'A\u0000da \ud83d' });
    expect((await send(body)).status).toBe(200);
    expect((await send(body)).status).toBe(200);
    expect((await runJobsOnce()).failed).toEqual([]);
    expect(await deliveries()).toMatchObject([{ state: 'applied', event_id: expect.stringMatching(/^sha256:/) }]);
    expect(await people()).toMatchObject([{ display_name: 'Ada \ufffd' }]);
  });

  it('refuses a wrong signature with 401 and keeps nothing but their number', async () => {
    const administrator = { kind: 'user', id: 'ada', name: 'Ada', email: 'ada@example.com', role: 'admin' } as const;
    const before = listWebhookRefusals(administrator, new Date()).items[0]?.refused ?? 0;
    const answer = await post(joined('c1'), signJaasBody('another body', new Date()));
    expect(answer).toMatchObject({ status: 401, answer: { code: 'invalid-signature' } });
    expect(await deliveries()).toEqual([]);
    await post(joined('c1'), signJaasBody('another body', new Date()));
    await post('{}', {});
    expect(listWebhookRefusals(administrator, new Date()).items).toMatchObject([
      {
        platform: 'jaas',
        refused: before + 3,
        reason: 'mismatch',
        sentence: expect.stringContaining(`${before + 3} deliveries`),
        advice: expect.stringContaining('JAAS_WEBHOOK_SECRET'),
      },
    ]);
    const later = new Date(Date.now() + 61 * 60_000);
    expect(listWebhookRefusals(administrator, later).items).toEqual([]);
  });

  it('does not even read a body that carries no signature, nor one that is too large', async () => {
    let pulls = 0;
    const endless = () =>
      new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            pulls += 1;
            controller.enqueue(new Uint8Array(64 * 1024));
          },
        },
        { highWaterMark: 0 },
      );
    expect((await post(endless(), {})).status).toBe(401);
    expect(pulls).toBe(0);
    expect((await post(endless(), signJaasBody('', new Date()))).status).toBe(413);
    expect(pulls).toBeLessThan(20);
    expect((await post('{}', {}, 'nobody')).answer).toMatchObject({ status: 404, code: 'platform-not-found' });
  });

  it('limits bad signatures from one address, and takes a right one from there all the same', async () => {
    const bad = () => post(joined('c1'), signJaasBody('another body', new Date()));
    const statuses = [];
    for (let attempt = 0; attempt < 40; attempt++) statuses.push((await bad()).status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    const limited = await bad();
    expect(limited).toMatchObject({ status: 429, answer: { code: 'too-many-requests' } });
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await send(joined('c1'))).status).toBe(200);
    expect(await deliveries()).toHaveLength(1);
  });

  it('answers 503 while the database is away', async () => {
    vi.spyOn(sql, 'query').mockRejectedValue(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    const { status, answer, headers } = await send(joined('c1'));
    expect({ status, code: answer?.code, wait: headers.get('retry-after') }).toEqual({
      status: 503,
      code: 'database-unavailable',
      wait: '5',
    });
  });
});

describe('applying deliveries', () => {
  it('does many in one run, in the order in which they came', async () => {
    for (let person = 0; person < 30; person++) await send(joined(`c${person}`));
    const { done, failed } = await runJobsOnce();
    expect({ jobs: done.filter((job) => job === 'apply-webhook-delivery').length, failed }).toEqual({
      jobs: 1,
      failed: [],
    });
    expect(await people()).toHaveLength(30);
    expect((await deliveries()).every(({ state, attempts }) => state === 'applied' && attempts === 1)).toBe(true);
  });

  it('never lets one that goes wrong fail its neighbours', async () => {
    const { webhooks } = getPlatformClient('jaas');
    if (!webhooks) throw new Error('JaaS has no webhooks');
    const { normalise } = webhooks;
    vi.spyOn(webhooks, 'normalise').mockImplementation((rawBody, path) => {
      if (Buffer.from(rawBody).includes('poison')) throw new TypeError('a mistake of ours');
      return normalise(rawBody, path);
    });
    for (const name of ['c1', 'poison-1', 'c2', 'poison-2', 'c3']) await send(joined(name, { id: name }));
    await send(JSON.stringify({ idempotencyKey: 'no-sense' }));
    await runJobsOnce();
    const states = new Map((await deliveries()).map(({ event_id: id, state, attempts }) => [id, [state, attempts]]));
    expect([...states].filter(([id]) => id?.startsWith('c')).map(([, state]) => state)).toEqual(
      Array.from({ length: 3 }, () => ['applied', 1]),
    );
    expect([states.get('poison-1'), states.get('poison-2')]).toEqual([
      ['failed', 1],
      ['failed', 1],
    ]);
    expect(states.get(null) ?? states.get('no-sense')).toMatchObject(['failed', 1]);
    expect(await people()).toHaveLength(3);
    // What went wrong is tried again, by its own job.
    vi.restoreAllMocks();
    await runJobsOnce({ retry: true });
    expect(await people()).toHaveLength(5);
  });
});

describe('old and forgotten deliveries', () => {
  it('are deleted after the days that they are to be kept', async () => {
    for (const name of ['old', 'young']) await send(joined(name, { id: name }));
    await sql.query({
      text: `UPDATE webhook_deliveries SET received_at = now() - interval '31 days' WHERE event_id = 'old'`,
    });
    await forgetOldDeliveries(new Date());
    expect((await deliveries()).map(({ event_id: id }) => id)).toEqual(['young']);
  });

  it('never wait for ever: without a job they get one, and with one that was given up they are failed', async () => {
    for (const name of ['forgotten', 'given-up', 'fresh']) await send(joined(name, { id: name }));
    const jobOf = `payload->>'deliveryId' IN (SELECT id::text FROM webhook_deliveries WHERE event_id = $1)`;
    await sql.query({ text: `DELETE FROM graphile_worker._private_jobs WHERE ${jobOf}`, values: ['forgotten'] });
    await sql.query({
      text: `UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE ${jobOf}`,
      values: ['given-up'],
    });
    await rescueDeliveries(new Date());
    expect((await deliveries()).map(({ state }) => state)).toEqual(['received', 'received', 'received']);
    await rescueDeliveries(new Date(Date.now() + 11 * 60_000));
    await runJobsOnce();
    const states = Object.fromEntries((await deliveries()).map(({ event_id: id, state }) => [id, state]));
    expect(states).toEqual({ forgotten: 'applied', 'given-up': 'failed', fresh: 'applied' });
  });
});
