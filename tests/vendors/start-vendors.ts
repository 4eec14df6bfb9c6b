import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createDaily, type DailyStandIn } from './daily/create-daily';
import { createJaasHost, createJitsiHost, type JitsiHost } from './jitsi/jitsi-host';
import { makeCertificate } from './kit/make-certificate';
import { type Outage, withOutage } from './kit/outage';
import { serveRequests } from './kit/serve-requests';
import { readJitsiFile } from './pages/jitsi-files';
import { createVendorPages, type VendorPages } from './pages/vendor-pages';
import { createWhereby } from './whereby/create-whereby';
import type { WherebyStandIn } from './whereby/whereby-stand-in';

const JITSI_DOMAIN = 'meet.example.test';
const JAAS_DOMAIN = '8x8.vc';
const WHEREBY_SUBDOMAIN = 'patchbay';
const DAILY_DOMAIN = 'patchbay';

/** All vendors on this machine, until `stop`. */
export interface Vendors {
  /** What to start Patchbay with, by the names of its settings. Secrets are made anew each time. */
  readonly settings: Readonly<Record<string, string>>;
  /** What to start Chromium with: the vendors' hosts lead here, and their certificate is taken as it is. */
  readonly chromiumArguments: readonly string[];
  readonly whereby: WherebyStandIn;
  readonly daily: DailyStandIn;
  readonly jitsi: JitsiHost;
  readonly jaas: JitsiHost;
  readonly pages: VendorPages;
  /** APIs that can be away; their vendors' pages stay. */
  readonly wherebyApi: Pick<Outage, 'begin' | 'end'>;
  readonly dailyApi: Pick<Outage, 'begin' | 'end'>;
  stop(): Promise<void>;
}

/**
 * Starts the stand-ins: Whereby's and Daily's APIs over HTTP for Patchbay's server, and every vendor's own hosts over
 * TLS for browsers.
 * @param options.patchbayUrl where webhooks go
 * @param options.pagesPort of the server for browsers; a free one otherwise
 */
export async function startVendors(options: {
  readonly patchbayUrl: string;
  readonly pagesPort?: number;
}): Promise<Vendors> {
  const secret = () => randomBytes(24).toString('hex');
  const webhookUrl = (platform: string) => `${options.patchbayUrl}/api/webhooks/${platform}`;
  const keys = {
    whereby: secret(),
    wherebyWebhook: secret(),
    daily: secret(),
    dailyWebhook: randomBytes(32).toString('base64'),
    jitsi: secret(),
    jitsiWebhook: secret(),
    jaasWebhook: `whsec_${secret().slice(0, 32)}`,
  };
  const jaasAppId = `vpaas-magic-cookie-${secret().slice(0, 32)}`;
  const jaasKeyId = `${jaasAppId}/${secret().slice(0, 6)}`;
  const jaasKeys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

  const whereby = createWhereby({
    apiKeys: [keys.whereby],
    subdomain: WHEREBY_SUBDOMAIN,
    webhook: { url: webhookUrl('whereby'), secret: keys.wherebyWebhook },
  });
  const daily = createDaily({
    apiKey: keys.daily,
    domainName: DAILY_DOMAIN,
    presenceLag: { recordedAfterMs: 10_000, behindMs: 10_000 },
  });
  const jitsi = createJitsiHost({
    readFile: readJitsiFile,
    tokens: { appId: 'patchbay', secret: keys.jitsi },
    webhookUrl: webhookUrl('jitsi'),
    webhookSecret: keys.jitsiWebhook,
  });
  const jaas = createJaasHost({
    readFile: readJitsiFile,
    appId: jaasAppId,
    keyId: jaasKeyId,
    publicKey: jaasKeys.publicKey,
    webhookUrl: webhookUrl('jaas'),
    webhookSecrets: [keys.jaasWebhook],
  });
  const pages = createVendorPages({
    whereby,
    daily,
    jitsi: { host: JITSI_DOMAIN, server: jitsi },
    jaas: { host: JAAS_DOMAIN, server: jaas },
  });

  const hosts = ['*.whereby.com', '*.daily.co', JITSI_DOMAIN, JAAS_DOMAIN];
  const wherebyOutage = withOutage(whereby.handle);
  const dailyOutage = withOutage(daily.handle);
  const [wherebyApi, dailyApi, jitsiApi, browserSide] = await Promise.all([
    serveRequests(wherebyOutage.handle),
    serveRequests(dailyOutage.handle),
    serveRequests(jitsi.handle),
    serveRequests(pages.handle, {
      certificate: await makeCertificate(hosts),
      ...(options.pagesPort === undefined ? {} : { port: options.pagesPort }),
    }),
  ]);
  const local = ({ port }: { readonly port: number }) => `http://127.0.0.1:${port}`;

  return {
    settings: {
      WHEREBY_API_KEY: keys.whereby,
      WHEREBY_API_URL: `${local(wherebyApi)}/v1`,
      WHEREBY_WEBHOOK_SECRET: keys.wherebyWebhook,
      DAILY_API_KEY: keys.daily,
      DAILY_API_URL: `${local(dailyApi)}/v1`,
      DAILY_SUBDOMAIN: DAILY_DOMAIN,
      DAILY_WEBHOOK_SECRET: keys.dailyWebhook,
      JITSI_DOMAIN,
      JITSI_JWT_APP_ID: 'patchbay',
      JITSI_JWT_SECRET: keys.jitsi,
      JITSI_WEBHOOK_SECRET: keys.jitsiWebhook,
      JITSI_API_URL: local(jitsiApi),
      JAAS_APP_ID: jaasAppId,
      JAAS_KEY_ID: jaasKeyId,
      // On one line, as settings are often kept.
      JAAS_PRIVATE_KEY: Buffer.from(jaasKeys.privateKey).toString('base64'),
      JAAS_WEBHOOK_SECRET: keys.jaasWebhook,
    },
    chromiumArguments: [
      `--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1:${browserSide.port}`).join(', ')}`,
      '--ignore-certificate-errors',
    ],
    whereby,
    daily,
    jitsi,
    jaas,
    pages,
    wherebyApi: wherebyOutage,
    dailyApi: dailyOutage,
    stop: async () => {
      await Promise.all([wherebyApi, dailyApi, jitsiApi, browserSide].map((server) => server.stop()));
    },
  };
}
