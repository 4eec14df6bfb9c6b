import Link from 'next/link';
import { PlatformBadge } from '@/components/platforms/platform-badge';
import { Card } from '@/components/ui/card';
import { StateDot } from '@/components/ui/state-dot';
import type { KillSwitchOfPlan } from '@/lib/schemas/migration-plan';
import type { RunningPlanView } from '@/lib/schemas/overview';
import { SwitchedOff } from '../migration/in-force/switched-off';
import { Moment } from '../moment';
import { Section } from '../section';
import { usePlatformNames } from '../use-platform-names';
import { WithMoments } from '../with-moments';

interface RunningPlanProps {
  readonly plan: RunningPlanView | null;
  readonly switchedOff: readonly KillSwitchOfPlan[];
}

/** What is stopped, the wave that runs now, how much of what goes where, and what comes next. Nothing where nothing is. */
export function RunningPlan({ plan, switchedOff }: RunningPlanProps) {
  if (!plan && switchedOff.length === 0) return null;
  return (
    <Section
      title="Migration"
      actions={
        <Link href="/admin/migration" className="text-sm text-primary underline-offset-4 hover:underline">
          Plan and preview
        </Link>
      }
    >
      <div className="space-y-3">
        <SwitchedOff switches={switchedOff} />
        {plan ? <PlanCard plan={plan} /> : null}
      </div>
    </Section>
  );
}

function PlanCard({ plan }: { readonly plan: RunningPlanView }) {
  const { nameOf } = usePlatformNames();
  const { wave } = plan;
  return (
    <Card className="flex flex-wrap items-center gap-x-10 gap-y-3 px-4 py-3">
      {wave ? (
        <>
          <p className="tabular text-4xl leading-none font-semibold">{wave.percentage} %</p>
          <div className="min-w-0 text-sm">
            <p className="flex flex-wrap items-center gap-x-1.5 font-medium">
              Wave {wave.number} of {plan.waves}: {wave.from.map(nameOf).join(' and ')} rooms to
              <PlatformBadge platform={wave.to} label={nameOf(wave.to)} />
            </p>
            <p className="text-muted-foreground">
              began <Moment at={wave.startedAt} as="distance" />; plan {plan.version} by {plan.publishedBy}
            </p>
          </div>
        </>
      ) : (
        <p className="text-sm">
          Plan {plan.version} by {plan.publishedBy}:{' '}
          {plan.waves === 0
            ? `${plan.rules === 1 ? 'one rule' : `${plan.rules} rules`} and no waves`
            : 'no wave has begun'}
          .
        </p>
      )}
      <div className="text-sm">
        {plan.isPaused && plan.waves > 0 ? <StateDot tone="warning">Paused</StateDot> : null}
        <p className="text-muted-foreground">
          <WithMoments text={plan.next} />
        </p>
      </div>
    </Card>
  );
}
