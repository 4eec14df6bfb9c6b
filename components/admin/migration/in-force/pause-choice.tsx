import { CheckLine } from '@/components/admin/check-line';
import type { PreviewView } from '@/lib/schemas/migration-draft';
import { Notice } from '../../notice';

interface PauseChoiceProps {
  readonly pause: NonNullable<PreviewView['pause']>;
  readonly isPending: boolean;
  readonly isDisabled: boolean;
  /** Previews again, as what begins depends on it. */
  readonly onChoose: (resume: boolean) => void;
}

/** That the plan in force is paused, and whether publishing lifts that or keeps it. */
export function PauseChoice({ pause, isPending, isDisabled, onChoose }: PauseChoiceProps) {
  const why = pause.reason ? `: ${pause.reason.replace(/\.$/, '')}` : '';
  return (
    <Notice tone="warning">
      <p className="font-medium wrap-anywhere">
        The plan was paused by {pause.by}
        {why}.
      </p>
      <p className="mb-2 text-muted-foreground">
        {pause.isLifted
          ? 'Publishing lifts the pause: waves begin again when their time has come.'
          : 'The new version comes into force paused, for the same reason: no wave begins before somebody resumes it.'}
      </p>
      <CheckLine isChecked={pause.isLifted} isDisabled={isPending || isDisabled} onChange={onChoose}>
        Publish and resume. What is shown here is worked out again.
      </CheckLine>
    </Notice>
  );
}
