import { Badge } from '@/components/ui/badge';
import type { PlatformView } from '@/lib/schemas/platform';

/** The settings that a platform reads, by name, and which of them are set, missing or wrong. Values are never shown. */
export function PlatformSettingsList({ platform }: { readonly platform: PlatformView }) {
  if (platform.settings.length === 0) return <p className="text-sm text-muted-foreground">Needs no settings.</p>;
  return (
    <ul className="space-y-1 text-sm">
      {platform.settings.map(({ name, isRequired, isSecret }) => (
        <li key={name} className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <code className="font-mono text-xs break-all">{name}</code>
          <SettingSign name={name} platform={platform} />
          <span className="text-xs text-muted-foreground">
            {[isRequired ? 'required' : null, isSecret ? 'secret' : null].filter(Boolean).join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function SettingSign({ name, platform }: { readonly name: string; readonly platform: PlatformView }) {
  if (platform.invalid.includes(name)) return <Badge variant="destructive">wrong</Badge>;
  if (platform.set.includes(name)) return <Badge variant="success">set</Badge>;
  if (platform.missing.includes(name)) return <Badge variant="warning">missing</Badge>;
  return <Badge variant="outline">not set</Badge>;
}
