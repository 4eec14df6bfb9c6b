import type { MeetingEvent } from '../contract';
import { tryReadJson } from '../shared/read-json';
import { type RecordingReport, recordingMetadataSchema } from './schemas';

/**
 * What a report of Jibri's finalize script means. Pure. The file stays where Jibri or the operator's own storage put
 * it: there is no link, only where it lies. A report without a file is a recording that failed.
 */
export function mapRecording(report: RecordingReport): readonly MeetingEvent[] {
  const roomName = roomNameOf(report);
  const at = dateOf(report.finishedAt);
  const recording = { recordingId: report.sessionId, instanceId: null };
  const [file] = report.files;
  if (!file) return [{ type: 'recording-failed', roomName, at, recording, reason: 'Jibri left no file.' }];
  const { startedAt, modifiedAt } = file;
  const durationSeconds =
    startedAt != null && modifiedAt != null && modifiedAt >= startedAt ? modifiedAt - startedAt : null;
  return [
    {
      type: 'recording-ready',
      roomName,
      at,
      recording,
      startedAt: startedAt == null ? null : dateOf(startedAt),
      durationSeconds,
      link: null,
      providerData: {
        directory: report.directory ?? null,
        files: report.files.map(({ name, bytes }) => ({ name, bytes: bytes ?? null })),
      },
    },
  ];
}

function roomNameOf(report: RecordingReport): string | null {
  return roomOfAddress(readMeetingUrl(report.metadata)) ?? roomOfFile(report.files[0]?.name);
}

function readMeetingUrl(metadata: string | null | undefined): string | null {
  if (!metadata) return null;
  const content = recordingMetadataSchema.safeParse(tryReadJson(Buffer.from(metadata, 'base64')));
  return content.success ? (content.data.meeting_url ?? null) : null;
}

/** `https://meet.example.com/standup`; a tenant's `/acme/standup` is the conference `[acme]standup`. */
function roomOfAddress(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const parts = new URL(address).pathname.split('/').filter(Boolean).map(decodePart);
  const name = parts.pop();
  if (name === undefined) return null;
  return (parts.length === 0 ? name : `[${parts.join('/')}]${name}`).toLowerCase();
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Jibri names a file after the call and the local time at which it began. */
const FILE_NAME = /^(.+)_\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d\.\w+$/;

function roomOfFile(name: string | undefined): string | null {
  return FILE_NAME.exec(name ?? '')?.[1]?.toLowerCase() ?? null;
}

function dateOf(seconds: number): Date {
  return new Date(seconds * 1_000);
}
