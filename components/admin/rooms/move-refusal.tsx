import { Button } from '@/components/ui/button';
import { toApiProblem } from '@/lib/queries/api-problem';
import { FormProblem } from '../form-problem';

interface MoveRefusalProps {
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onRemovePin: () => void;
  readonly onWaive: (needs: string[]) => void;
}

/** Why a move was refused, with the way on that fits the reason. */
export function MoveRefusal({ error, isPending, onRemovePin, onWaive }: MoveRefusalProps) {
  if (!error) return null;
  const { code, details } = toApiProblem(error);
  const needs = listOfTexts(details.needs);
  return (
    <FormProblem error={error}>
      {code === 'room-pinned' ? (
        <Button variant="outline" size="sm" isPending={isPending} onClick={onRemovePin}>
          Remove the pin and move
        </Button>
      ) : null}
      {code === 'platform-cannot-take-room' && needs.length > 0 ? (
        <Button variant="outline" size="sm" isPending={isPending} onClick={() => onWaive(needs)}>
          Move without {needs.map(describeNeed).join(' and ')}
        </Button>
      ) : null}
      {code === 'changed-meanwhile' ? <p>What this page shows is now up to date. Read it again, then move.</p> : null}
    </FormProblem>
  );
}

/** A need that the move gives up, in words. */
function describeNeed(need: string): string {
  return need === 'size' ? 'places for everybody' : need.replaceAll('-', ' ');
}

function listOfTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
