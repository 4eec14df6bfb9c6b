import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { getSettings, type Settings } from '../env/settings';
import type { ConfigurationEntry } from '../schemas/configuration';
import { getDefaultPlatform, listPlatforms } from '../video-platforms';

/**
 * What this installation is set to, for an administrator to check against what they meant. Never a secret's value.
 * @throws AppError not-signed-in, forbidden
 */
export function describeConfiguration(actor: Actor, settings: Settings = getSettings()): ConfigurationEntry[] {
  requireAdmin(actor);
  const platforms = listPlatforms();
  const labelOf = (id: string) => platforms.find((platform) => platform.id === id)?.label ?? id;
  const configured = platforms.filter(({ isConfigured }) => isConfigured).map(({ label }) => label);
  return [
    { name: 'PUBLIC_URL', label: 'Address', value: settings.PUBLIC_URL },
    {
      name: 'DATABASE_URL',
      label: 'Database',
      value: settings.isDatabaseEmbedded ? 'Embedded PostgreSQL, kept in DATA_DIR' : 'PostgreSQL of your own',
    },
    { name: 'DATA_DIR', label: 'Data directory', value: settings.DATA_DIR },
    {
      name: 'DATABASE_POOL_SIZE',
      label: 'Database connections',
      value: `${settings.DATABASE_POOL_SIZE} in this process`,
    },
    { name: 'PATCHBAY_ROLE', label: 'This process', value: ROLE_WORDS[settings.PATCHBAY_ROLE] },
    { name: 'DEFAULT_VIDEO_PLATFORM', label: 'Platform of new rooms', value: labelOf(getDefaultPlatform()) },
    { name: null, label: 'Platforms set up', value: configured.length > 0 ? configured.join(', ') : 'none' },
    { name: 'OIDC_ISSUER', label: 'Single sign-on', value: settings.OIDC_ISSUER ?? 'off' },
    { name: 'OIDC_ADMIN_GROUP', label: 'Administrators by group', value: settings.OIDC_ADMIN_GROUP ?? 'off' },
    {
      name: 'PATCHBAY_API_KEY',
      label: 'Key from the environment',
      value: settings.PATCHBAY_API_KEY ? 'set' : 'not set',
    },
    { name: 'WEBHOOK_RETENTION_DAYS', label: 'Webhooks kept', value: daysOf(settings.WEBHOOK_RETENTION_DAYS) },
    { name: 'LOG_LEVEL', label: 'Log level', value: settings.LOG_LEVEL },
  ];
}

const ROLE_WORDS = { all: 'serves pages and runs jobs', web: 'serves pages', worker: 'runs jobs' } as const;

function daysOf(count: number): string {
  return count === 1 ? 'for a day' : `for ${count} days`;
}
