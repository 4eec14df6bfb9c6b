import { Card } from '@/components/ui/card';
import type { FiguresView } from '@/lib/schemas/figures';
import { countWords } from '../describe-people';
import { REASON_TITLES } from '../reason-words';

interface DecisionsByReasonProps {
  readonly decisions: FiguresView['decisions'];
  readonly words: string;
}

/** How many meetings got their platform for which reason, as bars with their numbers. */
export function DecisionsByReason({ decisions, words }: DecisionsByReasonProps) {
  const total = decisions.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...decisions.map(({ count }) => count));
  return (
    <Card className="min-w-0 space-y-3 p-4">
      <div>
        <h3 className="font-medium">Decisions by reason</h3>
        <p className="text-sm text-muted-foreground">Why the meetings that were made got their platform, in {words}.</p>
      </div>
      {total === 0 ? (
        <p className="rounded-sm border border-dashed px-4 py-10 text-center text-sm text-muted-foreground">
          No meeting was made in this time.
        </p>
      ) : (
        <table className="tabular w-full border-separate border-spacing-y-1.5 text-sm">
          <caption className="sr-only">Decisions by reason in {words}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Reason</th>
              <th scope="col">Share</th>
              <th scope="col">Meetings</th>
            </tr>
          </thead>
          <tbody>
            {decisions.map(({ reason, count }) => (
              <tr key={reason}>
                <th scope="row" className="w-px pr-3 text-left font-normal whitespace-nowrap">
                  {REASON_TITLES[reason]}
                </th>
                <td className="pr-3">
                  <span className="sr-only">{Math.round((count / total) * 100)} %</span>
                  <div
                    aria-hidden="true"
                    className={reason === 'FALLBACK' ? 'h-3 rounded-sm bg-warning' : 'h-3 rounded-sm bg-primary'}
                    style={{ width: `max(2px, ${(count / most) * 100}%)` }}
                  />
                </td>
                <td className="w-px text-right font-semibold whitespace-nowrap">{countWords(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
