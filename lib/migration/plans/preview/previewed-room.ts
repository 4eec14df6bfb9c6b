import type { Extra, Loss } from '../../assess-move';
import type { RoomOutcome } from './room-outcome';

/** What a plan would do to one room, as its preview showed it and as it is kept. */
export interface PreviewedRoom {
  readonly id: string;
  readonly name: string;
  readonly home: string;
  /** Under the plan in force. */
  readonly before: RoomOutcome;
  /** Once the plan is published; left out where it is the same. */
  readonly after?: RoomOutcome;
  /** Once all waves have begun; left out where it is the same as right after publishing. */
  readonly done?: RoomOutcome;
  /** What it needs and gives up where it goes in the end. */
  readonly losses?: readonly Loss[];
  /** What its platform gives everybody and the one where it goes in the end doesn't. */
  readonly extras?: readonly Extra[];
  /** People in a call on a platform that it moves away from: they stay until that call ends. */
  readonly people?: number;
}

/**
 * `moves` at its next meeting; `later`, with a wave that has not begun; `blocked`, named by a rule or wave that can't take
 * it; `stays`.
 */
export type RoomEffect = 'moves' | 'later' | 'blocked' | 'stays';

export function afterOf(room: PreviewedRoom): RoomOutcome {
  return room.after ?? room.before;
}

export function doneOf(room: PreviewedRoom): RoomOutcome {
  return room.done ?? afterOf(room);
}

export function effectOn(room: PreviewedRoom): RoomEffect {
  if (afterOf(room).platform !== room.before.platform) return 'moves';
  const done = doneOf(room);
  if (done.platform !== room.before.platform) return 'later';
  return done.blocked ? 'blocked' : 'stays';
}
