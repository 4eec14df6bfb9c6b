import { LoaderCircle } from 'lucide-react';
import { cn } from '@/lib/cn';

/** Decoration only: whatever waits says so in words beside it. */
export function Spinner({ className }: { className?: string }) {
  return (
    <LoaderCircle aria-hidden="true" className={cn('size-5 animate-spin motion-reduce:animate-none', className)} />
  );
}
