'use client';

import { Menu } from '@base-ui/react/menu';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';

export const DropdownMenu = Menu.Root;
export const DropdownMenuTrigger = Menu.Trigger;

const itemClasses =
  'flex w-full cursor-default select-none items-center gap-2 rounded-sm px-2 py-1.5 text-left text-sm outline-hidden data-highlighted:bg-accent data-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground';

interface DropdownMenuContentProps {
  align?: 'start' | 'center' | 'end';
  className?: string;
  children: ReactNode;
}

export function DropdownMenuContent({ align = 'end', className, children }: DropdownMenuContentProps) {
  return (
    <Menu.Portal>
      <Menu.Positioner className="z-70 outline-hidden" sideOffset={4} align={align}>
        <Menu.Popup
          className={cn(
            'max-h-(--available-height) min-w-44 overflow-y-auto rounded-md border bg-popover p-1 text-popover-foreground shadow-popup outline-hidden transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0',
            className,
          )}
        >
          {children}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}

interface DropdownMenuItemProps extends Omit<Menu.Item.Props, 'className'> {
  className?: string;
  isDestructive?: boolean;
}

export function DropdownMenuItem({ className, isDestructive = false, ...props }: DropdownMenuItemProps) {
  return (
    <Menu.Item
      {...props}
      className={cn(itemClasses, isDestructive && 'text-destructive [&_svg]:text-destructive', className)}
    />
  );
}

/** A menu item that goes to another page. */
export function DropdownMenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Menu.LinkItem closeOnClick render={<Link href={href} />} className={itemClasses}>
      {children}
    </Menu.LinkItem>
  );
}

export function DropdownMenuSeparator() {
  return <Menu.Separator className="-mx-1 my-1 h-px bg-border" />;
}

/** Text that is no item, such as who is signed in. */
export function DropdownMenuText({ children }: { children: ReactNode }) {
  return <div className="px-2 py-1.5 text-sm">{children}</div>;
}
