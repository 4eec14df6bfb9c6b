import { userOperations } from '@/lib/api/user-operations';
import { defineRoute } from '@/lib/http/define-route';
import { describeMe } from '@/lib/users/describe-me';

export const GET = defineRoute(userOperations.getMe, async ({ actor }) => describeMe(actor));
