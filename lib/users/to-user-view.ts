import type { UserRecord } from '../data/accounts/users';
import type { UserView } from '../schemas/user';

export function toUserView(user: UserRecord): UserView {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    isDisabled: user.disabledAt !== null,
    hasPassword: user.hasPassword,
    hasSingleSignOn: user.hasSingleSignOn,
    createdAt: user.createdAt.toISOString(),
  };
}
