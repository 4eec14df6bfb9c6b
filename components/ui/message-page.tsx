import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from './logo';

interface MessagePageProps {
  title: string;
  /** Paragraphs and, last, the way on. */
  children: ReactNode;
}

/** A whole page that says one thing. */
export function MessagePage({ title, children }: MessagePageProps) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-lg flex-col px-6 py-8">
      <header className="flex">
        <Link href="/" className="rounded-sm" aria-label="Patchbay, all rooms">
          <Logo />
        </Link>
      </header>
      <main id="main" className="my-auto flex flex-col items-start gap-4 py-12">
        <h1 className="text-2xl font-semibold">{title}</h1>
        {children}
      </main>
    </div>
  );
}
