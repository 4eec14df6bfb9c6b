import { WithMoments } from '../with-moments';
import { describeField, describeValue } from './describe-field';
import type { Difference } from './list-differences';

/** As many as a row shows at once; making a room sets two dozen fields. */
const SHOWN_AT_ONCE = 4;

interface DifferenceListProps {
  /** What was done, which says what a code means. */
  readonly action: string;
  readonly differences: readonly Difference[];
}

/** Field by field what was before and after; a long list opens on demand. */
export function DifferenceList({ action, differences }: DifferenceListProps) {
  const rest = differences.slice(SHOWN_AT_ONCE);
  // One more line would take no more room than the words that hide it.
  if (rest.length <= 1) return <Lines action={action} differences={differences} />;
  return (
    <>
      <Lines action={action} differences={differences.slice(0, SHOWN_AT_ONCE)} />
      <details className="group">
        <summary className="min-h-6 text-primary underline-offset-4 group-open:hidden hover:underline">
          and {rest.length} more
        </summary>
        <Lines action={action} differences={rest} />
      </details>
    </>
  );
}

function Lines({ action, differences }: DifferenceListProps) {
  return (
    <ul>
      {differences.map(({ field, before, after }) => (
        <li key={field} className="wrap-anywhere">
          <span className="text-muted-foreground">{describeField(field, action)}: </span>
          {before === null ? null : (
            <del className="text-muted-foreground decoration-1">
              <WithMoments text={describeValue(field, before, action)} />
            </del>
          )}
          {before !== null && after !== null ? <span aria-hidden="true"> → </span> : null}
          {after === null ? null : (
            <ins className="no-underline">
              <WithMoments text={describeValue(field, after, action)} />
            </ins>
          )}
        </li>
      ))}
    </ul>
  );
}
