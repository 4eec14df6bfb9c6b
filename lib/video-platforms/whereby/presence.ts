import type { PlatformPresence, RoomSession, RoomVisit, VendorRoom } from '../contract';
import { listWhereby, type WherebyContext } from './api';
import { isMachine } from './map-event';
import { slashedRoomName } from './room-name-prefix';
import { roomSessionSchema, sessionParticipantSchema } from './schemas';

/** Ten to fifteen minutes, says Whereby; a little more is for slow calls. */
const LAG_MS = 16 * 60_000;

/** Answers that are a quarter of an hour old needn't be asked for often, and each costs points. */
const EVERY_MS = 10 * 60_000;

/** Gatherings of two people or more, as Whereby counts sessions; told ten to fifteen minutes late. */
export async function getRoomSessions(context: WherebyContext, room: VendorRoom): Promise<readonly RoomSession[]> {
  const sessions = await listWhereby(context, {
    operation: 'get-room-sessions',
    path: '/insights/room-sessions',
    query: { roomName: slashedRoomName(room.roomName) },
    item: roomSessionSchema,
  });
  return sessions.flatMap(({ roomSessionId, startedAt, createdAt, endedAt }) => {
    const start = startedAt ?? createdAt;
    return start ? [{ sessionId: roomSessionId, startedAt: start, endedAt: endedAt ?? null }] : [];
  });
}

/**
 * Whereby's insights: stays in sessions, which a person who is alone is in none of. They mend what events left out, and
 * nobody is out for not being among them.
 */
export function presenceOf(context: WherebyContext): PlatformPresence {
  return {
    tells: 'visits',
    lagMs: LAG_MS,
    everyMs: EVERY_MS,
    ask: async (room) => ({ tells: 'visits', visits: await listVisits(context, room) }),
    askForAll: null,
  };
}

async function listVisits(context: WherebyContext, room: VendorRoom): Promise<readonly RoomVisit[]> {
  const visits: RoomVisit[] = [];
  for (const { sessionId } of await getRoomSessions(context, room)) {
    const stays = await listWhereby(context, {
      operation: 'list-session-participants',
      path: '/insights/participants',
      query: { roomSessionId: sessionId },
      item: sessionParticipantSchema,
    });
    for (const { participantId, externalId, displayName, roleName, joinedAt, leftAt } of stays) {
      if (isMachine(roleName ?? '') || joinedAt == null) continue;
      visits.push({
        // With a slash in front in the vendor's example, without one in its webhooks.
        connectionId: participantId.replace(/^\//, ''),
        participantId: externalId ?? null,
        displayName: displayName ?? null,
        joinedAt,
        leftAt: leftAt ?? null,
      });
    }
  }
  return visits;
}
