import { moveOperations } from '@/lib/api/move-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { listMoves } from '@/lib/migration/moves/list-moves';
import { moveRooms } from '@/lib/migration/moves/move-rooms';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  GET: defineRoute(moveOperations.listMoves, ({ actor, query }) => listMoves(actor, query)),
  POST: defineRoute(moveOperations.moveRooms, ({ actor, body }) => moveRooms({ actor, input: body })),
});
