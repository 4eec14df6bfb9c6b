import { userOperations } from '@/lib/api/user-operations';
import { defineRoute } from '@/lib/http/define-route';
import { updateUser } from '@/lib/users/update-user';

export const PATCH = defineRoute(userOperations.updateUser, ({ actor, params, body }) =>
  updateUser({ actor, id: params.id, changes: body }),
);
