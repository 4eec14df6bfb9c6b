import { insertVendorCalls, type TimedVendorCall } from '../data/platforms/vendor-calls';
import { getLog } from '../log';
import { getMetrics } from '../metrics/registry';
import { processSingleton } from '../process-singleton';
import type { PlatformServices } from '../video-platforms/contract';
import { durationClassOf } from './duration-class';

const FLUSH_EVERY_MS = 1_000;
const FLUSH_AT = 200;
/** With the database away, so many calls are remembered; the oldest are forgotten first. */
const MOST_KEPT = 5_000;

interface Buffer {
  calls: TimedVendorCall[];
  timer: NodeJS.Timeout | null;
  /** The write that is going on, so that stopping can wait for it. */
  writing: Promise<void>;
}

const buffer = () =>
  processSingleton<Buffer>('vendor-calls', () => ({ calls: [], timer: null, writing: Promise.resolve() }));

/** Notes one call for the figures and for the table of calls, where it arrives within a second. Nobody waits for it. */
export const recordCall: PlatformServices['recordCall'] = (call) => {
  const { platform, operation, outcome, durationMs } = call;
  getMetrics().vendorCallSeconds.observe({ platform, operation, outcome }, durationMs / 1_000);
  const held = buffer();
  held.calls.push({ ...call, at: new Date(), durationClass: durationClassOf(durationMs) });
  if (held.calls.length > MOST_KEPT) held.calls.shift();
  if (held.calls.length === FLUSH_AT) void flushCalls();
  else scheduleFlush(held);
};

/** Writes what was noted so far. Never throws: what could not be written is tried again. */
export function flushCalls(): Promise<void> {
  const held = buffer();
  // One after the other, so that a slow database is not asked by many.
  held.writing = held.writing.then(() => write(held));
  return held.writing;
}

function scheduleFlush(held: Buffer): void {
  if (held.timer) return;
  held.timer = setTimeout(() => {
    held.timer = null;
    void flushCalls();
  }, FLUSH_EVERY_MS);
  held.timer.unref();
}

async function write(held: Buffer): Promise<void> {
  const calls = held.calls.splice(0);
  if (calls.length === 0) return;
  try {
    await insertVendorCalls(calls);
  } catch (error) {
    getLog().debug({ event: 'vendor-calls.kept-back', err: error }, 'Calls to vendors could not be written yet');
    held.calls = [...calls, ...held.calls].slice(-MOST_KEPT);
    scheduleFlush(held);
  }
}
