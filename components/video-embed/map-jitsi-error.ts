import { z } from 'zod';
import type { EmbedEvent, EmbedFailure } from './embed-events';

const errorSchema = z.object({
  error: z.object({ name: z.string(), type: z.string().optional(), isFatal: z.boolean().optional() }),
});

/**
 * The errors after which there is no call, by their names in lib-jitsi-meet (JitsiConferenceErrors and
 * JitsiConnectionErrors). Jitsi's own `isFatal` says only whether its page offers to reload: a refused token, a full
 * room and a refused entry come with `false`.
 */
const FAILURES: Readonly<Record<string, EmbedFailure>> = {
  'connection.passwordRequired': 'refused',
  'conference.connectionError.notAllowed': 'refused',
  'conference.reservationError': 'refused',
  'conference.connectionError.accessDenied': 'denied',
  'conference.max_users': 'full',
  'connection.droppedError': 'connection-lost',
  'connection.otherError': 'connection-lost',
  'connection.serverError': 'connection-lost',
  'connection.shardChangedError': 'connection-lost',
  'conference.connectionError': 'connection-lost',
  'conference.iceFailed': 'connection-lost',
  'conference.focusLeft': 'connection-lost',
  'conference.focusDisconnected': 'connection-lost',
  'connection.conferenceRequestFailed': 'platform-error',
  'conference.gracefulShutdown': 'platform-error',
  'conference.incompatible_server_versions': 'platform-error',
  'conference.offerAnswerFailed': 'platform-error',
  'conference.videobridgeNotAvailable': 'platform-error',
};

/**
 * What an `errorOccurred` of Jitsi means; null where the call goes on. It goes on where Jitsi's own page asks for
 * something (a room's password, a name, a host's consent in the lobby, patience until a host is there).
 */
export function mapJitsiError(data: unknown): EmbedEvent | null {
  const parsed = errorSchema.safeParse(data);
  if (!parsed.success) return null;
  const { name, type, isFatal } = parsed.data.error;
  if (name === 'conference.destroyed') return { type: 'ended' };
  const code = FAILURES[name];
  if (code) return { type: 'failed', code };
  // Its own settings could not be fetched from its server.
  if (type === 'CONFIG') return { type: 'failed', code: 'load-failed' };
  return isFatal ? { type: 'failed', code: 'platform-error' } : null;
}
