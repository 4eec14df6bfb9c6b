import type { ImportAnswer } from '../schemas/room-import';
import { fetchJson } from './fetch-json';

/** Has rooms made of a file's text: comma-separated values, or JSON where it begins like that. */
export async function importRooms({ text, isDryRun }: { text: string; isDryRun: boolean }): Promise<ImportAnswer> {
  const path = `/api/v1/rooms/import?dryRun=${isDryRun}`;
  const json = readJsonRooms(text);
  return json
    ? fetchJson(path, { method: 'POST', body: { rooms: json } })
    : fetchJson(path, { method: 'POST', csv: text });
}

/** A list of rooms, or an object that holds one as `rooms`; null for anything that isn't JSON. */
function readJsonRooms(text: string): unknown[] | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) return parsed;
    const { rooms } = parsed as { rooms?: unknown };
    return Array.isArray(rooms) ? rooms : null;
  } catch {
    return null;
  }
}
