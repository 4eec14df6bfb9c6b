import { SYSTEM } from '../../access/actor';
import { recordAuditEntries } from '../../data/audit/audit-entries';
import { takeLapsedOverrides } from '../../data/migration/overrides';
import { withTransaction } from '../../data/sql';
import { publishChange } from '../../events/publish-change';
import { toOverrideView } from '../../rooms/to-override-view';

const AT_ONCE = 500;

/**
 * Writes into the audit log which moves by hand have ended because their time is over. They stopped acting at that moment
 * already; this is how people learn of it. Safe to run in several processes: each move is told of once.
 * @returns how many were told of
 */
export async function lapseOverrides(): Promise<number> {
  let count = 0;
  for (;;) {
    const lapsed = await lapseSome();
    count += lapsed;
    if (lapsed < AT_ONCE) return count;
  }
}

async function lapseSome(): Promise<number> {
  return withTransaction(async (transaction) => {
    const lapsed = await takeLapsedOverrides(transaction, AT_ONCE);
    if (lapsed.length === 0) return 0;
    await recordAuditEntries(
      transaction,
      lapsed.map(({ roomId, override }) => ({
        actor: SYSTEM,
        action: 'override.lapsed',
        subjectKind: 'room',
        subjectId: roomId,
        before: { override: toOverrideView(override) },
        after: { override: null },
        reason: 'Its time was over',
      })),
    );
    // Pages that show where a room is moved by hand look again.
    await publishChange(transaction, { topic: 'room' });
    return lapsed.length;
  });
}
