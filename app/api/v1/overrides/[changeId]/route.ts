import { moveOperations } from '@/lib/api/move-operations';
import { defineMethods } from '@/lib/http/define-methods';
import { defineRoute } from '@/lib/http/define-route';
import { undoMoves } from '@/lib/migration/moves/undo-moves';

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = defineMethods({
  DELETE: defineRoute(moveOperations.undoMoves, ({ actor, params }) => undoMoves({ actor, changeId: params.changeId })),
});
