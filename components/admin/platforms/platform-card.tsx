import { PlatformBadge } from '@/components/platforms/platform-badge';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import type { PlatformView } from '@/lib/schemas/platform';
import { Notice } from '../notice';
import { BreakerNotice } from './breaker-notice';
import { CapabilityList } from './capability-list';
import { describeLoad } from './describe-load';
import { describePresence } from './describe-presence';
import { describeUnclosedRooms } from './describe-unclosed-rooms';
import { FaultsForm } from './faults-form';
import { ForeignRooms } from './foreign-rooms';
import { PlatformHealthLine } from './platform-health-line';
import { PlatformSettingsList } from './platform-settings-list';
import { PlatformStateControl } from './platform-state-control';
import { ShutNotice } from './shut-notice';
import { WebhookSetup } from './webhook-setup';

interface PlatformCardProps {
  readonly platform: PlatformView;
  /** Rooms that the plan moves to it; null until that is known. */
  readonly plannedRooms: number | null;
  /** A kill switch keeps rooms from being moved to it. */
  readonly isStopped: boolean;
}

/** Everything about one platform: whether it is set up, how it does, what it can, and its switch. */
export function PlatformCard({ platform, plannedRooms, isStopped }: PlatformCardProps) {
  return (
    <Card>
      <div className="flex min-h-14 flex-wrap items-center justify-between gap-x-3 gap-y-2 border-b px-4 py-2.5">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2>
            <PlatformBadge platform={platform.id} label={platform.label} className="text-base font-semibold" />
          </h2>
          {platform.isConfigured ? null : (
            <Badge variant="outline">{platform.isKnown ? 'Not set up' : 'Unknown here'}</Badge>
          )}
          {platform.isDemo ? <Badge variant="outline">For trying out</Badge> : null}
          {platform.isDefault ? <Badge>Default for new rooms</Badge> : null}
        </div>
        {platform.isConfigured ? <PlatformStateControl platform={platform} /> : null}
      </div>
      <div className="space-y-4 p-4">
        <p className="text-sm text-muted-foreground">{platform.description}</p>
        <ShutNotice shut={platform.shut} />
        <BreakerNotice platform={platform} />
        {platform.warnings.map((warning) => (
          <Notice key={warning} tone="warning">
            {warning}
          </Notice>
        ))}
        {platform.unclosedRooms > 0 ? <Notice tone="warning">{describeUnclosedRooms(platform)}</Notice> : null}
        {platform.isConfigured ? <PlatformHealthLine platform={platform} /> : null}
        <p className="tabular text-sm">{describeLoad({ ...platform, plannedRooms, isStopped })}</p>
        {platform.isConfigured ? (
          <p className="tabular text-sm text-muted-foreground">{describePresence(platform.presence)}</p>
        ) : null}
        {platform.isKnown ? <PlatformFacts platform={platform} /> : null}
        {platform.hasWebhookSetup ? <WebhookSetup platform={platform} /> : null}
        {platform.isConfigured ? <ForeignRooms platform={platform} /> : null}
        {platform.hasDrills ? <FaultsForm platform={platform} /> : null}
      </div>
    </Card>
  );
}

function PlatformFacts({ platform }: { readonly platform: PlatformView }) {
  return (
    <>
      <section className="space-y-1.5">
        <h3 className="text-sm font-medium">Capabilities</h3>
        <CapabilityList capabilities={platform.capabilities} />
      </section>
      <section className="space-y-1.5">
        <h3 className="text-sm font-medium">Settings</h3>
        {platform.isConfigured ? null : (
          <p className="text-sm text-muted-foreground">
            {platform.missing.length > 0 ? 'Set what is missing in the environment or the settings file. ' : null}
            {platform.invalid.length > 0 ? 'Correct what is wrong. ' : null}
            Patchbay reads them when it starts.
          </p>
        )}
        <PlatformSettingsList platform={platform} />
      </section>
    </>
  );
}
