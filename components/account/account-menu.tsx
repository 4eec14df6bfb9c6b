'use client';

import { ChevronDown, KeyRound, LogOut, UserRound } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuText,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { signOutAndLeave } from '@/lib/queries/session';
import type { Viewer } from '@/lib/schemas/viewer';
import { ChangePasswordDialog } from './change-password-dialog';

/** Who is signed in, and the way out. */
export function AccountMenu({ viewer }: { viewer: Viewer }) {
  const [isChangingPassword, setIsChangingPassword] = useState(false);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger render={<Button variant="ghost" size="sm" aria-label={`Account of ${viewer.name}`} />}>
          <UserRound aria-hidden="true" className="sm:hidden" />
          <span className="max-w-40 truncate max-sm:hidden">{viewer.name}</span>
          <ChevronDown aria-hidden="true" className="text-muted-foreground" />
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuText>
            <span className="block font-medium">{viewer.name}</span>
            <span className="block text-muted-foreground">{viewer.email}</span>
            <span className="block text-muted-foreground">{viewer.isAdmin ? 'Administrator' : 'Member'}</span>
          </DropdownMenuText>
          <DropdownMenuSeparator />
          <DropdownMenuItem onClick={() => setIsChangingPassword(true)}>
            <KeyRound aria-hidden="true" />
            Change password
          </DropdownMenuItem>
          <DropdownMenuItem onClick={() => void signOutAndLeave()}>
            <LogOut aria-hidden="true" />
            Sign out
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {isChangingPassword ? <ChangePasswordDialog onClose={() => setIsChangingPassword(false)} /> : null}
    </>
  );
}
