import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { FIRST_MS, GRACE_MS, PENDING_FROM_END_MS, PENDING_MS, UNSEEN_MS } from './timing';

/** Somebody who came through our door: one visit of one page. A reload is another. */
export interface DoorEntry {
  readonly participantId: string;
  readonly name: string;
  readonly isHost: boolean;
  /** False for people whose page tells nothing: their browser is old, or they dialled in. */
  readonly hasPage: boolean;
  /** False where the vendor's events leave their name out. */
  readonly isNamed: boolean;
  /** When they opened our door: they connect until they are in. */
  readonly doorAt: number;
  readonly cameAt: number;
  /** When their page went away; null while it is there. */
  pageLeftAt: number | null;
  /** Page signs of "left" that are not true: the connection went on. */
  readonly falseGoodbyes: number[];
}

/** One connection to the call, as it really was. Times are milliseconds. */
export interface Connection {
  /** The vendor's word for the transport below it: kept by whoever goes into a breakout room and comes back. */
  readonly address: string;
  /** Null for machines. */
  readonly entry: DoorEntry | null;
  /** A breakout room's id; null in the main room. */
  readonly breakout: string | null;
  readonly from: number;
  to: number | null;
  /** Whether it ended because its holder went elsewhere in the same meeting. */
  hasSwitched: boolean;
}

/** What the vendor saw, in its order. */
export type Happening =
  | { readonly kind: 'created'; readonly at: number }
  | {
      readonly kind: 'joined' | 'left';
      readonly at: number;
      readonly connection: Connection;
      /** Everybody who is in after it, machines included. */
      readonly present: readonly Connection[];
    }
  | {
      readonly kind: 'destroyed';
      readonly at: number;
      readonly createdAt: number;
      /** Everybody who was in the conference, from first to last. */
      readonly everybody: readonly Connection[];
      /** Told before the leaving of those whom it put out. */
      readonly isForAll: boolean;
    };

export interface History {
  readonly entries: readonly DoorEntry[];
  readonly connections: readonly Connection[];
  readonly happenings: readonly Happening[];
  readonly endsAt: number;
}

/** What can happen at a vendor. */
export interface VendorHabits {
  readonly hasBreakouts: boolean;
  /** A connection may leave and come back by itself, within a second. */
  readonly canBlink: boolean;
  /** "End for all" closes the room for good. */
  readonly endsForGood: boolean;
  /** Past its end a room is not found any more, while those inside go on talking. */
  readonly hidesPastEnd: boolean;
  /** It counts people without naming them: a page of one who is in may be silent for long. */
  readonly countsPeople: boolean;
}

const DEEDS = [
  ['come', 6],
  ['leave', 4],
  ['reconnect', 2],
  ['reload', 2],
  ['pend', 2],
  ['breakout', 2],
  ['blink', 1],
  ['machine', 1],
  ['false-goodbye', 1],
  ['end-for-all', 1],
] as const;

export interface Step {
  readonly deed: (typeof DEEDS)[number][0];
  readonly who: number;
  /** Since the step before. */
  readonly afterMs: number;
}

const PEOPLE = 4;

export const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  deed: fc.oneof(...DEEDS.map(([deed, weight]) => ({ arbitrary: fc.constant(deed), weight }))),
  who: fc.nat(PEOPLE - 1),
  afterMs: fc.oneof(
    fc.constantFrom(3, 40, 300, 900, 1_000),
    fc.integer({ min: 1_001, max: 30_000 }),
    fc.integer({ min: 30_000, max: 150_000 }),
  ),
});

/**
 * Plays what people did in one meeting. Steps that make no sense where they stand are left out, and nobody stays away for
 * as long as the grace period: that would be two meetings.
 */
