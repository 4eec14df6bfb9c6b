import { Button } from '@/components/ui/button';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import { Moment } from '../../moment';
import { Notice } from '../../notice';

interface ChangedMeanwhileProps {
  /** The plan as it is now. */
  readonly plan: PlanInForceView;
  /** Whether it leaves anything to ask. */
  readonly isOffered: boolean;
  readonly onLookAgain: () => void;
}

/** That somebody changed the plan while a question about it was open: who, when, and the way to what holds now. */
export function ChangedMeanwhile({ plan, isOffered, onLookAgain }: ChangedMeanwhileProps) {
  return (
    <div role="alert" className="text-foreground">
      <Notice
        tone="warning"
        action={
          <Button size="sm" variant="outline" onClick={onLookAgain}>
            {isOffered ? 'Look again' : 'Close'}
          </Button>
        }
      >
        <p className="font-medium">The plan changed while this was open</p>
        <p className="text-muted-foreground">
          <span className="wrap-anywhere">{plan.changedBy ?? 'Somebody'}</span> changed it
          {plan.changedAt ? (
            <>
              , <Moment at={plan.changedAt} />
            </>
          ) : null}
          : plan {plan.version} is in force{plan.isPaused ? ', paused' : ''}.{' '}
          {isOffered ? 'See what this does now before you confirm it.' : 'That leaves nothing to do here.'}
        </p>
      </Notice>
    </div>
  );
}
