import type { NumberedChange } from '../data/change-log';

const encoder = new TextEncoder();
const written = new WeakMap<NumberedChange, Uint8Array>();

/**
 * A change as the stream carries it, written once however many listen. Its number is what a browser sends back as
 * `Last-Event-ID`.
 */
export function writeChange(numbered: NumberedChange): Uint8Array {
  const known = written.get(numbered);
  if (known) return known;
  const { topic, room = null, meetingId = null } = numbered.change;
  const bytes = encoder.encode(
    `id: ${numbered.id}\nevent: change\ndata: ${JSON.stringify({ topic, room, meetingId })}\n\n`,
  );
  written.set(numbered, bytes);
  return bytes;
}

/** The listener is up to date: how soon to come back after a drop, and where to go on from then. */
export function writeReady(lastId: number | null): Uint8Array {
  const id = lastId === null ? '' : `id: ${lastId}\n`;
  return encoder.encode(`retry: 2000\n${id}event: ready\ndata: {}\n\n`);
}

/** What changed meanwhile can't be told: anything may have. */
export const RESET = encoder.encode('event: reset\ndata: {}\n\n');

/** Nothing can be told until the next `ready`: the database is away. */
export const AWAY = encoder.encode('event: away\ndata: {}\n\n');

export const HEARTBEAT = encoder.encode(': still here\n\n');
