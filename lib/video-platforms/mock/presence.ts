import type { PlatformPresence, PlatformServices, PresentParticipant } from '../contract';
import { callMock, roomPath } from './api';
import type { MockConfig } from './config';
import { allPresenceSchema, type MockPresent, presenceSchema } from './schemas';

/**
 * Whoever went without a goodbye is in the list until their page has been silent for ten seconds, and it beats every two:
 * with less, an answer would bring somebody back whom their own page has told to be gone.
 */
const LAG_MS = 12_000;

/** One call answers for all rooms, and costs nothing. */
const EVERY_MS = 3_000;

/** Who is in now, without those whose page has been silent for ten seconds. */
export async function listParticipants(
  config: MockConfig,
  services: PlatformServices,
  roomName: string,
): Promise<readonly PresentParticipant[]> {
  const { people } = await callMock(config, services, {
    operation: 'list-participants',
    method: 'GET',
    path: `${roomPath(roomName)}/presence`,
    schema: presenceSchema,
  });
  return people.map(toParticipant);
}

/** Everybody, of one room or of all rooms at once. */
export function presenceOf(config: MockConfig, services: PlatformServices): PlatformPresence {
  return {
    tells: 'everybody',
    lagMs: LAG_MS,
    everyMs: EVERY_MS,
    ask: async ({ roomName }) => ({ tells: 'everybody', people: await listParticipants(config, services, roomName) }),
    askForAll: async () => {
      const { rooms } = await callMock(config, services, {
        operation: 'list-all-participants',
        method: 'GET',
        path: '/presence',
        schema: allPresenceSchema,
      });
      return ({ roomName }) => ({
        tells: 'everybody',
        people: Object.hasOwn(rooms, roomName) ? (rooms[roomName] ?? []).map(toParticipant) : [],
      });
    },
  };
}

function toParticipant({ connectionId, personId, displayName, joinedAt }: MockPresent): PresentParticipant {
  return { connectionId, participantId: personId ?? null, displayName: displayName ?? null, joinedAt };
}
