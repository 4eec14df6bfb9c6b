import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import { jaas } from '@/lib/video-platforms/jaas';
import { signJaas } from '../vendors/jitsi/jaas-webhooks';
import type { Connection } from './history';
import type { ModelVendor, RawDelivery } from './model-vendor';

const SECRET = 'whsec_model';
const APP_ID = 'vpaas-magic-cookie-0123456789abcdef0123456789abcdef';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2_048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

export const jaasVendor: ModelVendor = {
  habits: { hasBreakouts: true, canBlink: false, endsForGood: false },
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
    history.happenings.map((happening): RawDelivery => {
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
        const conference = `${roomName}@conference.${APP_ID}.8x8.vc`;
        const told = { conference, isBreakout: false };
        if (kind === 'created') return tell('ROOM_CREATED', told, null);
        return { ...tell('ROOM_DESTROYED', told, null), ends: happening.everybody };
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
      return tell(kind === 'joined' ? 'PARTICIPANT_JOINED' : 'PARTICIPANT_LEFT', data, connection);
    }),
  sign: (body, at) => ({ 'x-jaas-signature': signJaas([SECRET], Math.floor(at / 1_000), body) }),
  answer: () => new Response(null, { status: 404 }),
};
