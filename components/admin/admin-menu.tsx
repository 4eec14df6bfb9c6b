'use client';

import { Menu } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { buttonVariants } from '@/components/ui/button-variants';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLink,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { ADMIN_LINKS, isCurrentPage } from './admin-links';

/** The same pages on a phone, behind one button at the top that names the page one is on. */
export function AdminMenu() {
  const path = usePathname();
  const current = ADMIN_LINKS.find(({ href }) => isCurrentPage(path, href));
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className={buttonVariants({ variant: 'outline', size: 'sm' })}>
        <Menu aria-hidden="true" />
        <span className="sr-only">Menu, on page </span>
        {current?.label ?? 'Menu'}
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        {ADMIN_LINKS.map(({ href, label, icon: Icon }) => (
          <DropdownMenuLink key={href} href={href}>
            <Icon aria-hidden="true" />
            {label}
          </DropdownMenuLink>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuLink href="/">All rooms</DropdownMenuLink>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