export function playHistory(
  steps: readonly Step[],
  habits: VendorHabits,
  base: number,
  { isLeftInTheEnd }: { readonly isLeftInTheEnd: boolean },
): History {
  const entries: DoorEntry[] = [];
  const connections: Connection[] = [];
  const happenings: Happening[] = [];
  const current = new Map<number, { entry: DoorEntry; connection: Connection }>();
  let machine: Connection | null = null;
  const going: { conference: { createdAt: number; everybody: Connection[] } | null } = { conference: null };
  let isOver = false;
  let now = base + 2_000;
  let emptySince: number | null = null;

  const present = () => connections.filter(({ to }) => to === null);

  const enter = (entry: DoorEntry | null, address: string, breakout: string | null): Connection => {
    if (!going.conference) {
      going.conference = { createdAt: now, everybody: [] };
      happenings.push({ kind: 'created', at: now });
      now += 25;
    }
    const connection: Connection = { address, entry, breakout, from: now, to: null, hasSwitched: false };
    connections.push(connection);
    going.conference.everybody.push(connection);
    happenings.push({ kind: 'joined', at: now, connection, present: present() });
    return connection;
  };

  const leave = (connection: Connection, hasSwitched = false) => {
    connection.to = now;
    connection.hasSwitched = hasSwitched;
    happenings.push({ kind: 'left', at: now, connection, present: present() });
  };

  /** Nobody comes so late that the meeting could be over. */
  const comeInTime = (hasPage: boolean) => {
    if (current.size > 0) return;
    const since = emptySince ?? base;
    const withinMs = emptySince === null ? FIRST_MS : hasPage ? GRACE_MS - 60_000 : UNSEEN_MS;
    now = Math.min(now, since + withinMs);
  };

  /** A machine leaves with the last person; then the conference is over. */
  const closeIfEmpty = () => {
    const { conference } = going;
    if (!conference || current.size > 0) return;
    emptySince = now;
    if (machine) leave(machine);
    machine = null;
    going.conference = null;
    happenings.push({ kind: 'destroyed', at: now, ...conference, isForAll: false });
  };

  const come = (who: number, connectingMs = 1_000) => {
    if (connectingMs !== PENDING_MS) comeInTime(who < PEOPLE - 1);
    const entry: DoorEntry = {
      participantId: randomUUID(),
      name: `Person ${who}`,
      isHost: who === 0,
      // The last one's page tells nothing.
      hasPage: who < PEOPLE - 1,
      isNamed: who !== 1,
      doorAt: now - connectingMs,
      cameAt: now,
      pageLeftAt: null,
      falseGoodbyes: [],
    };
    entries.push(entry);
    current.set(who, { entry, connection: enter(entry, makeAddress(), null) });
  };

  const goAway = (who: number) => {
    const there = current.get(who);
    if (!there) return;
    current.delete(who);
    there.entry.pageLeftAt = now;
    leave(there.connection);
    closeIfEmpty();
  };

  for (const { deed, who, afterMs } of steps) {
    now += afterMs;
    const there = current.get(who);
    if (isOver) break;
    switch (deed) {
      case 'come':
        if (!there) come(who);
        break;
      case 'leave':
        goAway(who);
        break;
      case 'reconnect': {
        if (!there) break;
        // The new connection is there before the vendor gives the old one up.
        const old = there.connection;
        there.connection = enter(there.entry, makeAddress(), null);
        now += 400;
        leave(old);
        break;
      }
      case 'reload':
        if (!there) break;
        goAway(who);
        now += 700;
        come(who);
        break;
      case 'pend':
        // On the way in when the grace period is over.
        if (current.size > 0 || emptySince === null || who === PEOPLE - 1) break;
        now = emptySince + GRACE_MS - PENDING_FROM_END_MS + PENDING_MS;
        come(who, PENDING_MS);
        // Only their page holds the meeting now: gone before it could say that they are in, they would leave none behind.
        now += 1_000;
        break;
      case 'breakout': {
        if (!habits.hasBreakouts || !there?.entry.hasPage) break;
        const { address, breakout } = there.connection;
        const old = there.connection;
        // The main room stands for as long as anybody is in one of its breakout rooms.
        old.to = now;
        old.hasSwitched = true;
        const next: Connection = {
          address,
          entry: there.entry,
          breakout: breakout === null ? 'b1' : null,
          from: now,
          to: null,
          hasSwitched: false,
        };
        happenings.push({ kind: 'left', at: now, connection: old, present: present() });
        connections.push(next);
        going.conference?.everybody.push(next);
        happenings.push({ kind: 'joined', at: now, connection: next, present: present() });
        there.connection = next;
        break;
      }
      case 'blink': {
        if (!habits.canBlink || !there?.entry.hasPage || there.connection.breakout !== null) break;
        // Within the second that the connection came in, so that both comings look the same.
        const second = Math.floor(there.connection.from / 1_000);
        if (Math.floor((now + 20) / 1_000) !== second) break;
        leave(there.connection);
        now += 20;
        there.connection = enter(there.entry, there.connection.address, null);
        break;
      }
      case 'machine':
        if (machine) leave(machine);
        else if (current.size === 0) break;
        machine = machine ? null : enter(null, makeAddress(), null);
        break;
      case 'false-goodbye':
        if (there?.entry.hasPage) there.entry.falseGoodbyes.push(now);
        break;
      case 'end-for-all': {
        if (!going.conference) break;
        happenings.push({ kind: 'destroyed', at: now, ...going.conference, isForAll: true });
        going.conference = null;
        for (const { entry, connection } of current.values()) {
          entry.pageLeftAt = now;
          leave(connection);
        }
        if (machine) leave(machine);
        machine = null;
        emptySince = now;
        current.clear();
        isOver = habits.endsForGood;
        break;
      }
      default:
        deed satisfies never;
    }
  }
  now += 5_000;
  if (isLeftInTheEnd) for (const who of [...current.keys()]) goAway(who);
  return { entries, connections, happenings, endsAt: now };
}

function makeAddress(): string {
  return randomUUID();
}
