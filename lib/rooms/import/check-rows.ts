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
  /** As it was sent, whatever that holds. */
  readonly sent: Readonly<Record<string, unknown>>;
  readonly errors: readonly RowError[];
}

export interface CheckedRow extends ImportRow {
  readonly ownerId: string | null;
  /** The name was that of a room which was deleted long ago, and has to be let go of. */
  readonly takesName: boolean;
}

/**
 * Looks at every row as `POST /rooms` would, and at the rows beside one another. Of one that couldn't be read, what could
 * be is looked at as well: whoever mends a row mends it once.
 */
export async function checkRows(actor: Actor, rows: readonly ImportRow[], runner: SqlRunner): Promise<CheckedRow[]> {
  const taken = await listTakenNames(
    runner,
    rows.map(({ name }) => name),
  );
  const accounts = await listAccountIds(
    runner,
    rows.flatMap(({ sent }) => ownerOf(sent) ?? []),
  );
  const seen = new Set<string>();
  return rows.map((row) => {
    const { sent, name } = row;
    const isTwice = seen.has(name);
    seen.add(name);
    const email = ownerOf(sent);
    const owner = email === null ? null : accounts.get(email);
    const further = [
      ...(isTwice ? [{ path: 'name', message: 'Another row has this name.' }] : []),
      ...describeTaken(actor, taken.get(name)),
      ...describePlatformTrouble(sent.platform),
      ...(owner === undefined
        ? [{ path: 'owner', message: 'There is no active account with this e-mail address.' }]
        : []),
    ];
    // A field that is wrong in itself is told of once.
    const errors = [...row.errors, ...further.filter(({ path }) => !row.errors.some((known) => known.path === path))];
    return {
      ...row,
      errors,
      ownerId: sent.owner === undefined ? userIdOf(actor) : (owner ?? null),
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

/** The address of a row's owner as addresses are kept; null where it names none. */
function ownerOf({ owner }: ImportRow['sent']): string | null {
  return typeof owner === 'string' && owner !== '' ? normaliseEmail(owner) : null;
}

function describePlatformTrouble(platform: unknown): RowError[] {
  if (typeof platform !== 'string') return [];
  try {
    requireUsablePlatform(platform);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [{ path: 'platform', message: error.message }];
  }
}
