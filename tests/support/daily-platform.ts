import { AppError } from '@/lib/errors/app-error';
import { registerPlatform } from '@/lib/video-platforms';
import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import { daily } from '@/lib/video-platforms/daily';
import { receiveWebhook } from '@/lib/webhooks/receive-webhook';
import { createDaily, type DailyStandIn } from '../vendors/daily/create-daily';
import type { SendWebhook } from '../vendors/daily/webhook-delivery';
import type { OutgoingWebhook } from '../vendors/kit/send-webhook';

const KEY = 'daily-api-key-for-tests-0123456789';

/** Daily as it ships, whose network ends at a stand-in in this process. */
export interface DailyPlatform {
  readonly vendor: DailyStandIn;
  /** What it was asked for so far, as `METHOD /path`. */
  readonly calls: string[];
  isDown: boolean;
  /** Another account's keys in its place, on the same stand-in. */
  changeAccount(subdomain: string): void;
  /** When Daily lets nobody into a room any more. */
  readEnd(roomName: string): Promise<Date>;
}

/**
 * Puts Daily on a new stand-in.
 * @param options.url where this installation takes Daily's webhooks
 * @param options.send what becomes of webhooks instead of reaching the app there
 */
export function registerDaily(options: { readonly url: string; readonly send?: SendWebhook }): DailyPlatform {
  const send = options.send ?? ((webhook) => takeWebhook(webhook, options.url));
  const vendor = createDaily({ apiKey: KEY, domainName: 'acme', send, hasRateLimits: false });
  const platform: DailyPlatform = {
    vendor,
    calls: [],
    isDown: false,
    changeAccount: (subdomain) => register(platform, subdomain),
    readEnd: async (roomName) => {
      const headers = { authorization: `Bearer ${KEY}` };
      const answer = await vendor.handle(new Request(`https://api.daily.co/v1/rooms/${roomName}`, { headers }));
      const { config } = (await answer.json()) as { config: { exp: number } };
      return new Date(config.exp * 1_000);
    },
  };
  register(platform, 'acme');
  return platform;
}

function register(platform: DailyPlatform, subdomain: string): void {
  const fetchVendor: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    platform.calls.push(`${request.method} ${new URL(request.url).pathname.replace('/v1', '')}`);
    return platform.isDown ? Response.json({}, { status: 403 }) : platform.vendor.handle(request);
  };
  const settings = {
    DAILY_API_KEY: KEY,
    DAILY_SUBDOMAIN: subdomain,
    DAILY_WEBHOOK_SECRET: Buffer.from('a webhook secret of 32 bytes now').toString('base64'),
  };
  const definition: typeof daily = {
    ...daily,
    readConfig: () => daily.readConfig(settings),
    createClient: (config, services) => daily.createClient(config, { ...services, fetch: fetchVendor }),
  };
  registerPlatform(definition, PLATFORM_CATALOG.daily);
}

/** The app at its own address, as Daily sees it. */
async function takeWebhook({ url, headers, body }: OutgoingWebhook, ownUrl: string): Promise<number> {
  if (url !== ownUrl) return 404;
  try {
    await receiveWebhook({ platform: 'daily', path: '', rawBody: Buffer.from(body), headers, now: new Date() });
    return 200;
  } catch (error) {
    return error instanceof AppError ? error.status : 500;
  }
}
