import type { Entry } from '@/lib/mock-vendor/enter-room';
import type { RoomState } from '@/lib/mock-vendor/room-state';
import { type CallRefusal, CallRefusedError } from './call-api';

/** How a call is over for this page. */
export type CallEnd = Exclude<CallRefusal, 'lost'> | 'left';

/** What the page shows. */
export interface CallSnapshot {
  readonly phase: 'entering' | 'in' | 'over';
  readonly end: CallEnd | null;
  readonly connectionId: string | null;
  readonly isHost: boolean;
  readonly state: RoomState | null;
  /** The platform has not answered for a while; the page goes on trying. */
  readonly isUnreachable: boolean;
}

export type HostAction =
  | { readonly action: 'end' | 'lock' | 'unlock' }
  | { readonly action: 'remove'; readonly connectionId: string };

export interface CallController {
  subscribe(listener: () => void): () => void;
  getSnapshot(): CallSnapshot;
  enter(): Promise<void>;
  /** Tells the platform that this page is still here. Called every two seconds. */
  beat(): Promise<void>;
  leave(): void;
  /** The page is being hidden for good, or kept for the back button: out, but nothing is shown of it. */
  vanish(): void;
  act(action: HostAction): Promise<void>;
}

export interface CallServices {
  readonly post: (path: string, body: unknown) => Promise<unknown>;
  readonly beacon: (path: string, body: unknown) => void;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly readMedia: () => { hasCamera: boolean; hasMicrophone: boolean };
}

const BEFORE: CallSnapshot = {
  phase: 'entering',
  end: null,
  connectionId: null,
  isHost: false,
  state: null,
  isUnreachable: false,
};

const ENTER_PAUSES_MS = [500, 1_000, 2_000];

/** Beats that may fail before the page says so: one can always be lost on the way. */
const FAILED_BEATS_SHOWN = 2;

/** One page's part in one call, without React: entering, staying, and being told how it is over. */
export function createCallController(request: {
  readonly roomName: string;
  readonly token: string;
  readonly services: CallServices;
}): CallController {
  const { services } = request;
  const listeners = new Set<() => void>();
  let snapshot = BEFORE;
  let connection: { readonly path: string; readonly key: string } | null = null;
  // Whatever an older attempt is answered after a newer one began, or after leaving, is too late.
  let attempt = 0;
  let failedBeats = 0;
  let isBeating = false;

  const show = (change: Partial<CallSnapshot>) => {
    snapshot = { ...snapshot, ...change };
    for (const listener of listeners) listener();
  };

  const finish = (end: CallEnd) => {
    attempt += 1;
    connection = null;
    show({ phase: 'over', end, isUnreachable: false });
  };

  const release = (entry: { path: string; key: string }) => services.beacon(`${entry.path}/leave`, { key: entry.key });

  const enter = async () => {
    attempt += 1;
    const own = attempt;
    failedBeats = 0;
    if (snapshot.phase === 'over') show(BEFORE);
    for (let tries = 0; own === attempt; tries += 1) {
      try {
        const entry = (await services.post(`rooms/${encodeURIComponent(request.roomName)}/enter`, {
          token: request.token,
        })) as Entry;
        const entered = { path: `connections/${entry.connectionId}`, key: entry.key };
        if (own !== attempt) return release(entered);
        connection = entered;
        const { connectionId, isHost, state } = entry;
        show({ phase: 'in', end: null, connectionId, isHost, state, isUnreachable: false });
        // Tells the others of camera and microphone without waiting for the next beat.
        return await beat();
      } catch (error) {
        const refusal = refusalOf(error);
        const pause = ENTER_PAUSES_MS[tries];
        if (own !== attempt) return;
        if (refusal !== 'unavailable' || pause === undefined)
          return finish(refusal === 'lost' ? 'unavailable' : refusal);
        await services.wait(pause);
      }
    }
  };

  const beat = async () => {
    if (!connection || isBeating) return;
    const own = attempt;
    isBeating = true;
    try {
      const state = (await services.post(`${connection.path}/heartbeat`, {
        key: connection.key,
        ...services.readMedia(),
      })) as RoomState;
      if (own !== attempt) return;
      failedBeats = 0;
      show({ state, isUnreachable: false });
    } catch (error) {
      if (own !== attempt) return;
      const refusal = refusalOf(error);
      if (refusal === 'unavailable') {
        failedBeats += 1;
        show({ isUnreachable: failedBeats >= FAILED_BEATS_SHOWN });
      } else if (refusal === 'lost') {
        // The computer slept, or the network was away for too long: the platform took this page for gone.
        connection = null;
        await enter();
      } else finish(refusal);
    } finally {
      isBeating = false;
    }
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => snapshot,
    enter,
    beat,
    leave: () => {
      if (connection) release(connection);
      finish('left');
    },
    vanish: () => {
      attempt += 1;
      if (connection) release(connection);
      connection = null;
    },
    act: async (action) => {
      if (!connection) return;
      await services.post(`${connection.path}/host`, { key: connection.key, ...action });
      await beat();
    },
  };
}

function refusalOf(error: unknown): CallRefusal {
  return error instanceof CallRefusedError ? error.refusal : 'unavailable';
}
