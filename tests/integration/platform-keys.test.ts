import { beforeAll, describe, expect, it } from 'vitest';
import { GET as PLATFORMS } from '@/app/api/v1/platforms/route';
import { GET as DECISION } from '@/app/api/v1/rooms/[name]/decision/route';
import { POST as JOIN } from '@/app/api/v1/rooms/[name]/join/route';
import { POST as OPEN } from '@/app/api/v1/rooms/[name]/meeting/route';
import { PUT as MOVE } from '@/app/api/v1/rooms/[name]/override/route';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { findDecisionOfMeeting } from '@/lib/data/migration/decisions';
import { insertVendorCalls, type TimedVendorCall } from '@/lib/data/platforms/vendor-calls';
import { sql } from '@/lib/data/sql';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { previewEntrance } from '@/lib/migration/preview-entrance';
import { toDecisionView } from '@/lib/migration/to-decision-view';
import { askPlatforms } from '@/lib/platforms/ask-platforms';
import { FAILURES_TO_OPEN } from '@/lib/platforms/breaker';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser, type TestUser } from '../support/factories';
import { failAs, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let admin: TestUser;
let owner: TestUser;
let asAdmin: ApiCaller;
let asOwner: ApiCaller;

const KEY = { name: 'DAILY_API_KEY', isRequired: true, isSecret: true } as const;

beforeAll(async () => {
  await ensureInstallation();
  admin = await makeUser({ role: 'admin' });
  owner = await makeUser();
  asAdmin = await makeCaller(admin);
  asOwner = await makeCaller(owner);
  registerScriptedPlatform('whereby');
});

/** What Daily answered, later than all before. */
let answers = 0;
const answer = (outcome: TimedVendorCall['outcome'], status: number | null) => {
  answers += 1;
  const call = { platform: 'daily', operation: 'check-health', outcome, status, durationMs: 1, attempt: 1 };
  return insertVendorCalls([{ ...call, at: new Date(Date.now() + answers), durationClass: 1 }]);
};

describe('keys that are missing', () => {
  it('are named to administrators on the entrance, in the decision and in the list of platforms, and to nobody else', async () => {
    registerScriptedPlatform('daily', { settings: [KEY], missing: [KEY.name] });
    const { slug } = await makeRoom({ platform: 'daily', ownerId: owner.id });
    const noticeFor = async (actor: Parameters<typeof previewEntrance>[0]['actor']) =>
      (await previewEntrance({ slug, actor })).notice;
    expect(await noticeFor(admin.actor)).toBe(
      'Daily isn’t set up: DAILY_API_KEY is missing. Put that right and restart Patchbay. Calls of this room are on Whereby until then.',
    );
    expect(await noticeFor(owner.actor)).not.toContain('DAILY_API_KEY');
    expect(await noticeFor(GUEST)).toBe(
      'This room’s usual video service isn’t available. The call is on Whereby instead, and the link stays the same.',
    );
    // A room that was moved away from there doesn't miss it.
    const away = await makeRoom({ platform: 'daily' });
    await callApi(MOVE, { as: asAdmin, params: { name: away.slug }, body: { platform: 'whereby' } });
    expect(await previewEntrance({ slug: away.slug, actor: admin.actor })).toMatchObject({
      platform: 'whereby',
      notice: null,
    });
    const sentenceFor = async (as: ApiCaller) => {
      const { body } = await callApi(DECISION, { as, params: { name: slug }, query: { meeting: 'next' } });
      return body.sentence;
    };
    expect(await sentenceFor(asAdmin)).toBe(
      'Whereby, because this room’s home platform, Daily, isn’t set up here (DAILY_API_KEY is missing) and this is the default.',
    );
    expect(await sentenceFor(asOwner)).not.toContain('DAILY_API_KEY');
    const { body } = await callApi(PLATFORMS, { as: asAdmin });
    expect(body.items?.find(({ id }) => id === 'daily')).toMatchObject({
      isConfigured: false,
      missing: ['DAILY_API_KEY'],
    });
    const { meeting } = await joinRoom({ slug, input: { displayName: 'Ada' }, actor: GUEST });
    expect(meeting.platform).toBe('whereby');
  });
});

describe('a key that the vendor refuses', () => {
  it('lets the call run elsewhere, and tells the administrator which key it was', async () => {
    const daily = registerScriptedPlatform('daily', { settings: [KEY] });
    daily.answerCreate = failAs('daily', 'unauthorised', 'daily create-meeting: answered 401');
    const { slug } = await makeRoom({ platform: 'daily' });
    const { meeting } = await joinRoom({ slug, input: { displayName: 'Ada' }, actor: GUEST });
    expect(meeting.platform).toBe('whereby');
    const decision = await findDecisionOfMeeting(meeting.id);
    if (!decision) throw new Error('The decision was not kept.');
    const sentenceFor = (actor: TestUser['actor']) => toDecisionView(decision, { actor, at: new Date() }).sentence;
    expect(sentenceFor(admin.actor)).toBe(
      'Whereby, because Daily refused DAILY_API_KEY (this room’s home platform) and this is next in the fallback order.',
    );
    expect(sentenceFor(owner.actor)).toContain('Daily can’t be used now');
    expect(sentenceFor(owner.actor)).not.toContain('key');
    const [failed] = await sql.query<{ failure: unknown }>({
      text: `SELECT failure FROM meetings WHERE platform = 'daily' AND state = 'failed'`,
    });
    expect(failed?.failure).toEqual({ code: 'unauthorised', message: 'daily create-meeting: answered 401' });
  });

  it('is named to an administrator who can’t get in, and guests read something kind', async () => {
    const daily = registerScriptedPlatform('daily', { settings: [KEY] });
    daily.answerCreate = failAs('daily', 'unauthorised', 'answered 401');
    const { id, slug } = await makeRoom({ platform: 'daily', ownerId: owner.id });
    await sql.query({ text: `UPDATE rooms SET pin = 'required' WHERE id = $1`, values: [id] });
    const join = (as: ApiCaller | null) => callApi(JOIN, { as, params: { name: slug }, body: { displayName: 'Ada' } });
    // At one moment, so that they share the attempt: each still reads words of their own.
    const [byGuest, byAdmin, byOwner] = await Promise.all([join(null), join(asAdmin), join(asOwner)]);
    expect(byAdmin).toMatchObject({ status: 503, body: { code: 'no-platform' } });
    expect(byAdmin.body.sentence).toBe('No platform can take this room now: Daily refused DAILY_API_KEY.');
    expect(byAdmin.headers.get('retry-after')).toBe('60');
    expect(byOwner.body.sentence).toBe('No platform can take this room now: Daily can’t be used now.');
    expect(byGuest.body).toMatchObject({
      isLasting: true,
      sentence: 'This room isn’t set up for calls at the moment. It is nothing you did; tell whoever invited you.',
    });
    expect(JSON.stringify([byGuest.body, byOwner.body])).not.toContain('DAILY_API_KEY');
    // Left alone after so many failures, it is still the key that is to blame.
    for (let time = 0; time < FAILURES_TO_OPEN; time += 1) {
      await sql.query({ text: 'UPDATE platform_states SET breaker_open_until = now()' });
      await join(null);
    }
    expect((await join(asAdmin)).body.sentence).toBe(
      'No platform can take this room now: Daily refused DAILY_API_KEY.',
    );
    expect((await join(null)).body).toMatchObject({ isLasting: true });
    const noticeFor = async (actor: TestUser['actor'] | typeof GUEST) =>
      (await previewEntrance({ slug, actor })).notice;
    expect(await noticeFor(admin.actor)).toBe(
      'Daily refused DAILY_API_KEY: give it one that Daily accepts and restart Patchbay. Nobody can join until then.',
    );
    expect(await noticeFor(GUEST)).toBe('This room isn’t set up for calls at the moment. Tell whoever invited you.');
    const opened = await callApi(OPEN, { as: asAdmin, params: { name: slug } });
    expect(opened.body.sentence).toContain('DAILY_API_KEY');
  });

  it('is named on the entrance as soon as any call to the vendor was refused for it, and no longer than that', async () => {
    registerScriptedPlatform('daily', { settings: [KEY] });
    const { slug } = await makeRoom({ platform: 'daily', ownerId: owner.id });
    await sql.query({ text: 'TRUNCATE platform_states' });
    const look = async (actor: TestUser['actor'] | typeof GUEST = admin.actor) => {
      const { platform, notice } = await previewEntrance({ slug, actor });
      return { platform, notice };
    };
    await answer('ok', 200);
    expect(await look()).toEqual({ platform: 'daily', notice: null });
    await answer('unauthorised', 401);
    // What is no word on the key changes nothing.
    await answer('unavailable', null);
    expect(await look()).toEqual({
      platform: 'whereby',
      notice:
        'Daily refused DAILY_API_KEY: give it one that Daily accepts and restart Patchbay. Calls of this room are on Whereby until then.',
    });
    expect((await look(owner.actor)).notice).toMatch(/^Daily can’t be used now: ask an administrator/);
    expect((await look(GUEST)).notice).toMatch(/^This room’s usual video service isn’t available\./);
    await answer('ok', 200);
    expect(await look()).toEqual({ platform: 'daily', notice: null });
  });

  it('is found out at the start, and a platform that was left alone for it is asked again once it accepts it', async () => {
    const daily = registerScriptedPlatform('daily', { settings: [KEY] });
    await sql.query({
      text: `INSERT INTO platform_states (platform, failures_in_row, breaker_opened_at, breaker_open_until, breaker_cause)
             VALUES ('daily', 3, now(), now() + interval '5 minutes', 'key-refused')`,
    });
    const { slug } = await makeRoom({ platform: 'daily' });
    const landsOn = async () => (await previewEntrance({ slug, actor: GUEST })).platform;
    daily.isHealthy = false;
    await askPlatforms();
    expect(await landsOn()).toBe('whereby');
    daily.isHealthy = true;
    await askPlatforms();
    expect(await landsOn()).toBe('daily');
  });

  it('is named to an administrator also where a call goes on that nobody can be let into any more', async () => {
    const vonage = registerScriptedPlatform('vonage', { settings: [{ ...KEY, name: 'VONAGE_API_KEY' }] });
    const { slug } = await makeRoom({ platform: 'vonage', ownerId: owner.id });
    const join = (as: ApiCaller | null) => callApi(JOIN, { as, params: { name: slug }, body: { displayName: 'Ada' } });
    expect((await join(null)).status).toBe(200);
    vonage.answerGrant = failAs('vonage', 'unauthorised', 'answered 401');
    const [byGuest, byAdmin] = [await join(null), await join(asAdmin)];
    expect([byGuest.status, byAdmin.status]).toEqual([503, 503]);
    expect(byAdmin.body.detail).toMatch(
      /^Somebody is joining this call on Vonage, and nobody else can be let in: Vonage refused VONAGE_API_KEY\./,
    );
    expect(byAdmin.body.supportCode).toMatch(/^PB-/);
    expect(JSON.stringify(byGuest.body)).not.toContain('VONAGE_API_KEY');
  });
});
