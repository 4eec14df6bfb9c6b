import { createHmac, randomUUID } from 'node:crypto';
import type { Conference, ConferenceNotifier, Occupant } from './conferences';
import type { WebhookOutbox } from './webhook-outbox';

export interface JaasNotifier extends ConferenceNotifier {
  /** Anything else 8x8 tells of: a recording, a transcription, a person in the lobby, settings to be provisioned. */
  send(roomName: string, eventType: string, data: unknown): void;
  /** A recording of a call: what its data lacks is the room. */
  tellOfRecording(conference: Conference, eventType: string, data: Readonly<Record<string, unknown>>): void;
}

/**
 * Tells of conferences as 8x8 does: one address, an envelope with its own id for each event, milliseconds, and
 * `X-Jaas-Signature: t=<seconds>,v1=<base64>` with the whole secret, its `whsec_` included, as the key. With several
 * secrets, as while one is rotated, the header carries one signature for each.
 */
export function createJaasWebhooks(options: {
  readonly outbox: WebhookOutbox;
  readonly appId: string;
  readonly secrets: readonly string[];
  readonly now: () => Date;
}): JaasNotifier {
  const { appId, now } = options;

  const post = (node: string, sessionId: string, eventType: string, data: unknown) => {
    const envelope = {
      idempotencyKey: randomUUID(),
      customerId: appId.replace(/^vpaas-magic-cookie-/, ''),
      appId,
      eventType,
      sessionId,
      timestamp: now().getTime(),
      fqn: `${appId}/${bareName(node)}`,
      data,
    };
    options.outbox.send('', () => {
      const body = JSON.stringify(envelope);
      const timestamp = Math.floor(now().getTime() / 1_000);
      return {
        headers: {
          'content-type': 'application/json',
          'x-jaas-signature': signJaas(options.secrets, timestamp, body),
        },
        body,
      };
    });
  };
  const room = (conference: Conference) => ({
    conference: `${bareName(conference.node)}@conference.${appId}.8x8.vc`,
    isBreakout: false,
  });
  const person = (occupant: Occupant, breakoutRoomId: string | null) => ({
    moderator: occupant.user.isModerator ?? false,
    name: occupant.user.name ?? '',
    group: appId,
    email: occupant.user.email ?? '',
    id: occupant.user.id ?? '',
    participantJid: occupant.occupantJid.split('/', 1)[0],
    participantId: occupant.nick,
    avatar: occupant.user.avatar ?? '',
    isBreakout: breakoutRoomId !== null,
    ...(breakoutRoomId === null ? {} : { breakoutRoomId }),
  });

  return {
    roomCreated: (conference) => post(conference.node, conference.sessionId, 'ROOM_CREATED', room(conference)),
    roomDestroyed: (conference) => post(conference.node, conference.sessionId, 'ROOM_DESTROYED', room(conference)),
    occupantJoined: (conference, occupant, breakoutRoomId) =>
      post(conference.node, conference.sessionId, 'PARTICIPANT_JOINED', person(occupant, breakoutRoomId)),
    occupantLeft: (conference, occupant, breakoutRoomId) =>
      post(conference.node, conference.sessionId, 'PARTICIPANT_LEFT', {
        ...person(occupant, breakoutRoomId),
        disconnectReason: breakoutRoomId === null ? 'left' : 'switch_room',
      }),
    tellOfRecording: (conference, eventType, data) =>
      post(conference.node, conference.sessionId, eventType, {
        conference: room(conference).conference,
        ...data,
      }),
    send: (roomName, eventType, data) => post(roomName, randomUUID(), eventType, data),
  };
}

/** The header that 8x8 signs a body with. */
export function signJaas(secrets: readonly string[], timestamp: number, body: string): string {
  const signatures = secrets.map(
    (secret) => `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('base64')}`,
  );
  return [`t=${timestamp}`, ...signatures].join(',');
}

/** A room of the tenant `[<AppID>]standup` goes by its bare name. */
function bareName(node: string): string {
  return node.replace(/^\[[^\]]*\]/, '');
}
