import { adminOperations } from '@/lib/api/admin-operations';
import { defineRoute } from '@/lib/http/define-route';
import { listDecisions } from '@/lib/migration/list-decisions';

export const GET = defineRoute(adminOperations.listDecisions, ({ actor, query }) => listDecisions(actor, query));
