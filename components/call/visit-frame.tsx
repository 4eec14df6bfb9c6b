import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from '@/components/ui/logo';

interface VisitFrameProps {
  width?: 'default' | 'wide';
  /** Stands above everything else. */
  note?: ReactNode;
  children: ReactNode;
}

/** What surrounds every page of a visit but the call itself. */
export function VisitFrame({ width = 'default', note, children }: VisitFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col px-4 py-4 sm:px-8 sm:py-6">
      <header className="flex">
        <Link href="/" aria-label="Patchbay, all rooms" className="rounded-sm">
          <Logo />
        </Link>
      </header>
      {note}
      <main
        id="main"
        className={`mx-auto my-auto flex w-full justify-center py-6 ${width === 'wide' ? 'max-w-5xl' : 'max-w-md'}`}
      >
        {children}
      </main>
    </div>
  );
}
