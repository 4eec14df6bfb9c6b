import type { Actor } from '../../access/actor';
import { describeActor } from '../../access/describe-actor';
import { recordRoomAudits } from '../../data/rooms/room-homes';
import type { SqlRunner } from '../../data/sql';
import { publishChange } from '../../events/publish-change';

/** Writes one entry per room into the audit log for a change that many rooms go through at once. Their versions are raised already. */
export async function recordRoomChanges(
  transaction: SqlRunner,
  change: {
    readonly actor: Actor;
    readonly action: string;
    readonly reason: string | null;
    readonly rooms: readonly { readonly roomId: string; readonly before: object; readonly after: object }[];
  },
): Promise<void> {
  const { actor, action, reason, rooms } = change;
  if (rooms.length === 0) return;
  await recordRoomAudits(transaction, {
    actorKind: actor.kind,
    actorId: actor.kind === 'user' || actor.kind === 'api-key' ? actor.id : null,
    actorName: describeActor(actor),
    action,
    reason,
    rooms,
  });
  await publishChange(transaction, { topic: 'audit' });
}
