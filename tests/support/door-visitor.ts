import { expect } from 'vitest';
import { POST as JOIN } from '@/app/api/v1/rooms/[name]/join/route';
import { POST as ADMIT } from '@/app/api/v1/rooms/[name]/waiting/[id]/admit/route';
import { POST as DENY } from '@/app/api/v1/rooms/[name]/waiting/[id]/deny/route';
import { POST as SIGNAL } from '@/app/api/v1/rooms/[name]/waiting/[id]/signal/route';
import { POST as ADMIT_ALL } from '@/app/api/v1/rooms/[name]/waiting/all/admit/route';
import { GET as WAITING } from '@/app/api/v1/rooms/[name]/waiting/route';
import { POST as SESSION_SIGNAL } from '@/app/api/v1/sessions/[id]/signal/route';
import { sql } from '@/lib/data/sql';
import { type ApiAnswer, type ApiCaller, type CookieJar, callApi } from './api-client';
import type { TestRoom } from './factories';

/** A browser of its own at the door of a room. */
export interface DoorVisitor {
  readonly jar: CookieJar;
  join(body?: Record<string, unknown>): Promise<ApiAnswer>;
  signal(id: unknown, body?: Record<string, unknown>): Promise<ApiAnswer>;
  /** Asks to be let in, and must wait. */
  waitingId(): Promise<string>;
  /** Their page in the call says so. */
  signalSession(joined: ApiAnswer, body: Record<string, unknown>): Promise<void>;
}

export function openBrowser(room: TestRoom, as: ApiCaller | null = null): DoorVisitor {
  const jar: CookieJar = new Map();
  const join: DoorVisitor['join'] = (body = {}) =>
    callApi(JOIN, { as, jar, params: { name: room.slug }, body: { displayName: 'Grace', ...body } });
  return {
    jar,
    join,
    signal: (id, body = { state: 'waiting' }) =>
      callApi(SIGNAL, { as, jar, params: { name: room.slug, id: String(id) }, body }),
    waitingId: async () => placeOf(await join()).id,
    signalSession: async (joined, body) => {
      const { id } = joined.body.participant as { id: string };
      expect((await callApi(SESSION_SIGNAL, { as, jar, params: { id }, body })).status).toBe(204);
    },
  };
}

/** The place in line that a join was answered with. */
export function placeOf(answer: ApiAnswer): { id: string; state: string; door: string; message: string } {
  expect(answer.status).toBe(202);
  return answer.body.waiting as ReturnType<typeof placeOf>;
}

/** Who asks: by a key, or by what a browser carries. */
export interface By {
  readonly as?: ApiCaller | null;
  readonly jar?: CookieJar;
}

export const listWaiting = (room: TestRoom, by: By) => callApi(WAITING, { ...by, params: { name: room.slug } });

export const admit = (room: TestRoom, id: string, by: By) => callApi(ADMIT, { ...by, params: { name: room.slug, id } });

export const deny = (room: TestRoom, id: string, by: By) => callApi(DENY, { ...by, params: { name: room.slug, id } });

export const admitAll = (room: TestRoom, by: By, ids?: readonly string[]) =>
  callApi(ADMIT_ALL, { ...by, params: { name: room.slug }, ...(ids ? { body: { ids } } : {}) });

/** As if their page had not been heard from for long, or what was decided had run out. */
export const makeGone = (waitingId: string) =>
  sql.query({ text: 'UPDATE waiting_people SET gone_at = now() WHERE id = $1', values: [waitingId] });
