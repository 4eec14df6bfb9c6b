import { randomBytes, randomUUID } from 'node:crypto';
import { type AcceptedToken, checkToken, opensRoom, type TokenRules, type TokenUser } from './token-rules';

export interface Occupant {
  /** The connection's real address; new with every connection. */
  readonly occupantJid: string;
  /** What others see: the first part of the address. */
  readonly nick: string;
  readonly user: TokenUser;
  readonly joinedAt: Date;
  readonly isModerator: boolean;
  leftAt: Date | null;
}

export interface Conference {
  /** The name in lower case, with the tenant in brackets before it. */
  readonly node: string;
  readonly createdAt: Date;
  readonly sessionId: string;
  /** Everybody who ever was in, by address. */
  readonly everybody: Map<string, Occupant>;
  /** Who is in now. */
  readonly present: Map<string, Occupant>;
  /** Breakout rooms by id, with who is in. */
  readonly breakouts: Map<string, Map<string, Occupant>>;
}

/** What a server tells its customer; each platform has its own words for it. */
export interface ConferenceNotifier {
  roomCreated(conference: Conference): void;
  roomDestroyed(conference: Conference, at: Date): void;
  occupantJoined(conference: Conference, occupant: Occupant, breakoutRoomId: string | null): void;
  occupantLeft(conference: Conference, occupant: Occupant, breakoutRoomId: string | null): void;
}

export type JoinResult =
  | { readonly isIn: true; readonly occupantJid: string; readonly nick: string; readonly isModerator: boolean }
  | {
      readonly isIn: false;
      /** A bad token is refused on connecting, one for another room on entering. */
      readonly stage: 'connection' | 'conference';
      readonly condition: string;
      readonly text: string;
    };

export interface Conferences {
  join(roomName: string, jwt: string | null): JoinResult;
  joinMachine(roomName: string, jid: string): string;
  leave(occupantJid: string): void;
  enterBreakout(occupantJid: string, breakoutRoomId: string): void;
  endConference(roomName: string): void;
  find(roomName: string): Conference | undefined;
  list(): readonly Conference[];
}

/** Rooms and who is in them, in memory, with Prosody's order of events. */
export function createConferences(options: {
  readonly rules: TokenRules | null;
  readonly xmppDomain: string;
  readonly notifier: ConferenceNotifier;
  readonly now: () => Date;
}): Conferences {
  const { rules, notifier, now } = options;
  const conferences = new Map<string, Conference>();

  const open = (node: string): Conference => {
    const known = conferences.get(node);
    if (known) return known;
    const made: Conference = {
      node,
      createdAt: now(),
      sessionId: randomUUID(),
      everybody: new Map(),
      present: new Map(),
      breakouts: new Map(),
    };
    conferences.set(node, made);
    notifier.roomCreated(made);
    return made;
  };

  const closeIfEmpty = (conference: Conference): void => {
    const inBreakouts = [...conference.breakouts.values()].some((people) => people.size > 0);
    if (conference.present.size > 0 || inBreakouts || conferences.get(conference.node) !== conference) return;
    conferences.delete(conference.node);
    notifier.roomDestroyed(conference, now());
  };

  const enter = (conference: Conference, occupantJid: string, user: TokenUser): Occupant => {
    const nick = occupantJid.slice(0, 8);
    const occupant: Occupant = {
      occupantJid,
      nick,
      user,
      joinedAt: now(),
      isModerator: user.isOwner,
      leftAt: null,
    };
    conference.everybody.set(occupantJid, occupant);
    conference.present.set(occupantJid, occupant);
    notifier.occupantJoined(conference, occupant, null);
    return occupant;
  };

  const leave = (occupantJid: string): void => {
    for (const conference of conferences.values()) {
      for (const [breakoutRoomId, people] of [[null, conference.present] as const, ...conference.breakouts]) {
        const occupant = people.get(occupantJid);
        if (!occupant) continue;
        people.delete(occupantJid);
        occupant.leftAt = now();
        notifier.occupantLeft(conference, occupant, breakoutRoomId);
        closeIfEmpty(conference);
        return;
      }
    }
  };

  const join = (roomName: string, jwt: string | null): JoinResult => {
    const verdict =
      rules === null ? { isAccepted: true as const, token: WITHOUT_TOKEN } : checkToken(jwt, rules, now());
    if (!verdict.isAccepted) return { isIn: false, stage: 'connection', ...verdict.refusal };
    const room = toRoom(roomName);
    // The room is made before its name is compared with the token's: its creation proves nothing about who asked.
    const conference = open(room.address);
    if (rules !== null && !opensRoom(verdict.token, room, rules)) {
      closeIfEmpty(conference);
      return { isIn: false, stage: 'conference', condition: 'not-allowed', text: 'room-mismatch' };
    }
    const occupantJid = `${randomUUID()}@${options.xmppDomain}/${randomBytes(9).toString('base64url')}`;
    const { nick, isModerator } = enter(conference, occupantJid, verdict.token.user);
    return { isIn: true, occupantJid, nick, isModerator };
  };

  return {
    join,
    joinMachine: (roomName, jid) => enter(open(toRoom(roomName).address), jid, NOBODY).occupantJid,
    leave,
    enterBreakout: (occupantJid, breakoutRoomId) => {
      const conference = [...conferences.values()].find(({ present }) => present.has(occupantJid));
      const occupant = conference?.present.get(occupantJid);
      if (!conference || !occupant) return;
      const people = conference.breakouts.get(breakoutRoomId) ?? new Map<string, Occupant>();
      conference.breakouts.set(breakoutRoomId, people);
      conference.present.delete(occupantJid);
      const visit = { ...occupant, joinedAt: now(), leftAt: null };
      people.set(occupantJid, visit);
      notifier.occupantLeft(conference, { ...occupant, leftAt: now() }, null);
      notifier.occupantJoined(conference, visit, breakoutRoomId);
    },
    endConference: (roomName) => {
      const conference = conferences.get(toRoom(roomName).address);
      if (!conference) return;
      conferences.delete(conference.node);
      const left = [...conference.present.values()];
      conference.present.clear();
      for (const occupant of left) occupant.leftAt = now();
      // In this order: `destroyed` overtakes everybody's `left`.
      notifier.roomDestroyed(conference, now());
      for (const occupant of left) notifier.occupantLeft(conference, occupant, null);
    },
    find: (roomName) => conferences.get(toRoom(roomName).address),
    list: () => [...conferences.values()],
  };
}

const NOBODY: TokenUser = {
  id: null,
  name: null,
  email: null,
  avatar: null,
  isOwner: false,
  isModerator: null,
  mayRecord: false,
};
const WITHOUT_TOKEN: AcceptedToken = { room: '*', sub: '*', user: NOBODY };

/** `acme/Standup`, as it stands in an address, is the conference `[acme]standup`. */
function toRoom(roomName: string): { address: string; node: string; tenant: string | null } {
  const split = roomName.lastIndexOf('/');
  const node = roomName.slice(split + 1).toLowerCase();
  const tenant = split > 0 ? roomName.slice(0, split).toLowerCase() : null;
  return { address: tenant === null ? node : `[${tenant}]${node}`, node, tenant };
}

/** `[acme]standup` as it stands in an address: `acme/standup`. */
export function toPath(node: string): string {
  return node.replace(/^\[([^\]]*)\]/, '$1/');
}
