import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GUEST } from '@/lib/access/actor';
import { ensureInstallation } from '@/lib/data/installation';
import { findDecisionOfMeeting } from '@/lib/data/migration/decisions';
import { listPlatformStates } from '@/lib/data/platforms/platform-states';
import { sql } from '@/lib/data/sql';
import { joinRoom } from '@/lib/meetings/joining/join-room';
import { moveRooms } from '@/lib/migration/moves/move-rooms';
import { previewDecision } from '@/lib/migration/preview-decision';
import { FAILURES_TO_OPEN } from '@/lib/platforms/breaker';
import { getAdminRoom } from '@/lib/rooms/get-admin-room';
import { moveRoomsSchema } from '@/lib/schemas/room-moves';
import { makeRoom, makeUser } from '../support/factories';
import { hearChanges } from '../support/hear-changes';
import { failAs, failAsUnavailable, type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

let alpha: PlatformScript;
let beta: PlatformScript;

beforeAll(async () => {
  await ensureInstallation();
  alpha = registerScriptedPlatform('alpha');
  beta = registerScriptedPlatform('beta');
});

beforeEach(async () => {
  for (const script of [alpha, beta]) {
    script.creates.length = 0;
    script.answerCreate = async () => {};
    script.account = 'account-1';
  }
  await sql.query({ text: 'DELETE FROM platform_states' });
  await sql.query({ text: 'DELETE FROM audit_entries' });
});

/** A room of its own at home on `alpha`, and somebody who joins it. */
async function joinNewRoom(values: Parameters<typeof makeRoom>[0] = {}) {
  const { slug } = await makeRoom({ platform: 'alpha', ...values });
  return joinRoom({ slug, input: { displayName: 'Ada' }, actor: GUEST });
}

async function failOften(times: number) {
  alpha.answerCreate = failAsUnavailable('alpha');
  for (let time = 0; time < times; time += 1) await joinNewRoom();
}

const breakerOf = async (id: string) => (await listPlatformStates()).find(({ platform }) => platform === id)?.breaker;

/** As if the time that the platform is left alone were over. */
const endPause = () =>
  sql.query({ text: `UPDATE platform_states SET breaker_open_until = now() - interval '1 millisecond'` });

const auditOf = (action: string) =>
  sql.query({ text: 'SELECT actor_kind, actor_name, after FROM audit_entries WHERE action = $1', values: [action] });

describe('a platform that fails again and again', () => {
  it('is left alone after so many creates in a row, so that nobody waits for it, and everybody is told', async () => {
    await failOften(FAILURES_TO_OPEN - 1);
    expect(await breakerOf('alpha')).toMatchObject({ state: 'closed', failuresInRow: FAILURES_TO_OPEN - 1 });
    const changes = await hearChanges(() => failOften(1));
    expect(changes).toContainEqual({ topic: 'platform' });
    expect(await breakerOf('alpha')).toMatchObject({ state: 'open', cause: 'create-failed' });
    expect(alpha.creates).toHaveLength(FAILURES_TO_OPEN);

    const { meeting } = await joinNewRoom();
    expect(meeting.platform).toBe('beta');
    expect(alpha.creates).toHaveLength(FAILURES_TO_OPEN);
    expect(await findDecisionOfMeeting(meeting.id)).toMatchObject({
      reason: 'FALLBACK',
      details: { instead: { platform: 'alpha', cause: 'breaker-open' } },
    });
    expect(await auditOf('platform.breaker-opened')).toEqual([
      { actor_kind: 'system', actor_name: 'Breaker', after: expect.objectContaining({ cause: 'create-failed' }) },
    ]);
  });

  it('is tried by one create when its pause is over, however many come, and is left alone for longer if that fails', async () => {
    await failOften(FAILURES_TO_OPEN);
    const first = await breakerOf('alpha');
    await endPause();
    expect(await breakerOf('alpha')).toMatchObject({ state: 'half-open' });
    await Promise.all(Array.from({ length: 8 }, () => joinNewRoom()));
    expect(alpha.creates).toHaveLength(FAILURES_TO_OPEN + 1);
    const second = await breakerOf('alpha');
    expect(second).toMatchObject({ state: 'open', openedAt: first?.openedAt });
    const [pause] = await sql.query({
      text: `SELECT extract(epoch FROM breaker_open_until - now()) > 20 AS is_longer FROM platform_states WHERE platform = 'alpha'`,
    });
    expect(pause).toEqual({ is_longer: true });
    expect(await auditOf('platform.breaker-opened')).toHaveLength(1);
  });

  it('takes meetings again as soon as that one try succeeds', async () => {
    await failOften(FAILURES_TO_OPEN);
    await endPause();
    alpha.answerCreate = async () => {};
    expect((await joinNewRoom()).meeting.platform).toBe('alpha');
    expect(await breakerOf('alpha')).toMatchObject({ state: 'closed', failuresInRow: 0, cause: null });
    expect((await joinNewRoom()).meeting.platform).toBe('alpha');
    expect(await auditOf('platform.breaker-closed')).toEqual([
      { actor_kind: 'system', actor_name: 'Breaker', after: { breaker: 'closed' } },
    ]);
  });

  it('is foreseen with the doubt that there is, until it has made a meeting again', async () => {
    const { actor } = await makeUser({ role: 'admin' });
    const { slug } = await makeRoom({ platform: 'alpha' });
    await failOften(FAILURES_TO_OPEN);
    await endPause();
    const failed = await breakerOf('alpha');
    const doubt = { failuresInRow: FAILURES_TO_OPEN, lastFailedAt: failed?.lastFailedAt?.toISOString() };
    const words =
      /^alpha, if it answers again \(its last 3 tries failed, the last on [\d-]+ at \d\d:\d\d UTC\), because /i;

    const decision = await previewDecision({ slug, actor });
    expect(decision).toMatchObject({ platform: 'alpha', reason: 'ROOM_PLATFORM', doubt });
    expect(decision.sentence).toMatch(words);
    expect(decision.steps.at(-1)?.explanation).toMatch(/; alpha is tried again, as its last tries failed\.$/i);
    expect((await getAdminRoom(actor, slug)).next).toMatchObject({ platform: 'alpha', doubt });

    const elsewhere = await makeRoom({ platform: 'beta' });
    const preview = (rooms: string[]) =>
      moveRooms({ actor, input: moveRoomsSchema.parse({ rooms, platform: 'alpha', dryRun: true }) });
    const { rooms, summary } = await preview([elsewhere.slug, slug]);
    expect(rooms.map(({ after }) => after)).toEqual([
      { platform: 'alpha', reason: 'ROOM_OVERRIDE', doubt },
      { platform: 'alpha', reason: 'ROOM_OVERRIDE', doubt },
    ]);
    expect(rooms[0]?.sentence).toMatch(/^Its next meeting is on alpha, if it answers again \(its last 3 tries failed/i);
    expect(summary.sentence).toMatch(/; alpha has to answer again first: its last 3 tries failed, the last on /i);

    // It is tried all the same, and the one success takes the doubt away.
    alpha.answerCreate = async () => {};
    expect((await joinNewRoom()).meeting.platform).toBe('alpha');
    expect(await previewDecision({ slug, actor })).toMatchObject({
      platform: 'alpha',
      doubt: null,
      sentence: expect.stringMatching(/^alpha, because /i),
    });
  });

  it('is tried again where whoever tried it died meanwhile', async () => {
    await failOften(FAILURES_TO_OPEN);
    await endPause();
    // Somebody claims the try and is never heard of again: until its time is up the platform is left alone.
    alpha.answerCreate = async () => {};
    await sql.query({ text: `UPDATE platform_states SET breaker_open_until = now() + interval '8 seconds'` });
    expect((await joinNewRoom()).meeting.platform).toBe('beta');
    await endPause();
    expect((await joinNewRoom()).meeting.platform).toBe('alpha');
  });

  it('counts only failures in a row', async () => {
    for (let time = 0; time < FAILURES_TO_OPEN; time += 1) {
      await failOften(FAILURES_TO_OPEN - 1);
      alpha.answerCreate = async () => {};
      await joinNewRoom();
    }
    expect(await breakerOf('alpha')).toMatchObject({ state: 'closed', failuresInRow: 0 });
  });

  it('is not blamed for rooms that it refuses, and for accounts whose keys were changed', async () => {
    alpha.answerCreate = failAs('alpha', 'rejected', 'answered 400');
    for (let time = 0; time < FAILURES_TO_OPEN + 1; time += 1) await joinNewRoom();
    expect((await breakerOf('alpha'))?.failuresInRow ?? 0).toBe(0);
    alpha.answerCreate = async () => {
      // The keys are another account's by the time the answer comes.
      alpha.account = `account-${alpha.creates.length + 1}`;
      return failAs('alpha', 'unauthorised', 'answered 401')();
    };
    for (let time = 0; time < FAILURES_TO_OPEN + 1; time += 1) await joinNewRoom();
    expect((await breakerOf('alpha'))?.failuresInRow ?? 0).toBe(0);
    expect(alpha.creates).toHaveLength(2 * (FAILURES_TO_OPEN + 1));
  });

  it.each([
    ['unauthorised', 'key-refused'],
    ['rate-limited', 'create-busy'],
    ['malformed-response', 'create-unreadable'],
  ] as const)('is left alone also where it answers with what helps nobody: %s', async (code, cause) => {
    alpha.answerCreate = failAs('alpha', code, 'answered so');
    for (let time = 0; time < FAILURES_TO_OPEN; time += 1) await joinNewRoom();
    expect(await breakerOf('alpha')).toMatchObject({ state: 'open', cause });
  });

  it('keeps the state that an administrator gave it, and its version', async () => {
    await sql.query({ text: `INSERT INTO platform_states (platform, version, updated_by) VALUES ('alpha', 4, 'ada')` });
    await failOften(FAILURES_TO_OPEN);
    const [alphaState] = await listPlatformStates();
    expect(alphaState).toMatchObject({ state: 'active', version: 4, updatedBy: 'ada', breaker: { state: 'open' } });
  });
});
