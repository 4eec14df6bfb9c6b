import Link from 'next/link';
import type { ReactNode } from 'react';
import { addressOfGroup, nameOfGroup } from './group-words';
import type { OperationGroup } from './list-operations';

interface ReferenceFrameProps {
  readonly groups: readonly OperationGroup[];
  /** The part that is shown; null on the page that leads to all of them. */
  readonly current: string | null;
  readonly children: ReactNode;
}

/** A page of the API reference, beside the way to every other part of it. */
export function ReferenceFrame({ groups, current, children }: ReferenceFrameProps) {
  return (
    <div className="mx-auto w-full max-w-6xl gap-10 px-4 py-8 sm:px-6 lg:grid lg:grid-cols-[12rem_minmax(0,1fr)]">
      <nav aria-label="Parts of the API" className="mb-8 lg:sticky lg:top-8 lg:mb-0 lg:self-start">
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm lg:block lg:space-y-1">
          <PartLink href="/docs/api" isCurrent={current === null}>
            All of it
          </PartLink>
          {groups.map(({ name }) => (
            <PartLink key={name} href={addressOfGroup(name)} isCurrent={current === name}>
              {nameOfGroup(name)}
            </PartLink>
          ))}
        </ul>
      </nav>
      <div className="min-w-0 space-y-10">{children}</div>
    </div>
  );
}

interface PartLinkProps {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly children: ReactNode;
}

function PartLink({ href, isCurrent, children }: PartLinkProps) {
  return (
    <li>
      <Link
        href={href}
        aria-current={isCurrent ? 'page' : undefined}
        className="inline-block py-0.5 text-muted-foreground hover:text-foreground hover:underline aria-[current=page]:font-medium aria-[current=page]:text-foreground"
      >
        {children}
      </Link>
    </li>
  );
}
