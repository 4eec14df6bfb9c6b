import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';

// Deliveries as 8x8 sends them: signed over their bytes, with an id of each event. JaaS is what load is made with, as it
// has no API that the app would ask meanwhile.

const APP_ID = 'vpaas-magic-cookie-0123456789abcdef0123456789abcdef';
const SECRET = 'whsec_only-for-measuring-0123456789';

/** Settings of an app that takes these deliveries. */
export function makeJaasSettings(): Record<string, string> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return {
    JAAS_APP_ID: APP_ID,
    JAAS_KEY_ID: 'bench01',
    JAAS_PRIVATE_KEY: privateKey,
    JAAS_WEBHOOK_SECRET: SECRET,
  };
}

/** One person coming into a room or leaving it. `connection` is theirs from one to the other. */
export interface JaasPersonEvent {
  readonly type: 'PARTICIPANT_JOINED' | 'PARTICIPANT_LEFT';
  readonly room: string;
  readonly connection: string;
  readonly name: string;
  readonly at: Date;
  /** The vendor's id of the event; a repetition has the same. */
  readonly id?: string;
}

/** The body of such an event. */
export function writeJaasBody(event: JaasPersonEvent): string {
  return JSON.stringify({
    idempotencyKey: event.id ?? randomUUID(),
    customerId: APP_ID.slice('vpaas-magic-cookie-'.length),
    appId: APP_ID,
    eventType: event.type,
    sessionId: `session-${event.room}`,
    timestamp: event.at.getTime(),
    fqn: `${APP_ID}/${event.room}`,
    data: { participantJid: `${event.connection}@8x8.vc`, name: event.name, moderator: false },
  });
}

/** The headers that a body is sent with now. */
export function signJaasBody(body: string, now: Date): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1_000);
  const signature = createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('base64');
  return { 'content-type': 'application/json', 'x-jaas-signature': `t=${timestamp},v1=${signature}` };
}
