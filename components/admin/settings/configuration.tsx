import Link from 'next/link';
import type { ConfigurationEntry } from '@/lib/schemas/configuration';
import { Section } from '../section';

/** What this installation is set to, read at its start. */
export function Configuration({ entries }: { readonly entries: readonly ConfigurationEntry[] }) {
  return (
    <Section
      title="Configuration"
      description="Read from the environment and the settings file when Patchbay starts. Secrets are never shown."
      actions={
        <Link href="/admin/platforms" className="text-sm text-primary underline-offset-4 hover:underline">
          Settings of each platform
        </Link>
      }
    >
      <dl className="divide-y rounded-md border bg-card text-sm">
        {entries.map(({ name, label, value }) => (
          <div key={label} className="grid gap-x-4 px-3 py-1.5 sm:grid-cols-[14rem_minmax(0,1fr)_auto]">
            <dt className="text-muted-foreground">{label}</dt>
            <dd className="break-words">{value}</dd>
            {name ? (
              <dd>
                <code className="font-mono text-xs text-muted-foreground">{name}</code>
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
    </Section>
  );
}
