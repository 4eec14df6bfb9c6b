import { roomOperations } from '@/lib/api/room-operations';
import { defineRoute } from '@/lib/http/define-route';
import { releaseName } from '@/lib/rooms/release-name';

export const POST = defineRoute(roomOperations.releaseName, ({ actor, params }) =>
  releaseName({ actor, slug: params.name }),
);
