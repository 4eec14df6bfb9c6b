import { z } from 'zod';
import { type StandInRecording, type StandInState, withSlash } from '../state';
import {
  jsonOf,
  noContent,
  pageOf,
  pageQuery,
  parseStrictly,
  queryOf,
  sortBy,
  sortQuery,
  WherebyRefusal,
} from './answers';

const listQuery = z.strictObject({
  ...pageQuery(50),
  roomName: z.string().optional(),
  sortBy: sortQuery(['roomName', 'startDate', 'duration', 'sizeInMegaBytes']),
});

const linkQuery = z.strictObject({
  validForSeconds: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(1).max(43_200)).default(3_600),
});

export function listRecordings(state: StandInState, request: Request): Response {
  const query = parseStrictly(listQuery, queryOf(request));
  const found = [...state.recordings.values()].filter(
    (recording) => query.roomName === undefined || recording.roomName === withSlash(query.roomName),
  );
  return Response.json(pageOf(sortBy(found, query.sortBy).map(toRecording), query));
}

export function getRecording(state: StandInState, recordingId: string): Response {
  return Response.json(toRecording(requireRecording(state, recordingId)));
}

export function deleteRecording(state: StandInState, recordingId: string): Response {
  state.recordings.delete(recordingId);
  return noContent();
}

export async function deleteRecordings(state: StandInState, request: Request): Promise<Response> {
  const schema = z.strictObject({ recordingIds: z.array(z.string()) });
  const { recordingIds } = parseStrictly(schema, await jsonOf(request));
  for (const recordingId of recordingIds) state.recordings.delete(recordingId);
  return noContent();
}

/** For recordings that lie at Whereby only. */
export function getAccessLink(state: StandInState, request: Request, recordingId: string): Response {
  const { validForSeconds } = parseStrictly(linkQuery, queryOf(request));
  const recording = requireRecording(state, recordingId);
  if (recording.provider !== 'whereby') throw new WherebyRefusal(403, 'Not allowed to perform action');
  const accessLink = new URL(`https://recordings.whereby.example/${encodeURIComponent(recording.filename)}`);
  accessLink.searchParams.set('X-Amz-Expires', String(validForSeconds));
  return Response.json({ accessLink: accessLink.href, expires: state.now().getTime() + validForSeconds * 1_000 });
}

function requireRecording(state: StandInState, recordingId: string): StandInRecording {
  const recording = state.recordings.get(recordingId);
  if (!recording) throw new WherebyRefusal(404, 'Recording not found');
  return recording;
}

function toRecording(recording: StandInRecording) {
  const { recordingId, roomSessionId, filename, startDate, endDate, sizeInMegaBytes } = recording;
  return {
    recordingId,
    roomSessionId,
    filename,
    startDate: startDate.toISOString(),
    endDate: endDate.toISOString(),
    sizeInMegaBytes,
  };
}
