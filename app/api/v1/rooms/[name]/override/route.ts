import { roomOperations } from '@/lib/api/room-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { respond } from '@/lib/http/respond';
import { getOverride } from '@/lib/migration/overrides/get-override';
import { liftOverride } from '@/lib/migration/overrides/lift-override';
import { setOverride } from '@/lib/migration/overrides/set-override';
import type { OverrideView } from '@/lib/schemas/override';

/** A move belongs to its room: the room's version is its ETag. */
function answerOverride({ override, version }: { override: OverrideView | null; version: number }) {
  return respond({ body: override, etag: version });
}

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(roomOperations.getOverride, async ({ actor, params }) =>
    answerOverride(await getOverride({ actor, slug: params.name })),
  ),

  PUT: defineRoute(roomOperations.setOverride, async ({ actor, params, body, ifMatch }) =>
    answerOverride(await setOverride({ actor, slug: params.name, input: body, ifMatch })),
  ),

  DELETE: defineRoute(roomOperations.liftOverride, ({ actor, params, ifMatch }) =>
    liftOverride({ actor, slug: params.name, ifMatch }),
  ),
});
