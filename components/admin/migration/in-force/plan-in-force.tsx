'use client';

import { CircleCheck, CirclePause, Clock, Hand, Hourglass, Snowflake, Users } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import { Moment } from '../../moment';
import { WithMoments } from '../../with-moments';
import { describeKeptByCalls } from '../preview/describe-kept-by-calls';
import { SettleDialog } from '../settling/settle-dialog';
import { AdvanceDialog } from './advance-dialog';
import { PauseControl } from './pause-control';
import { RollbackDialog } from './rollback-dialog';
import { SwitchedOff } from './switched-off';
import { describeOrigin } from './version-words';

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
  const isDone = plan.next.kind === 'finished' || plan.next.kind === 'nothing';
  // A tick would say that all is well.
  const Icon = isDone && plan.unfinished.length > 0 ? Hourglass : STEP_ICONS[plan.next.kind];
  const hasWaves = plan.waves.length > 0;
  return (
    <section aria-labelledby="plan-in-force">
      <Card className="space-y-4 p-4">
        <div className="space-y-1">
          <div className="flex flex-wrap items-center gap-2">
            <h2 id="plan-in-force" className="text-base font-semibold">
              Plan {plan.version}
            </h2>
            {plan.isPaused && hasWaves ? (
              <Badge variant="warning">Paused</Badge>
            ) : (
              <Badge variant="success">In force</Badge>
            )}
          </div>
          <p className="text-sm text-muted-foreground">
            {plan.kind ? describeOrigin(plan.kind, plan.copies) : 'Published'} by{' '}
            <span className="wrap-anywhere">{plan.publishedBy}</span>
            {plan.publishedAt ? (
              <>
                , <Moment at={plan.publishedAt} />
              </>
            ) : null}
            {plan.note ? <span className="wrap-anywhere">: “{plan.note}”</span> : null}
          </p>
        </div>
        <SwitchedOff switches={plan.killSwitches} />
        <p className="flex gap-2.5 text-sm">
          <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
          <span className="min-w-0 wrap-anywhere">
            <WithMoments text={plan.next.sentence} />
          </span>
        </p>
        {plan.inCall.rooms > 0 ? (
          <p className="flex gap-2.5 text-sm">
            <Users aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
            <span>{describeKeptByCalls(plan.inCall)}</span>
          </p>
        ) : null}
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
          <AdvanceDialog plan={plan} />
          <PauseControl plan={plan} />
          <SettleDialog plan={plan} />
          <RollbackDialog toVersion={plan.rollbackTo} plan={plan} />
        </div>
      </Card>
    </section>
  );
}
