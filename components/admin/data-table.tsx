import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/cn';

interface DataTableProps extends ComponentProps<'table'> {
  /** Names the table, and the box around it. */
  readonly label: string;
  /** In a box narrower than this the table becomes a list of its rows, so that nothing is ever out of sight. */
  readonly stacksBelow: keyof typeof STACKS_BELOW;
}

/** What each does is beside `stacked` in globals.css. */
const STACKS_BELOW = {
  '32rem': 'stacks-below-32',
  '42rem': 'stacks-below-42',
  '46rem': 'stacks-below-46',
  '56rem': 'stacks-below-56',
  '62rem': 'stacks-below-62',
} as const;

/**
 * A dense table whose head stays in sight while the page scrolls. Where there is no room for its columns each row becomes
 * a small list of its own: its name on top with its action beside it, and every other cell under its label.
 */
export function DataTable({ label, stacksBelow, className, children, ...props }: DataTableProps) {
  return (
    <section
      aria-label={`${label} table`}
      className={cn('@container/table w-full rounded-md border bg-card', STACKS_BELOW[stacksBelow])}
    >
      <table
        {...props}
        className={cn(
          'tabular w-full border-separate border-spacing-0 text-[0.8125rem] leading-5 stacked:block',
          className,
        )}
      >
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </section>
  );
}

/** The row of head cells; of a stacked table only those that sort are left of it. */
export function TableHead({ children }: { readonly children: ReactNode }) {
  return (
    <thead className="stacked:block">
      <tr className="stacked:flex stacked:flex-wrap stacked:items-center stacked:gap-x-4 stacked:px-3 stacked:text-xs stacked:text-muted-foreground stacked:has-[button]:border-b stacked:has-[button]:before:content-['Sort_by']">
        {children}
      </tr>
    </thead>
  );
}

export function TableBody({ children }: { readonly children: ReactNode }) {
  return <tbody className="stacked:block stacked:divide-y">{children}</tbody>;
}

/** One head cell; it stays at the top while the page scrolls. */
export function HeadCell({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...props}
      className={cn(
        'sticky top-0 z-10 h-8 border-b bg-muted px-2.5 text-left text-xs font-medium whitespace-nowrap text-muted-foreground first:rounded-tl-md last:rounded-tr-md stacked:hidden',
        className,
      )}
    />
  );
}

/** One row; a line between it and the next. */
export function DataRow({ className, ...props }: ComponentProps<'tr'>) {
  return (
    <tr
      {...props}
      className={cn(
        'transition-colors hover:bg-accent/50 [&:not(:last-child)>td]:border-b [&:not(:last-child)>th]:border-b',
        'stacked:relative stacked:grid stacked:grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] stacked:gap-x-4 stacked:gap-y-2 stacked:px-3 stacked:py-2.5 stacked:[&>td]:border-b-0! stacked:[&>th]:border-b-0!',
        className,
      )}
    />
  );
}

const STACKED_CELL =
  'stacked:block stacked:h-auto stacked:w-auto stacked:max-w-none stacked:min-w-0 stacked:p-0 stacked:text-left stacked:whitespace-normal';

interface DataCellProps extends ComponentProps<'td'> {
  /** What stands over the cell in a stacked table: the words of its head cell. */
  readonly label: string;
  /** It says nothing, and is left out of a stacked row. */
  readonly isEmpty?: boolean;
  /** It holds sentences, and takes the whole width of a stacked row. */
  readonly isWide?: boolean;
}

export function DataCell({ label, isEmpty = false, isWide = false, className, children, ...props }: DataCellProps) {
  return (
    <td
      {...props}
      className={cn(
        'h-8 px-2.5 py-1',
        STACKED_CELL,
        isWide && 'stacked:col-span-full',
        isEmpty && 'stacked:hidden',
        className,
      )}
    >
      <span className="hidden font-sans text-xs text-muted-foreground stacked:block">{label}</span>
      {children}
    </td>
  );
}

/** The cell that names its row. */
export function RowHead({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="row"
      {...props}
      className={cn(
        'h-8 px-2.5 py-1 text-left font-normal',
        STACKED_CELL,
        'stacked:col-span-full stacked:pr-20',
        className,
      )}
    />
  );
}

/** What can be done with a row: the last cell, and in a stacked row at the top beside the name. */
export function ActionCell({ className, ...props }: ComponentProps<'td'>) {
  return (
    <td
      {...props}
      className={cn(
        'h-8 py-0 pr-1 pl-2.5 text-right stacked:absolute stacked:top-1.5 stacked:right-1.5 stacked:block stacked:h-auto stacked:p-0',
        className,
      )}
    />
  );
}
