import { cn } from '@/lib/cn';

/** A patch bay: two rows of jacks, and one cable that joins a room above to a platform below. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className={cn('size-7 text-primary', className)}>
      <g stroke="currentColor" strokeWidth="2" opacity="0.5">
        <circle cx="16" cy="8" r="3" />
        <circle cx="26" cy="8" r="3" />
        <circle cx="6" cy="24" r="3" />
        <circle cx="16" cy="24" r="3" />
      </g>
      <path d="M6 8C6 21 26 11 26 24" stroke="currentColor" strokeWidth="2.75" strokeLinecap="round" />
      <circle cx="6" cy="8" r="4" fill="currentColor" />
      <circle cx="26" cy="24" r="4" fill="currentColor" />
    </svg>
  );
}

/** The mark with the name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-2 font-semibold tracking-tight', className)}>
      <LogoMark />
      <span>Patchbay</span>
    </span>
  );
}
