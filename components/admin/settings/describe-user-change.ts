import type { UserView } from '@/lib/schemas/user';

export type UserChange = 'make-admin' | 'make-member' | 'disable' | 'enable';

/** The fields that each change sets, and those that take it back. */
export const USER_CHANGES = {
  'make-admin': { label: 'Make administrator', changes: { role: 'admin' }, reverse: { role: 'member' } },
  'make-member': { label: 'Make member', changes: { role: 'member' }, reverse: { role: 'admin' } },
  disable: { label: 'Disable', changes: { isDisabled: true }, reverse: { isDisabled: false } },
  enable: { label: 'Enable', changes: { isDisabled: false }, reverse: { isDisabled: true } },
} as const;

/** The changes that make sense for an account as it is. */
export function listUserChanges({ role, isDisabled }: Pick<UserView, 'role' | 'isDisabled'>): UserChange[] {
  return [role === 'admin' ? 'make-member' : 'make-admin', isDisabled ? 'enable' : 'disable'];
}

/** What a change will do to whom, said before it is done. */
export function describeUserChange(change: UserChange, { name, isSelf }: { name: string; isSelf: boolean }): string {
  const who = isSelf ? 'You' : name;
  switch (change) {
    case 'make-admin':
      return `${who} may see and change every room, platform, user and key. ${name} signs in again.`;
    case 'make-member':
      return `${who} keep${isSelf ? '' : 's'} the rooms of ${isSelf ? 'your' : 'their'} own and can’t open these pages any more. ${isSelf ? 'You sign' : `${name} signs`} in again.`;
    case 'disable':
      return `${isSelf ? 'Your' : 'Their'} sessions end and ${isSelf ? 'your' : 'their'} keys open nothing. Rooms stay, and so does whoever is in a call.`;
    case 'enable':
      return `${name} may sign in again, and their keys open again what they opened.`;
    default:
      return change satisfies never;
  }
}
