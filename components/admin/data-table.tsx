import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';

interface DataTableProps extends ComponentProps<'table'> {
  /** Names the table, and the box that it scrolls in. */
  readonly label: string;
  /** The width below which the table scrolls sideways in its own box, as a class: `min-w-3xl`. */
  readonly minWidth?: string;
}

const BOX_CLASSES = 'relative w-full overflow-x-auto rounded-md border bg-card xl:overflow-x-visible';

/**
 * A dense table. On a wide screen the page scrolls and the head of the table stays in sight; on a narrow one the table
 * scrolls sideways in a box of its own, and nothing else does.
 */
export function DataTable({ label, minWidth = 'min-w-2xl', className, children, ...props }: DataTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable with the keyboard
    <section aria-label={`${label} table`} tabIndex={0} className={BOX_CLASSES}>
      <table
        {...props}
        className={cn(
          'tabular w-full border-separate border-spacing-0 text-[0.8125rem] leading-5',
          minWidth,
          className,
        )}
      >
        <caption className="sr-only">{label}</caption>
        {children}
      </table>
    </section>
  );
}

/** One head cell; it stays at the top while the page scrolls. */
export function HeadCell({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      {...props}
      className={cn(
        'sticky top-0 z-10 h-8 border-b bg-muted px-2.5 text-left text-xs font-medium whitespace-nowrap text-muted-foreground first:rounded-tl-md last:rounded-tr-md',
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
        className,
      )}
    />
  );
}

export function DataCell({ className, ...props }: ComponentProps<'td'>) {
  return <td {...props} className={cn('h-8 px-2.5 py-1', className)} />;
}

/** The cell that names its row. */
export function RowHead({ className, ...props }: ComponentProps<'th'>) {
  return <th scope="row" {...props} className={cn('h-8 px-2.5 py-1 text-left font-normal', className)} />;
}
