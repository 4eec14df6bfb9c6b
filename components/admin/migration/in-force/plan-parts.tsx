'use client';

import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import type { PlanInForceView, RuleView, WaveView } from '@/lib/schemas/migration-plan';
import { partName, partTitle } from '@/lib/schemas/part-name';
import { Moment } from '../../moment';
import { Section } from '../../section';
import { usePlatformNames } from '../../use-platform-names';
import { WithMoments } from '../../with-moments';
import { LeftAlone } from './left-alone';
import { ProgressBar } from './progress-bar';

/** The rules and waves of a plan, in the order in which they are asked, with their numbers. */
export function PlanParts({ plan }: { readonly plan: Pick<PlanInForceView, 'rules' | 'waves' | 'fallback' | 'plan'> }) {
  const freezes = plan.plan?.freezeWindows ?? [];
  return (
    <>
      {plan.rules.length > 0 ? (
        <Section title="Rules" description="The first that holds for a room decides, before any wave.">
          <RuleList rules={plan.rules} />
        </Section>
      ) : null}
      {plan.waves.length > 0 ? (
        <Section
          title="Waves"
          description="Each takes a share of the rooms, counted from none. They begin one after the other."
        >
          <WaveList waves={plan.waves} />
        </Section>
      ) : null}
      <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[auto_1fr]">
        <dt className="text-muted-foreground">When a platform fails, a room asks</dt>
        <dd>{plan.fallback}</dd>
        {freezes.length > 0 ? <dt className="text-muted-foreground">Freezes</dt> : null}
        {freezes.length > 0 ? (
          <dd className="space-y-1">
            {freezes.map(({ from, until, reason }) => (
              <p key={`${from} ${until}`}>
                <Moment at={from} as="dated" /> to <Moment at={until} as="dated" />
                {reason ? ` (${reason})` : ''}
              </p>
            ))}
          </dd>
        ) : null}
      </dl>
    </>
  );
}

export function RuleList({ rules }: { readonly rules: readonly RuleView[] }) {
  return (
    <Card>
      <ol className="divide-y">
        {rules.map((rule) => (
          <li key={rule.id} className="space-y-1 px-4 py-3 text-sm">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">{partTitle('rule', rule.id)}</span>
              <span className="min-w-0 wrap-anywhere">{rule.words}</span>
            </p>
            <p className="tabular text-muted-foreground">{rule.arithmetic}</p>
            <LeftAlone platform={rule.to} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

const STATES = {
  waiting: { label: 'Waiting', variant: 'outline' },
  begins: { label: 'Begins when published', variant: 'default' },
  watched: { label: 'Begun, being watched', variant: 'warning' },
  paused: { label: 'Begun, paused', variant: 'warning' },
  done: { label: 'Done', variant: 'success' },
} as const;

export function WaveList({ waves }: { readonly waves: readonly WaveView[] }) {
  return (
    <Card>
      <ol className="divide-y">
        {waves.map((wave) => (
          <li key={wave.id} className="space-y-2 px-4 py-3 text-sm">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
                <span className="font-medium">{partTitle('wave', wave.id)}</span>
                <span>{wave.words}</span>
              </p>
              <p className="flex flex-wrap gap-2">
                {wave.tally.stopped > 0 ? <Badge variant="destructive">Stopped by a kill switch</Badge> : null}
                <Badge variant={STATES[wave.state].variant}>{STATES[wave.state].label}</Badge>
              </p>
            </div>
            <WaveProgress wave={wave} />
            <p className="tabular text-muted-foreground">{wave.arithmetic}</p>
            <LeftAlone platform={wave.to} />
            <p className="text-muted-foreground">
              {wave.startedAt ? (
                <>
                  Began <Moment at={wave.startedAt} />
                  {wave.soakedAt && wave.state === 'watched' ? (
                    <>
                      , watched until <Moment at={wave.soakedAt} />
                    </>
                  ) : null}
                  {wave.state === 'paused' ? `, ${wave.timing}` : null}
                </>
              ) : (
                <WithMoments text={capitalise(wave.timing)} />
              )}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** How many rooms it has taken over. Nothing where it has none to take. */
function WaveProgress({ wave: { id, to, tally } }: { readonly wave: WaveView }) {
  const { nameOf } = usePlatformNames();
  // What doesn't move is told below; the bar is full when whoever enters any of the rest meets there.
  const most = tally.moves + tally.stopped;
  if (most === 0) return null;
  return (
    <ProgressBar
      label={`Rooms of ${partName('wave', id)} that go to ${nameOf(to)}`}
      value={tally.there - tally.inCall}
      most={most}
      unit={`rooms go to ${nameOf(to)} now`}
    />
  );
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
