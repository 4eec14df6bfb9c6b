import { userOperations } from '@/lib/api/user-operations';
import { renewSessionCookie } from '@/lib/auth/renew-session-cookie';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { changePassword } from '@/lib/users/change-password';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  POST: defineRoute(userOperations.changePassword, async ({ actor, body, request }) => {
    const user = await changePassword({ actor, input: body });
    return respond({ cookies: await renewSessionCookie(request, user) });
  }),
});
