import { Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';

interface NoticeProps {
  readonly tone: 'warning' | 'info';
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
}

/** Something that stays true until somebody changes it, and that one should know before reading on. */
export function Notice({ tone, children, action, className }: NoticeProps) {
  const Icon = tone === 'warning' ? TriangleAlert : Info;
  return (
    <div
      className={cn(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border px-3 py-2.5 text-sm',
        tone === 'warning' ? 'border-warning/50 bg-warning/10' : 'bg-muted',
        className,
      )}
    >
      <Icon
        aria-hidden="true"
        className={cn(
          'mt-0.5 size-4 shrink-0 self-start',
          tone === 'warning' ? 'text-warning' : 'text-muted-foreground',
        )}
      />
      <div className="min-w-0 flex-1 basis-40">{children}</div>
      {action}
    </div>
  );
}
