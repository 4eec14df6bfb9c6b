import type { Actor } from '../../access/actor';
import { describeActor } from '../../access/describe-actor';
import { isAdmin, requireSignedIn } from '../../access/policies';
import { recordAuditEntries } from '../../data/audit/audit-entries';
import { insertRoom, releaseExpiredName } from '../../data/rooms/room-writes';
import { listRoomsById } from '../../data/rooms/rooms-by-id';
import { type SqlRunner, sql, withTransaction } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import { publishChange } from '../../events/publish-change';
import type { ImportAnswer, ImportedRowView } from '../../schemas/room-import';
import { getDefaultPlatform } from '../../video-platforms';
import { nameTaken, titleOf } from '../create-room';
import { requirePlatformRights } from '../require-platform-rights';
import { snapshotOfRoom } from '../room-snapshot';
import { type CheckedRow, checkRows, type ImportRow } from './check-rows';

/**
 * Makes many rooms at once, all or none; a dry run says of each whether it could be made. Home platforms are written
 * down now: a later default moves no room.
 * @throws AppError not-signed-in; forbidden where a member sets what is the administrator's; import-refused, with every
 * row that is wrong and what is wrong with it
 */
export async function importRooms(asked: {
  actor: Actor;
  rows: readonly ImportRow[];
  isDryRun: boolean;
}): Promise<ImportAnswer> {
  const { actor, rows, isDryRun } = asked;
  requireSignedIn(actor);
  assertRights(actor, rows);
  if (isDryRun) return toAnswer(await checkRows(actor, rows, sql), true);
  return withTransaction(async (transaction) => {
    const checked = await checkRows(actor, rows, transaction);
    const answer = toAnswer(checked, false);
    if (answer.refused > 0) throw refuse(answer);
    await makeRooms(transaction, actor, checked);
    return answer;
  });
}

/** Refused as a whole: whoever may not say where rooms run is not told row by row what else is wrong. */
function assertRights(actor: Actor, rows: readonly ImportRow[]): void {
  if (isAdmin(actor)) return;
  for (const { sent } of rows) requirePlatformRights(actor, sent);
}

async function makeRooms(transaction: SqlRunner, actor: Actor, rows: readonly CheckedRow[]): Promise<void> {
  const ids: string[] = [];
  for (const { name, room, ownerId, takesName } of rows) {
    if (!room) throw new Error('A row of an import was neither read nor refused.');
    if (takesName) await releaseExpiredName(transaction, name);
    const made = await insertRoom(
      transaction,
      {
        slug: name,
        title: room.title ?? titleOf(name),
        ownerId,
        platform: room.platform ?? getDefaultPlatform(),
        pin: room.pin ?? 'none',
        visibility: room.visibility,
        tags: [...new Set(room.tags)],
        settings: room.settings,
      },
      describeActor(actor),
    );
    // Taken at the same moment: all or nothing.
    if (!made) throw nameTaken(name);
    ids.push(made.id);
  }
  const listings = [...(await listRoomsById(ids, transaction)).values()];
  await recordAuditEntries(
    transaction,
    listings.map((listing) => ({
      ...{ actor, action: 'room.created', subjectKind: 'room', subjectId: listing.room.id, before: null },
      after: { ...snapshotOfRoom(listing), version: listing.room.version },
    })),
  );
  // Without a room it asks everybody to look again, and tells nothing.
  await publishChange(transaction, { topic: 'room' });
}

function toAnswer(rows: readonly CheckedRow[], isDryRun: boolean): ImportAnswer {
  const views = rows.map(({ name, room, errors }, index): ImportedRowView => {
    const isFine = errors.length === 0;
    return {
      row: index + 1,
      name,
      result: isFine ? 'ok' : 'refused',
      title: room ? (room.title ?? titleOf(name)) : null,
      platform: room ? (room.platform ?? getDefaultPlatform()) : null,
      errors: [...errors],
    };
  });
  const refused = views.filter(({ result }) => result === 'refused').length;
  return { isDryRun, rooms: views, made: views.length - refused, refused };
}

function refuse({ rooms, refused }: ImportAnswer): AppError {
  const wrong = rooms.filter(({ result }) => result === 'refused');
  const [first] = wrong;
  const example = first ? ` Row ${first.row}, ${first.name || 'without a name'}: ${first.errors[0]?.message}` : '';
  const what =
    rooms.length === 1 ? 'The room can’t be made.' : `${refused} of ${rooms.length} rooms can’t be made, so none was.`;
  return new AppError('import-refused', `${what}${example}`, { details: { refused: wrong } });
}
