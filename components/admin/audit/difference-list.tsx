import { describeField, describeValue } from './describe-field';
import type { Difference } from './list-differences';

/** As many as a row shows at once; making a room sets two dozen fields. */
const SHOWN_AT_ONCE = 4;

/** Field by field what was before and after; a long list opens on demand. */
export function DifferenceList({ differences }: { readonly differences: readonly Difference[] }) {
  const rest = differences.slice(SHOWN_AT_ONCE);
  // One more line would take no more room than the words that hide it.
  if (rest.length <= 1) return <Lines differences={differences} />;
  return (
    <>
      <Lines differences={differences.slice(0, SHOWN_AT_ONCE)} />
      <details className="group">
        <summary className="min-h-6 text-primary underline-offset-4 group-open:hidden hover:underline">
          and {rest.length} more
        </summary>
        <Lines differences={rest} />
      </details>
    </>
  );
}

function Lines({ differences }: { readonly differences: readonly Difference[] }) {
  return (
    <ul>
      {differences.map(({ field, before, after }) => (
        <li key={field} className="wrap-anywhere">
          <span className="text-muted-foreground">{describeField(field)}: </span>
          {before === null ? null : (
            <del className="text-muted-foreground decoration-1">{describeValue(field, before)}</del>
          )}
          {before !== null && after !== null ? <span aria-hidden="true"> → </span> : null}
          {after === null ? null : <ins className="no-underline">{describeValue(field, after)}</ins>}
        </li>
      ))}
    </ul>
  );
}
