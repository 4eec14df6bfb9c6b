import type { UserView } from '@/lib/schemas/user';

export type Role = UserView['role'];

export const ROLE_OPTIONS = [
  { value: 'member', label: 'Member', hint: 'Makes rooms and manages those of its own' },
  { value: 'admin', label: 'Administrator', hint: 'Everything, for every room and platform' },
] as const satisfies readonly { value: Role; label: string; hint: string }[];
