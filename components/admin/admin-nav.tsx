'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/lib/cn';
import { ADMIN_LINKS, isCurrentPage } from './admin-links';

/** The side navigation of the admin pages. */
export function AdminNav() {
  const path = usePathname();
  return (
    <nav aria-label="Administration">
      <ul className="space-y-0.5">
        {ADMIN_LINKS.map(({ href, label, icon: Icon }) => {
          const isCurrent = isCurrentPage(path, href);
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={isCurrent ? 'page' : undefined}
                className={cn(
                  'flex min-h-8 items-center gap-2.5 rounded-md px-2.5 text-sm transition-colors hover:bg-accent',
                  isCurrent ? 'bg-accent font-medium text-foreground [&>svg]:text-primary' : 'text-muted-foreground',
                )}
              >
                <Icon aria-hidden="true" className="size-4 shrink-0" />
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
