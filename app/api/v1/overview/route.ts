import { adminOperations } from '@/lib/api/admin-operations';
import { defineRoute } from '@/lib/http/define-route';
import { getOverview } from '@/lib/overview/get-overview';

export const GET = defineRoute(adminOperations.getOverview, ({ actor }) => getOverview(actor));
