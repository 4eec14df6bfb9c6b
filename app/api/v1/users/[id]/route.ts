import { userOperations } from '@/lib/api/user-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { updateUser } from '@/lib/users/update-user';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  PATCH: defineRoute(userOperations.updateUser, ({ actor, params, body }) =>
    updateUser({ actor, id: params.id, changes: body }),
  ),
});
