import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import { Moment } from '../../moment';
import { OvertakenNotice } from '../../overtaken-notice';

interface ChangedMeanwhileProps {
  /** The plan as it is now. */
  readonly plan: PlanInForceView;
  /** Whether it leaves anything to ask. */
  readonly isOffered: boolean;
  readonly onLookAgain: () => void;
}

/** That somebody changed the plan while a question about it was open: who, when, and the way to what holds now. */
export function ChangedMeanwhile({ plan, ...question }: ChangedMeanwhileProps) {
  return (
    <OvertakenNotice title="The plan changed while this was open" {...question}>
      <span className="wrap-anywhere">{plan.changedBy ?? 'Somebody'}</span> changed it
      {plan.changedAt ? (
        <>
          , <Moment at={plan.changedAt} />
        </>
      ) : null}
      : plan {plan.version} is in force{plan.isPaused ? ', paused' : ''}.
    </OvertakenNotice>
  );
}
