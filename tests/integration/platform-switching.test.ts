import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as JOIN } from '@/app/api/v1/rooms/[name]/join/route';
import { POST as OPEN } from '@/app/api/v1/rooms/[name]/meeting/route';
import { ensureInstallation } from '@/lib/data/installation';
import { sql } from '@/lib/data/sql';
import { signalSession } from '@/lib/meetings/presence/signal-session';
import { type ApiCaller, callApi, makeCaller } from '../support/api-client';
import { makeRoom, makeUser } from '../support/factories';
import { type PlatformScript, registerScriptedPlatform } from '../support/scripted-platform';
import { setUpTestDatabase } from '../support/test-database';

setUpTestDatabase();

const PLATFORMS = ['whereby', 'daily', 'jitsi', 'jaas', 'mock'] as const;
const PAIRS = PLATFORMS.flatMap((one) =>
  PLATFORMS.filter((other) => other !== one).map((other) => [one, other] as const),
);

const scripts = new Map<string, PlatformScript>();
let caller: ApiCaller;

beforeAll(async () => {
  await ensureInstallation();
  caller = await makeCaller(await makeUser({ role: 'admin' }));
  for (const id of PLATFORMS) scripts.set(id, registerScriptedPlatform(id, { isDemo: id === 'mock' }));
});

beforeEach(() => {
  for (const script of scripts.values()) script.creates.length = 0;
});

const countCreates = () => [...scripts.values()].reduce((sum, { creates }) => sum + creates.length, 0);

interface Person {
  readonly meetingId: string;
  readonly platform: string;
  readonly sessionId: string;
}

async function enter(slug: string, displayName: string): Promise<Person> {
  const { status, body } = await callApi(JOIN, { as: caller, params: { name: slug }, body: { displayName } });
  expect(status).toBe(200);
  const { meeting, participant } = body as unknown as {
    meeting: { id: string; platform: string };
    participant: { id: string };
  };
  const person = { meetingId: meeting.id, platform: meeting.platform, sessionId: participant.id };
  await sign(person, 'joined');
  return person;
}

function sign({ sessionId, meetingId }: Person, state: 'joined' | 'left'): Promise<void> {
  return signalSession({ sessionId, signal: { state }, passes: [{ sessionId, meetingId, role: 'host' }] });
}

async function moveTo(roomId: string, platform: string): Promise<void> {
  await sql.query({
    text: 'UPDATE overrides SET lifted_at = now() WHERE room_id = $1 AND lifted_at IS NULL',
    values: [roomId],
  });
  await sql.query({
    text: `INSERT INTO overrides (room_id, platform, created_by) VALUES ($1, $2, 'ada@example.com')`,
    values: [roomId, platform],
  });
}

/** Everybody's page says goodbye, and so long ago that nobody counts as on the way in. */
async function leave(...people: Person[]): Promise<void> {
  for (const person of people) await sign(person, 'left');
  await sql.query({ text: `UPDATE participant_sessions SET last_sign_at = now() - interval '10 minutes'` });
}

/** Names of every key, at every depth. */
function keysOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => keysOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [`${path}.${key}`, ...keysOf(inner, `${path}.${key}`)]);
}

describe('switching platforms', () => {
  it('gives a meeting and a join the same keys on every platform, and no vendor’s address', async () => {
    const answers = [];
    for (const platform of PLATFORMS) {
      const { slug } = await makeRoom({ platform });
      const opened = await callApi(OPEN, { as: caller, params: { name: slug } });
      const joined = await callApi(JOIN, { as: caller, params: { name: slug }, body: { displayName: 'Ada' } });
      expect(opened).toMatchObject({ status: 200, body: { platform, url: expect.stringContaining(`/${slug}`) } });
      const { embed, ...rest } = joined.body;
      expect(embed).toMatchObject({ kind: expect.any(String) });
      expect(rest).toMatchObject({ meeting: { platform } });
      expect(JSON.stringify([opened.body, rest])).not.toContain('vendor.test');
      answers.push({ opened: [...new Set(keysOf(opened.body))].sort(), joined: keysOf(rest).sort() });
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.opened).not.toEqual(expect.arrayContaining([expect.stringMatching(/roomUrl|extraData/i)]));
  });

  it.each(PAIRS)('%s → %s → back with people in the call makes no second meeting', async (from, to) => {
    const { id, slug } = await makeRoom({ platform: from });
    const first = await enter(slug, 'Ada');
    for (const platform of [to, from, to]) {
      await moveTo(id, platform);
      expect(await enter(slug, 'Newcomer')).toMatchObject({ meetingId: first.meetingId, platform: from });
    }
    expect(countCreates()).toBe(1);
    expect(await sql.query({ text: 'SELECT 1 FROM meetings WHERE room_id = $1', values: [id] })).toHaveLength(1);
  });

  it.each(PAIRS)(
    '%s → %s once nobody is there, and back with people in the call, makes no third one',
    async (from, to) => {
      const { id, slug } = await makeRoom({ platform: from });
      const first = await enter(slug, 'Ada');
      await moveTo(id, to);
      await leave(first);
      const second = await enter(slug, 'Ada');
      expect(second).toMatchObject({ platform: to });
      expect(second.meetingId).not.toBe(first.meetingId);
      await moveTo(id, from);
      expect(await enter(slug, 'Grace')).toMatchObject({ meetingId: second.meetingId, platform: to });
      expect(countCreates()).toBe(2);
      expect(await sql.query({ text: 'SELECT 1 FROM meetings WHERE room_id = $1', values: [id] })).toHaveLength(2);
    },
  );
});
