import { userOperations } from '@/lib/api/user-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { createUser } from '@/lib/users/create-user';
import { listUsers } from '@/lib/users/list-users';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(userOperations.listUsers, ({ actor, query }) => listUsers({ actor, paging: query })),

  POST: defineRoute(userOperations.createUser, ({ actor, body }) => createUser({ actor, input: body })),
});
