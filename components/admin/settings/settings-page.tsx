import type { ConfigurationEntry } from '@/lib/schemas/configuration';
import { PageHeader } from '../page-header';
import { ApiKeys } from './api-keys';
import { Configuration } from './configuration';
import { OwnPassword } from './own-password';
import { Users } from './users';

/** Who may do what here, and what this installation is set to. */
export function SettingsPage({ configuration }: { readonly configuration: readonly ConfigurationEntry[] }) {
  return (
    <div className="space-y-10">
      <PageHeader title="Settings" />
      <Users />
      <ApiKeys />
      <OwnPassword />
      <Configuration entries={configuration} />
    </div>
  );
}
