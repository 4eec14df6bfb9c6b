import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET, PUT } from '@/app/api/v1/platforms/[id]/webhook-setup/route';
import { sql } from '@/lib/data/sql';
import { describeWebhookSetupFailure } from '@/lib/platforms/describe-webhook-setup-failure';
import { provisionWebhooks } from '@/lib/platforms/provision-webhooks';
import { webhookSetupSchema } from '@/lib/schemas/platform';
import { VideoPlatformError, type VideoPlatformErrorCode } from '@/lib/video-platforms/errors';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { registerDaily } from '../support/daily-platform';
import { makeUser, type TestUser } from '../support/factories';
import { setUpTestDatabase } from '../support/test-database';

process.env.PUBLIC_URL = 'https://patchbay.example.com';
setUpTestDatabase();

const HOOK = 'https://patchbay.example.com/api/webhooks/daily';

let owner: TestUser;
let admin: ApiCaller;
let member: ApiCaller;

beforeAll(async () => {
  owner = await makeUser({ role: 'admin' });
  admin = await makeCaller(owner);
  member = await makeCaller(await makeUser());
});

beforeEach(() => {
  registerDaily({ url: HOOK });
});

describe('setting webhooks up', () => {
  const get = (as: ApiCaller | null = admin, id = 'daily') => callApi(GET, { as, params: { id } });
  const put = (as: ApiCaller | null = admin, id = 'daily') => callApi(PUT, { as, params: { id } });

  it('has the platform send them here, says so, and is written down', async () => {
    expect((await get()).body).toMatchObject({ state: 'absent', url: null, expectedUrl: HOOK });
    const { status, body } = await put();
    expect({ status, body }).toMatchObject({ status: 200, body: { state: 'active', url: HOOK, expectedUrl: HOOK } });
    expect(webhookSetupSchema.safeParse(body).error).toBeUndefined();
    expect((await get()).body).toEqual(body);
    const entries = await sql.query({
      text: `SELECT before, after FROM audit_entries WHERE action = 'platform.webhooks-set-up' ORDER BY at DESC LIMIT 1`,
    });
    expect(entries).toEqual([{ before: { state: 'absent', url: null }, after: { state: 'active', url: HOOK } }]);
  });

  it('says where they go instead, and takes them only when told to', async () => {
    const elsewhere = 'https://staging.example.com/api/webhooks/daily';
    registerDaily({ url: HOOK, send: async () => 200 });
    await provisionWebhooks({ actor: owner.actor, platformId: 'daily', url: elsewhere });
    const { body } = await get();
    expect(body).toMatchObject({ state: 'broken', url: elsewhere, expectedUrl: HOOK });
    expect(body.message).toContain(elsewhere);
    expect((await put()).body).toMatchObject({ state: 'active', url: HOOK });
  });

  it('tells what to do where the platform refuses', async () => {
    registerDaily({ url: HOOK, send: async () => 401 });
    const { status, body } = await put();
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'webhook-setup-refused' });
    expect(body.detail).toMatch(/^Daily could not deliver its test to patchbay\.example\.com/);
    expect(body.detail).not.toContain('provision-webhooks');
  });

  it('tells an operator in plain words what keeps it from the platform', () => {
    const failure = (platform: string, code: VideoPlatformErrorCode, reason: string) =>
      describeWebhookSetupFailure(new VideoPlatformError({ platform, operation: 'list-webhooks', code, reason }));
    expect(failure('daily', 'unauthorised', 'answered 401')).toMatch(/^Daily refused DAILY_API_KEY\./);
    expect(failure('whereby', 'not-configured', 'is not configured')).toBe(
      'Whereby isn’t set up: WHEREBY_API_KEY is missing.',
    );
    expect(failure('daily', 'unavailable', 'answered 503')).toBe('Daily answered 503. Try again in a moment.');
  });

  it('is for administrators, and for platforms that have it', async () => {
    expect([(await get(null)).status, (await get(member)).status]).toEqual([401, 403]);
    expect([(await put(null)).status, (await put(member)).status]).toEqual([401, 403]);
    expect((await put(admin, 'mock')).body).toMatchObject({ status: 404, code: 'not-found' });
    expect((await put(admin, 'skype')).body).toMatchObject({ status: 404, code: 'platform-not-found' });
    expect((await put(admin, 'jitsi')).body).toMatchObject({ status: 409, code: 'platform-not-configured' });
  });
});
