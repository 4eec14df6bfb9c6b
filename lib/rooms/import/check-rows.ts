import type { Actor } from '../../access/actor';
import { isAdmin, userIdOf } from '../../access/policies';
import { normaliseEmail } from '../../data/accounts/users';
import { listAccountIds, listTakenNames, type TakenName } from '../../data/rooms/taken-names';
import type { SqlRunner } from '../../data/sql';
import { AppError } from '../../errors/app-error';
import { requireUsablePlatform } from '../../platforms/require-usable-platform';
import type { ImportedRoom } from '../../schemas/room-import';
import { nameTaken } from '../create-room';

interface RowError {
  readonly path: string;
  readonly message: string;
}

/** A row of an import, as far as it could be read. */
export interface ImportRow {
  readonly name: string;
  /** Null where it couldn't be read; then `errors` say why. */
  readonly room: ImportedRoom | null;
  readonly errors: readonly RowError[];
}

export interface CheckedRow extends ImportRow {
  readonly ownerId: string | null;
  /** The name was that of a room which was deleted long ago, and has to be let go of. */
  readonly takesName: boolean;
}

/** Looks at every row as `POST /rooms` would, and at the rows beside one another. */
export async function checkRows(actor: Actor, rows: readonly ImportRow[], runner: SqlRunner): Promise<CheckedRow[]> {
  const taken = await listTakenNames(
    runner,
    rows.map(({ name }) => name),
  );
  const accounts = await listAccountIds(
    runner,
    rows.flatMap(({ room }) => (room?.owner ? [normaliseEmail(room.owner)] : [])),
  );
  const seen = new Set<string>();
  return rows.map((row) => {
    const { room, name } = row;
    const isTwice = seen.has(name);
    seen.add(name);
    if (!room) return { ...row, ownerId: null, takesName: false };
    const owner = room.owner ? accounts.get(normaliseEmail(room.owner)) : null;
    const errors = [
      ...(isTwice ? [{ path: 'name', message: 'Another row has this name.' }] : []),
      ...describeTaken(actor, taken.get(name)),
      ...describePlatformTrouble(room.platform),
      ...(owner === undefined
        ? [{ path: 'owner', message: 'There is no active account with this e-mail address.' }]
        : []),
    ];
    return {
      ...row,
      errors,
      ownerId: room.owner === undefined ? userIdOf(actor) : (owner ?? null),
      takesName: taken.get(name)?.isFree ?? false,
    };
  });
}

function describeTaken(actor: Actor, taken: TakenName | undefined): RowError[] {
  if (!taken || taken.isFree) return [];
  // That a room was deleted is for those to know who may bring it back.
  return [
    {
      path: 'name',
      message: nameTaken(taken.name, taken.isDeleted && isAdmin(actor) ? { ...taken, mayFree: true } : null).message,
    },
  ];
}

function describePlatformTrouble(platform: string | undefined): RowError[] {
  if (platform === undefined) return [];
  try {
    requireUsablePlatform(platform);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [{ path: 'platform', message: error.message }];
  }
}
