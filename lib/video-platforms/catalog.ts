import type { PlatformCapabilities } from './contract';

/** One platform in lists and badges. Data only, so that the browser may read it as well. */
export interface PlatformCatalogEntry {
  readonly id: string;
  readonly label: string;
  /** Which of the badge colours in globals.css it wears. */
  readonly colour: string;
  /** One sentence for an administrator. */
  readonly description: string;
  readonly settings: readonly { readonly name: string; readonly isRequired: boolean; readonly isSecret: boolean }[];
  readonly capabilities: PlatformCapabilities;
  /** A platform for trying things out: never a fallback, and no default where a real one is configured. */
  readonly isDemo: boolean;
}

const jitsi = {
  id: 'jitsi',
  label: 'Jitsi',
  colour: 'jitsi',
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

const mock = {
  id: 'mock',
  label: 'Demo',
  colour: 'demo',
  description:
    'A platform inside Patchbay, for trying things out and for outage drills. It carries no sound or picture.',
  settings: [],
  capabilities: {
    lobby: false,
    lock: true,
    cloudRecording: false,
    localRecording: false,
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
export const PLATFORM_CATALOG = { jitsi, mock } as const satisfies Record<string, PlatformCatalogEntry>;

export type BuiltInPlatformId = keyof typeof PLATFORM_CATALOG;
