import { jitsi } from '@/lib/video-platforms/jitsi';
import { makePlatformServices } from '../support/platform-services';
import { createJitsiHost, type JitsiHost, type JitsiHostOptions } from '../vendors/jitsi/jitsi-host';
import { ADA, reference } from './video-platform.contract';

export const APP_SECRET = 'my_jitsi_app_secret';
export const WEBHOOK_SECRET = 'jitsi-webhook-secret-for-tests';

const settings = {
  JITSI_DOMAIN: 'meet.example.com',
  JITSI_JWT_APP_ID: 'my_app_id',
  JITSI_JWT_SECRET: APP_SECRET,
  JITSI_XMPP_DOMAIN: 'meet.jitsi',
  JITSI_WEBHOOK_SECRET: WEBHOOK_SECRET,
};

interface Post {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A time that a test moves on. */
export interface TestClock {
  now: Date;
}

/** A server, and an app that answers news of a created room as told, in turn; 200 to everything else. */
export function startHost(
  clock: TestClock,
  own: Partial<JitsiHostOptions> = {},
  answers: (number | 'cut')[] = [],
): { host: JitsiHost; posts: Post[] } {
  const posts: Post[] = [];
  const host = createJitsiHost({
    tokens: { appId: 'my_app_id', secret: APP_SECRET },
    webhookSecret: WEBHOOK_SECRET,
    webhookUrl: 'https://patchbay.example.com/api/webhooks/jitsi',
    retryDelayMs: 0,
    now: () => clock.now,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const path = new URL(request.url).pathname;
      posts.push({ path, headers: Object.fromEntries(request.headers), body: await request.text() });
      const answer = (path.endsWith('/created') ? answers.shift() : null) ?? 200;
      if (answer === 'cut') throw new TypeError('fetch failed');
      return new Response('{}', { status: answer });
    },
    ...own,
  });
  return { host, posts };
}

export function openJitsi(clock: TestClock, changes: Record<string, string> = {}) {
  const result = jitsi.readConfig({ ...settings, ...changes });
  if (!result.isConfigured) throw new Error('not configured');
  const client = jitsi.createClient(result.config, makePlatformServices({ now: () => clock.now }));
  if (!client.webhooks) throw new Error('no webhooks');
  return { client, webhooks: client.webhooks };
}

/** A grant until five in the afternoon. */
export async function grantFor(
  clock: TestClock,
  role: 'host' | 'guest',
  roomName = 'pb-room-a',
  changes: Record<string, string> = {},
) {
  const { client } = openJitsi(clock, changes);
  const meeting = reference(roomName, { vendorEndDate: new Date('2026-11-24T17:00:00Z') });
  return client.issueGrant({ meeting, participant: ADA, role });
}

/** Lets somebody in with a grant of ours. */
export async function enterHost(clock: TestClock, host: JitsiHost, role: 'host' | 'guest') {
  const entry = host.join('pb-room-a', (await grantFor(clock, role)).token);
  if (!entry.isIn) throw new Error(entry.text);
  return entry;
}
