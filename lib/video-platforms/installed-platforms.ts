import { demoPlatformSettings } from '../env/demo-platform';
import { getSettings } from '../env/settings';
import { processSingleton } from '../process-singleton';
import { type BuiltInPlatformId, PLATFORM_CATALOG, type PlatformCatalogEntry } from './catalog';
import type {
  PlatformConfigResult,
  PlatformDefinition,
  PlatformId,
  PlatformServices,
  VideoPlatformClient,
  VideoPlatformConfig,
} from './contract';
import { limitConcurrency } from './limit-concurrency';
import { createLocalTurns } from './local-turns';
import { PLATFORM_REGISTRY } from './registry';
import { settingText } from './shared/settings-text';

/** What the app adds to its platforms' clients: limits over all processes, and a record of every call. */
export type CallServices = Pick<PlatformServices, 'takeTurn' | 'recordCall'>;

/** Calls to one platform that this process makes at the same time. */
const CALLS_AT_ONCE = 10;

export interface InstalledPlatform {
  readonly definition: PlatformDefinition;
  readonly entry: PlatformCatalogEntry;
}

interface InstalledPlatforms {
  readonly registered: Map<PlatformId, InstalledPlatform>;
  readonly configs: Map<PlatformId, PlatformConfigResult<VideoPlatformConfig>>;
  readonly clients: Map<PlatformId, WeakMap<VideoPlatformConfig, VideoPlatformClient>>;
  services: CallServices;
}

/** Registered platforms and what was read of their settings: once per process, however Next bundles us. */
const installed = processSingleton<InstalledPlatforms>('installed-platforms', () => ({
  registered: new Map(),
  configs: new Map(),
  clients: new Map(),
  services: { takeTurn: createLocalTurns(), recordCall: () => undefined },
}));

/** Every platform of this installation, in the catalogue's order, private ones last. */
export function installedPlatforms(): readonly InstalledPlatform[] {
  const ids = Object.keys(PLATFORM_CATALOG) as BuiltInPlatformId[];
  const builtIn = ids.filter((id) => !installed.registered.has(id)).map(builtInPlatform);
  return [...builtIn, ...installed.registered.values()];
}

export function findPlatform(id: PlatformId): InstalledPlatform | undefined {
  // Asked several times in every request: nothing is listed for it.
  return installed.registered.get(id) ?? (isBuiltIn(id) ? builtInPlatform(id) : undefined);
}

function isBuiltIn(id: PlatformId): id is BuiltInPlatformId {
  return Object.hasOwn(PLATFORM_REGISTRY, id);
}

function builtInPlatform(id: BuiltInPlatformId): InstalledPlatform {
  return { definition: PLATFORM_REGISTRY[id], entry: PLATFORM_CATALOG[id] };
}

/**
 * Adds a private platform, or one made for a test, at run time. One that carries a built-in id takes its place.
 * Each process registers its own.
 */
export function registerPlatform(definition: PlatformDefinition, entry: PlatformCatalogEntry): void {
  if (definition.id !== entry.id) {
    throw new Error(`The platform ${definition.id} was registered with the catalogue entry of ${entry.id}.`);
  }
  installed.registered.set(definition.id, { definition, entry });
  installed.configs.delete(definition.id);
  installed.clients.delete(definition.id);
}

/** What the settings say of a platform, read once per process. */
export function configResultOf({ definition }: InstalledPlatform): PlatformConfigResult<VideoPlatformConfig> {
  const known = installed.configs.get(definition.id);
  if (known) return known;
  const settings = getSettings();
  const result = definition.readConfig({ ...settings.raw, ...demoPlatformSettings(settings) });
  installed.configs.set(definition.id, result);
  return result;
}

/**
 * Hands in what needs a database. Until then, and where there is none, each process counts its own calls and records
 * nothing. Clients that exist already use it too.
 */
export function setCallServices(services: CallServices): void {
  installed.services = services;
}

/**
 * Sentences for the operator about a platform's settings; where it is not configured although some of its settings are
 * given, one that names what is missing. Without it such settings would be ignored without a word.
 */
export function warningsOf(platform: InstalledPlatform): readonly string[] {
  const result = configResultOf(platform);
  if (result.isConfigured) return result.warnings;
  const { raw } = getSettings();
  const { label, settings } = platform.entry;
  const given = settings.map(({ name }) => name).filter((name) => settingText(raw, name) !== undefined);
  const { missing } = result;
  if (given.length === 0 || missing.length === 0) return [];
  return [
    `${listOf(missing)} ${missing.length === 1 ? 'is' : 'are'} not set, so ${label} is not set up: ` +
      `${listOf(given)} ${given.length === 1 ? 'has' : 'have'} no effect on new calls. Set ${listOf(missing)} and start again.`,
  ];
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** One client per platform and config, so that whatever it keeps (a cached answer, a limiter) is kept once. */
export function clientOf({ definition }: InstalledPlatform, config: VideoPlatformConfig): VideoPlatformClient {
  const clients = installed.clients.get(definition.id) ?? new WeakMap<VideoPlatformConfig, VideoPlatformClient>();
  installed.clients.set(definition.id, clients);
  const known = clients.get(config);
  if (known) return known;
  const client = definition.createClient(config, {
    fetch: limitConcurrency((input, init) => globalThis.fetch(input, init), CALLS_AT_ONCE),
    now: () => new Date(),
    takeTurn: (request) => installed.services.takeTurn(request),
    recordCall: (call) => installed.services.recordCall(call),
  });
  clients.set(config, client);
  return client;
}
