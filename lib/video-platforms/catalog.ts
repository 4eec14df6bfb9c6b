import type { PlatformCapabilities } from './contract';

/** One platform in lists and badges. Data only, so that the browser may read it as well. */
export interface PlatformCatalogEntry {
  readonly id: string;
  readonly label: string;
  /** A CSS colour for light pages and dark ones: one hue each, away from the colours that mean a state. */
  readonly colour: string;
  /** One sentence for an administrator. */
  readonly description: string;
  readonly settings: readonly { readonly name: string; readonly isRequired: boolean; readonly isSecret: boolean }[];
  readonly capabilities: PlatformCapabilities;
  /** A platform for trying things out: never a fallback, and no default where a real one is configured. */
  readonly isDemo: boolean;
}

const whereby = {
  id: 'whereby',
  label: 'Whereby',
  colour: 'light-dark(oklch(0.58 0.17 355), oklch(0.74 0.14 357))',
  description: 'Whereby Embedded. Rooms are made by its API; guests share one address.',
  settings: [
    { name: 'WHEREBY_API_KEY', isRequired: true, isSecret: true },
    { name: 'WHEREBY_WEBHOOK_SECRET', isRequired: false, isSecret: true },
    { name: 'WHEREBY_API_URL', isRequired: false, isSecret: false },
    { name: 'AWS_WHEREBY_S3_BUCKET', isRequired: false, isSecret: false },
    { name: 'AWS_WHEREBY_S3_REGION', isRequired: false, isSecret: false },
    { name: 'AWS_WHEREBY_ACCESS_KEY_ID', isRequired: false, isSecret: true },
    { name: 'AWS_WHEREBY_ACCESS_KEY_SECRET', isRequired: false, isSecret: true },
  ],
  capabilities: {
    lobby: true,
    lock: true,
    cloudRecording: true,
    localRecording: true,
    automaticRecording: 'platform',
    largestMeeting: 200,
    hostRole: true,
    guestToken: false,
    embedEvents: true,
    webhookCoverage: 'full',
    dialIn: false,
    logo: true,
    endForAll: true,
  },
  isDemo: false,
} as const satisfies PlatformCatalogEntry;

const daily = {
  id: 'daily',
  label: 'Daily',
  colour: 'light-dark(oklch(0.54 0.13 245), oklch(0.74 0.12 245))',
  description: 'Daily’s own meeting page in private rooms. Everybody gets a token of their own.',
  settings: [
    { name: 'DAILY_API_KEY', isRequired: true, isSecret: true },
    { name: 'DAILY_SUBDOMAIN', isRequired: true, isSecret: false },
    { name: 'DAILY_WEBHOOK_SECRET', isRequired: false, isSecret: true },
    { name: 'DAILY_API_URL', isRequired: false, isSecret: false },
    { name: 'AWS_DAILY_S3_BUCKET', isRequired: false, isSecret: false },
    { name: 'AWS_DAILY_S3_REGION', isRequired: false, isSecret: false },
    { name: 'AWS_DAILY_ROLE_ARN', isRequired: false, isSecret: false },
    { name: 'AWS_DAILY_ACCESS_KEY_ID', isRequired: false, isSecret: true },
    { name: 'AWS_DAILY_ACCESS_KEY_SECRET', isRequired: false, isSecret: true },
  ],
  capabilities: {
    lobby: true,
    lock: false,
    cloudRecording: true,
    localRecording: true,
    automaticRecording: 'service',
    largestMeeting: 200,
    hostRole: true,
    guestToken: true,
    embedEvents: true,
    webhookCoverage: 'full',
    dialIn: false,
    logo: false,
    endForAll: true,
  },
  isDemo: false,
} as const satisfies PlatformCatalogEntry;

const jitsi = {
  id: 'jitsi',
  label: 'Jitsi',
  colour: 'light-dark(oklch(0.5 0.16 278), oklch(0.71 0.135 283))',
  description: 'Your own Jitsi Meet server. Everybody gets a token of their own.',
  settings: [
    { name: 'JITSI_DOMAIN', isRequired: true, isSecret: false },
    { name: 'JITSI_JWT_APP_ID', isRequired: false, isSecret: false },
    { name: 'JITSI_JWT_SECRET', isRequired: false, isSecret: true },
    { name: 'JITSI_JWT_AUDIENCE', isRequired: false, isSecret: false },
    { name: 'JITSI_XMPP_DOMAIN', isRequired: false, isSecret: false },
    { name: 'JITSI_WEBHOOK_SECRET', isRequired: false, isSecret: true },
    { name: 'JITSI_API_URL', isRequired: false, isSecret: false },
  ],
  capabilities: {
    lobby: true,
    lock: true,
    cloudRecording: true,
    localRecording: true,
    automaticRecording: 'host-page',
    largestMeeting: null,
    hostRole: true,
    guestToken: true,
    embedEvents: true,
    webhookCoverage: 'full',
    dialIn: false,
    logo: false,
    endForAll: false,
  },
  isDemo: false,
} as const satisfies PlatformCatalogEntry;

const jaas = {
  id: 'jaas',
  label: 'JaaS',
  colour: 'light-dark(oklch(0.6 0.15 48), oklch(0.77 0.135 52))',
  description: 'Jitsi as a Service: Jitsi on the servers of 8x8. Everybody gets a token of their own.',
  settings: [
    { name: 'JAAS_APP_ID', isRequired: true, isSecret: false },
    { name: 'JAAS_KEY_ID', isRequired: true, isSecret: false },
    { name: 'JAAS_PRIVATE_KEY', isRequired: true, isSecret: true },
    { name: 'JAAS_WEBHOOK_SECRET', isRequired: false, isSecret: true },
  ],
  capabilities: {
    lobby: true,
    lock: true,
    cloudRecording: true,
    localRecording: true,
    automaticRecording: 'host-page',
    largestMeeting: 500,
    hostRole: true,
    guestToken: true,
    embedEvents: true,
    webhookCoverage: 'full',
    dialIn: false,
    logo: false,
    endForAll: false,
  },
  isDemo: false,
} as const satisfies PlatformCatalogEntry;

const mock = {
  id: 'mock',
  label: 'Demo',
  colour: 'light-dark(oklch(0.56 0.11 112), oklch(0.79 0.12 112))',
  description:
    'A platform inside Patchbay, for trying things out and for outage drills. It carries no sound or picture.',
  settings: [],
  capabilities: {
    lobby: false,
    lock: true,
    cloudRecording: false,
    localRecording: false,
    automaticRecording: 'none',
    largestMeeting: 100,
    hostRole: true,
    guestToken: true,
    embedEvents: true,
    webhookCoverage: 'full',
    dialIn: false,
    logo: false,
    endForAll: true,
  },
  isDemo: true,
} as const satisfies PlatformCatalogEntry;

/** Every platform that ships with Patchbay, in the order in which lists show them. */
export const PLATFORM_CATALOG = { whereby, daily, jitsi, jaas, mock } as const satisfies Record<
  string,
  PlatformCatalogEntry
>;

export type BuiltInPlatformId = keyof typeof PLATFORM_CATALOG;
