import { AppError } from '../errors/app-error';
import type { ImportRow } from '../rooms/import/check-rows';
import { readCsvRooms } from '../rooms/import/read-csv-rooms';
import { importedRoomSchema, MOST_IMPORTED_ROOMS } from '../schemas/room-import';
import { describeZodError, plainWords } from './plain-words';
import { readBytes } from './read-body';

/** The media type of comma-separated values. */
export const CSV_TYPE = 'text/csv';

/** Rooms as somebody sent them, each read by itself, so that one that is wrong doesn't hide the others. */
export function readImportRows(rooms: readonly Record<string, unknown>[]): ImportRow[] {
  return rooms.map((sent) => {
    const parsed = importedRoomSchema.safeParse(sent, { error: plainWords });
    const name = typeof sent.name === 'string' ? sent.name.slice(0, 60) : '';
    if (parsed.success) return { name: parsed.data.name, room: parsed.data, sent, errors: [] };
    return { name, room: null, sent, errors: describeZodError(parsed.error) };
  });
}

/** Rooms out of a file with comma-separated values. @throws AppError body-too-large, invalid-request */
export async function readCsvBody(request: Request): Promise<Record<string, unknown>[]> {
  const bytes = await readBytes(request);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('invalid-request', 'The file is not valid UTF-8. Save it as “CSV UTF-8”.');
  }
  const rooms = readCsvRooms(text);
  if (rooms.length <= MOST_IMPORTED_ROOMS) return rooms;
  throw new AppError(
    'invalid-request',
    `The file holds ${rooms.length} rooms, and ${MOST_IMPORTED_ROOMS} are the most that are imported at once. Split it.`,
  );
}

/** True where the body of a request is comma-separated values. */
export function isCsv(request: Request): boolean {
  return request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() === CSV_TYPE;
}
