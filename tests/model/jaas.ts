import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import { jaas } from '@/lib/video-platforms/jaas';
import { signJaas } from '../vendors/jitsi/jaas-webhooks';
import type { Connection, Happening, History } from './history';
import type { ModelVendor, RawDelivery } from './model-vendor';

const SECRET = 'whsec_model';
const APP_ID = 'vpaas-magic-cookie-0123456789abcdef0123456789abcdef';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

export const jaasVendor: ModelVendor = {
  habits: {
    hasBreakouts: true,
    canBlink: false,
    endsForGood: false,
    hidesPastEnd: false,
    countsPeople: false,
  },
  definition: jaas,
  entry: PLATFORM_CATALOG.jaas,
  settings: {
    JAAS_APP_ID: APP_ID,
    JAAS_KEY_ID: '4f4910',
    JAAS_PRIVATE_KEY: privateKey,
    JAAS_WEBHOOK_SECRET: SECRET,
  },
  listsEverybody: false,
  tolerance: { exactMs: 0, mendedMs: 31_000 },
  tell: (history, roomName) =>
    history.happenings.flatMap((happening): RawDelivery[] => {
      const { at, kind } = happening;
      const tell = (eventType: string, data: object, connection: Connection | null): RawDelivery => ({
        at,
        path: '',
        body: JSON.stringify({
          idempotencyKey: randomUUID(),
          customerId: APP_ID.replace('vpaas-magic-cookie-', ''),
          appId: APP_ID,
          eventType,
          sessionId: 'conference',
          timestamp: at,
          fqn: `${APP_ID}/${roomName}`,
          data,
        }),
        connection,
      });
      if (kind === 'created' || kind === 'destroyed') {
        const told = { conference: `${roomName}@conference.${APP_ID}.8x8.vc`, isBreakout: false };
        if (kind === 'created') return [tell('ROOM_CREATED', told, null)];
        return [{ ...tell('ROOM_DESTROYED', told, null), ends: happening.everybody }];
      }
      const { connection } = happening;
      const { entry, address, breakout } = connection;
      const data = {
        moderator: entry?.isHost ?? false,
        name: entry?.isNamed ? entry.name : '',
        group: APP_ID,
        email: '',
        id: entry?.participantId ?? '',
        participantJid: entry ? `${address}@8x8.vc` : `jibri-${address}@recorder.8x8.vc`,
        participantId: address.slice(0, 8),
        avatar: '',
        isBreakout: breakout !== null,
        ...(breakout === null ? {} : { breakoutRoomId: breakout }),
        ...(kind === 'left' ? { disconnectReason: connection.hasSwitched ? 'switch_room' : 'left' } : {}),
      };
      const own = tell(kind === 'joined' ? 'PARTICIPANT_JOINED' : 'PARTICIPANT_LEFT', data, connection);
      if (!isBreakoutOfOne(history, happening)) return [own];
      // A breakout room goes by its parent's name, and is there for as long as anybody is in it.
      const conference = `${breakout}@breakout.${APP_ID}.8x8.vc`;
      const told = { conference, isBreakout: true, breakoutRoomId: breakout };
      return kind === 'joined' ? [tell('ROOM_CREATED', told, null), own] : [own, tell('ROOM_DESTROYED', told, null)];
    }),
  sign: (body, at) => ({ 'x-jaas-signature': signJaas([SECRET], Math.floor(at / 1_000), body) }),
  answer: () => new Response(null, { status: 404 }),
};

/** Whether nobody else is in the breakout room that somebody came to or left. */
function isBreakoutOfOne(
  { connections }: History,
  happening: Extract<Happening, { kind: 'joined' | 'left' }>,
): boolean {
  const { at, connection } = happening;
  return (
    connection.breakout !== null &&
    !connections.some(
      (other) =>
        other !== connection &&
        other.breakout === connection.breakout &&
        other.from <= at &&
        (other.to === null || other.to > at),
    )
  );
}
