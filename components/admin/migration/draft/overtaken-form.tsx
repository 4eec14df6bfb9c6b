import { Button } from '@/components/ui/button';
import type { PlanInForceView } from '@/lib/schemas/migration-plan';
import { Notice } from '../../notice';
import { NewerVersion } from './newer-version';

interface OvertakenFormProps {
  readonly plan: PlanInForceView;
  readonly isPending: boolean;
  readonly onTakeOver: () => void;
  readonly onGiveUp: () => void;
}

/** That somebody else published first: what they changed, and how what stands in the form goes on from there. */
export function OvertakenForm({ plan, isPending, onTakeOver, onGiveUp }: OvertakenFormProps) {
  return (
    <div role="alert">
      <Notice tone="warning">
        <div className="space-y-3">
          <p className="font-medium">Somebody else published first: nothing of yours is in force</p>
          <NewerVersion plan={plan} />
          <p className="text-muted-foreground">
            Your plan still stands in the form above. Take plan {plan.version} over as the one that yours changes, and
            the preview shows what publishing it would do now; or begin again from what is in force.
          </p>
          <div className="flex flex-wrap gap-2">
            <Button size="sm" isPending={isPending} onClick={onTakeOver}>
              Take plan {plan.version} over and preview again
            </Button>
            <Button size="sm" variant="outline" disabled={isPending} onClick={onGiveUp}>
              Begin again from plan {plan.version}
            </Button>
          </div>
        </div>
      </Notice>
    </div>
  );
}
