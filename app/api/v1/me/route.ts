import { userOperations } from '@/lib/api/user-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { describeMe } from '@/lib/users/describe-me';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(userOperations.getMe, async ({ actor }) => describeMe(actor)),
});
