'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KeyRound, UserCog } from 'lucide-react';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { buttonVariants } from '@/components/ui/button-variants';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { toast } from '@/components/ui/toast';
import { cn } from '@/lib/cn';
import { updateUser } from '@/lib/queries/admin-accounts';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { UserView } from '@/lib/schemas/user';
import { describeUserChange, listUserChanges, USER_CHANGES, type UserChange } from './describe-user-change';
import { ResetPasswordDialog } from './reset-password-dialog';

/** What can be done to one account. */
export function UserMenu({ user, isSelf }: { readonly user: UserView; readonly isSelf: boolean }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<UserChange | null>(null);
  const [isResetting, setIsResetting] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: [ADMIN_KEY] });

  const undo = async (change: UserChange) => {
    try {
      await updateUser({ id: user.id, changes: USER_CHANGES[change].reverse });
      toast.success('Undone', { description: `${user.name} is as before.` });
    } catch (error) {
      toast.error('It couldn’t be undone', { description: toApiProblem(error).message });
    }
    await refresh();
  };

  const change = useMutation({
    mutationFn: (wanted: UserChange) => updateUser({ id: user.id, changes: USER_CHANGES[wanted].changes }),
    onSuccess: (_, wanted) => {
      setAsked(null);
      toast.success(`${user.name} was changed`, {
        duration: 10_000,
        action: { label: 'Undo', onClick: () => void undo(wanted) },
      });
    },
    onSettled: refresh,
  });

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger
          aria-label={`Change ${user.name}`}
          className={cn(buttonVariants({ variant: 'ghost', size: 'sm' }), 'min-h-6 px-2 py-0 text-xs')}
        >
          Change
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          {listUserChanges(user).map((wanted) => (
            <DropdownMenuItem
              key={wanted}
              isDestructive={wanted === 'disable'}
              onClick={() => {
                change.reset();
                setAsked(wanted);
              }}
            >
              <UserCog aria-hidden="true" />
              {USER_CHANGES[wanted].label}…
            </DropdownMenuItem>
          ))}
          {isSelf ? null : (
            <DropdownMenuItem onClick={() => setIsResetting(true)}>
              <KeyRound aria-hidden="true" />
              Set a new password…
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <AlertDialog
        isOpen={asked !== null}
        onOpenChange={(isOpen) => (isOpen ? undefined : setAsked(null))}
        title={asked ? `${USER_CHANGES[asked].label}: ${user.name}` : ''}
        description={asked ? describeUserChange(asked, { name: user.name, isSelf }) : ''}
        confirmLabel={asked ? USER_CHANGES[asked].label : ''}
        isDestructive={asked === 'disable'}
        isPending={change.isPending}
        error={change.error ? toApiProblem(change.error).message : null}
        onConfirm={() => (asked ? change.mutate(asked) : undefined)}
      />
      {isResetting ? <ResetPasswordDialog user={user} onClose={() => setIsResetting(false)} /> : null}
    </>
  );
}
