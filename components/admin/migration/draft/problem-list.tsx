import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { PlanProblemView } from '@/lib/schemas/migration-plan';
import { WithMoments } from '../../with-moments';
import { type NamedParts, placeWords, sortByPlace } from './place-words';

interface ProblemListProps {
  readonly tone: 'error' | 'warning';
  readonly problems: readonly PlanProblemView[];
  /** The plan that they are about, for the names of its rules and waves. */
  readonly parts?: NamedParts | undefined;
}

/** What is wrong with a plan, or odd about it, each with its place, in the order of the form. Nothing where nothing is. */
export function ProblemList({ tone, problems, parts }: ProblemListProps) {
  if (problems.length === 0) return null;
  const Icon = tone === 'error' ? CircleAlert : TriangleAlert;
  return (
    <ul
      role={tone === 'error' ? 'alert' : undefined}
      aria-label={tone === 'error' ? 'What is wrong' : 'Worth a look'}
      className={
        tone === 'error'
          ? 'space-y-1.5 rounded-md border border-destructive/40 bg-destructive/10 px-3 py-2.5 text-sm'
          : 'space-y-1.5 rounded-md border border-warning/50 bg-warning/10 px-3 py-2.5 text-sm'
      }
    >
      {sortByPlace(problems).map(({ path, message }) => (
        <li key={`${path} ${message}`} className="flex gap-2.5">
          <Icon
            aria-hidden="true"
            className={
              tone === 'error' ? 'mt-0.5 size-4 shrink-0 text-destructive' : 'mt-0.5 size-4 shrink-0 text-warning'
            }
          />
          <span className="min-w-0 wrap-anywhere">
            <span className="font-medium">{placeWords(path, parts)}:</span> <WithMoments text={message} />
          </span>
        </li>
      ))}
    </ul>
  );
}
