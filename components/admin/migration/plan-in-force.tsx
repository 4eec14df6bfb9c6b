'use client';

import { CircleCheck, CirclePause, Clock, Hand, Snowflake } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import type { PlanInForceView } from '@/lib/schemas/migration';
import { Moment } from '../moment';
import { AdvanceDialog } from './advance-dialog';
import { PauseControl } from './pause-control';
import { RollbackDialog } from './rollback-dialog';
import { SettleDialog } from './settle-dialog';
import { KIND_WORDS } from './version-words';

const STEP_ICONS = {
  begins: Clock,
  'by-hand': Hand,
  watching: Clock,
  paused: CirclePause,
  finished: CircleCheck,
  nothing: CircleCheck,
} as const;

/** The version in force, the next thing that happens, and what one can do about it. */
export function PlanInForce({ plan }: { readonly plan: PlanInForceView }) {
  const Icon = STEP_ICONS[plan.next.kind];
  const hasWaves = plan.waves.length > 0;
  return (
    <section aria-labelledby="plan-in-force">
      <Card className="space-y-4 p-4">
        <div className="space-y-1">
          <div className="flex flex-wrap items-center gap-2">
            <h2 id="plan-in-force" className="text-base font-semibold">
              Plan {plan.version}
            </h2>
            {plan.isPaused ? <Badge variant="warning">Paused</Badge> : <Badge variant="success">In force</Badge>}
          </div>
          <p className="text-sm text-muted-foreground">
            {plan.kind ? KIND_WORDS[plan.kind] : 'Published'} by{' '}
            <span className="wrap-anywhere">{plan.publishedBy}</span>
            {plan.publishedAt ? (
              <>
                , <Moment at={plan.publishedAt} />
              </>
            ) : null}
            {plan.note ? <span className="wrap-anywhere">: “{plan.note}”</span> : null}
          </p>
        </div>
        <p className="flex gap-2.5 text-sm">
          <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
          <span className="min-w-0 wrap-anywhere">{plan.next.sentence}</span>
        </p>
        {plan.freeze ? (
          <p className="flex gap-2.5 text-sm">
            <Snowflake aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
            <span>
              A freeze holds until <Moment at={plan.freeze.until} />
              {plan.freeze.reason ? ` (${plan.freeze.reason})` : ''}: nothing is published and no wave begins. Rolling
              back and kill switches work.
            </span>
          </p>
        ) : null}
        <div className="flex flex-wrap gap-2">
          {plan.next.wave && plan.next.kind !== 'paused' && isWaiting(plan) ? (
            <AdvanceDialog wave={plan.next.wave} revision={plan.revision} />
          ) : null}
          {hasWaves ? <PauseControl isPaused={plan.isPaused} revision={plan.revision} /> : null}
          <SettleDialog plan={plan} />
          {plan.rollbackTo === null ? null : <RollbackDialog toVersion={plan.rollbackTo} revision={plan.revision} />}
        </div>
      </Card>
    </section>
  );
}

function isWaiting({ waves, next }: PlanInForceView): boolean {
  return waves.some(({ id, state }) => id === next.wave && state === 'waiting');
}
