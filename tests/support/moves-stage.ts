import { beforeAll } from 'vitest';
import { POST } from '@/app/api/v1/overrides/route';
import { sql } from '@/lib/data/sql';
import type { MovesAnswer, RoomMoveView } from '@/lib/schemas/room-moves';
import { type ApiCaller, callApi, makeCaller } from './api-client';
import { makeRoom, makeUser, type TestRoom } from './factories';
import { makeMeeting, makeSession } from './make-meeting';
import { registerScriptedPlatform } from './scripted-platform';
import { setUpTestDatabase } from './test-database';

let administrator: ApiCaller;

/** A database with an administrator who moves rooms, and platforms to move them to. Called once by each file of tests. */
export function setUpMoves(): void {
  setUpTestDatabase();

  beforeAll(async () => {
    registerScriptedPlatform('alpha');
    registerScriptedPlatform('beta', { cloudRecording: true });
    registerScriptedPlatform('gamma', { missing: ['GAMMA_KEY'] });
    administrator = await makeCaller(await makeUser({ role: 'admin' }));
  });
}

export const admin = (): ApiCaller => administrator;

/** What an answer or a problem says of each room. */
export interface Answer {
  readonly status: number;
  readonly body: MovesAnswer & {
    code?: string;
    detail?: string;
    refused?: RoomMoveView[];
    errors?: { path: string }[];
  };
}

export async function post(body: object, as: ApiCaller | null = admin()): Promise<Answer> {
  const { status, body: answer } = await callApi(POST, { as, body });
  return { status, body: answer as unknown as Answer['body'] };
}

export const preview = (body: object) => post({ dryRun: true, ...body });
export const names = (...rooms: TestRoom[]) => rooms.map(({ slug }) => slug);
export const resultsOf = (rooms: readonly RoomMoveView[] = []) =>
  Object.fromEntries(rooms.map(({ name, result }) => [name, result]));

export async function movedTo(...rooms: TestRoom[]): Promise<(string | null)[]> {
  const rows = await sql.query<{ platform: string | null }>({
    text: `SELECT o.platform FROM unnest($1::uuid[]) WITH ORDINALITY AS r(id, place)
             LEFT JOIN overrides o ON o.room_id = r.id AND o.lifted_at IS NULL ORDER BY r.place`,
    values: [rooms.map(({ id }) => id)],
  });
  return rows.map(({ platform }) => platform);
}

export async function makeRooms(count: number, values: Parameters<typeof makeRoom>[0] = {}): Promise<TestRoom[]> {
  const rooms: TestRoom[] = [];
  for (let number = 0; number < count; number += 1) rooms.push(await makeRoom(values));
  return rooms;
}

export async function occupy(room: TestRoom, people: number): Promise<{ id: string }> {
  const meeting = await makeMeeting(room.id);
  for (let person = 0; person < people; person += 1) await makeSession(meeting.id);
  return meeting;
}
