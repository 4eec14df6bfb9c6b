import { ArrowDownUp, Minus, Pencil, Plus } from 'lucide-react';
import type { PlanChangeView } from '@/lib/schemas/migration-plan';
import { WithMoments } from '../../with-moments';

const KINDS = {
  added: { icon: Plus, label: 'Added' },
  removed: { icon: Minus, label: 'Removed' },
  changed: { icon: Pencil, label: 'Changed' },
  moved: { icon: ArrowDownUp, label: 'Reordered' },
} as const;

/** The differences between two plans, in words. */
export function ChangeList({ changes, none }: { readonly changes: readonly PlanChangeView[]; readonly none: string }) {
  if (changes.length === 0) return <p className="text-sm text-muted-foreground">{none}</p>;
  return (
    <ul className="space-y-2 text-sm">
      {changes.map(({ kind, what, before, after }) => {
        const { icon: Icon, label } = KINDS[kind];
        return (
          <li key={`${kind} ${what} ${before} ${after}`} className="flex gap-2.5">
            <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
            <div className="min-w-0 wrap-anywhere">
              <span className="sr-only">{label}: </span>
              <span className="font-medium">{what}</span>{' '}
              {before === null ? null : (
                <del className={after === null ? 'text-muted-foreground' : 'text-muted-foreground line-through'}>
                  <WithMoments text={before} />
                </del>
              )}{' '}
              {after === null ? null : (
                <ins className="no-underline">
                  <WithMoments text={after} />
                </ins>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
