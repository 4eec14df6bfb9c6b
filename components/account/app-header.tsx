import Link from 'next/link';
import { cn } from '@/lib/cn';
import type { Viewer } from '@/lib/schemas/viewer';
import { ButtonLink } from '../ui/button-link';
import { Logo } from '../ui/logo';
import { AccountMenu } from './account-menu';

interface AppHeaderProps {
  viewer: Viewer | null;
  /** Which entry is marked as the current one. */
  current?: 'rooms' | 'admin' | undefined;
  /** Where signing in leads back to; a path of our own. */
  signInPath?: string;
  /** `wide` for dense pages. */
  width?: 'default' | 'wide';
}

/** The head of every page but the call. */
export function AppHeader({ viewer, current, signInPath = '/', width = 'default' }: AppHeaderProps) {
  return (
    <header className="border-b bg-card">
      <div
        className={cn(
          'mx-auto flex min-h-14 w-full flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 sm:gap-x-5 sm:px-6',
          width === 'wide' ? 'max-w-[100rem]' : 'max-w-5xl',
        )}
      >
        <Link href="/" className="flex rounded-sm" aria-label="Patchbay, all rooms">
          {/* On the narrowest screens the mark stands for the name, so that the head stays one line. */}
          <Logo className="max-[22rem]:[&>span]:hidden" />
        </Link>
        <nav aria-label="Main" className="flex items-center text-sm sm:gap-1">
          <NavLink href="/" isCurrent={current === 'rooms'}>
            Rooms
          </NavLink>
          {viewer?.isAdmin ? (
            <NavLink href="/admin" isCurrent={current === 'admin'}>
              Admin
            </NavLink>
          ) : null}
        </nav>
        <div className="ml-auto">
          {viewer ? (
            <AccountMenu viewer={viewer} />
          ) : (
            <ButtonLink href={`/login?callbackUrl=${encodeURIComponent(signInPath)}`} variant="outline" size="sm">
              Sign in
            </ButtonLink>
          )}
        </div>
      </div>
    </header>
  );
}

function NavLink({ href, isCurrent, children }: { href: string; isCurrent: boolean; children: string }) {
  return (
    <Link
      href={href}
      aria-current={isCurrent ? 'page' : undefined}
      className="rounded-sm px-2 py-1 font-medium text-muted-foreground hover:bg-accent hover:text-foreground aria-[current=page]:text-foreground"
    >
      {children}
    </Link>
  );
}
