import { userOperations } from '@/lib/api/user-operations';
import { defineRoute } from '@/lib/http/define-route';
import { createUser } from '@/lib/users/create-user';
import { listUsers } from '@/lib/users/list-users';

export const GET = defineRoute(userOperations.listUsers, ({ actor, query }) => listUsers({ actor, paging: query }));

export const POST = defineRoute(userOperations.createUser, ({ actor, body }) => createUser({ actor, input: body }));
