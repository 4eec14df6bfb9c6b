import { z } from 'zod';
import type { EmbedEvent, EmbedFailure } from './embed-events';

const errorSchema = z.object({ error: z.object({ name: z.string(), isFatal: z.boolean().optional() }) });

/** Names from lib-jitsi-meet: JitsiConferenceErrors and JitsiConnectionErrors. */
const FAILURES: Readonly<Record<string, EmbedFailure>> = {
  'connection.passwordRequired': 'refused',
  'conference.authenticationRequired': 'refused',
  'conference.connectionError.notAllowed': 'refused',
  'conference.connectionError.accessDenied': 'refused',
  'conference.connectionError.membersOnly': 'locked',
  'conference.passwordRequired': 'locked',
  'conference.max_users': 'full',
  'connection.droppedError': 'connection-lost',
  'connection.otherError': 'connection-lost',
  'connection.serverError': 'connection-lost',
  'connection.notLiveError': 'connection-lost',
  'conference.connectionError': 'connection-lost',
  'conference.iceFailed': 'connection-lost',
  'conference.focusLeft': 'connection-lost',
  'conference.focusDisconnected': 'connection-lost',
};

/** What an `errorOccurred` of Jitsi means; null where the call goes on. */
export function mapJitsiError(data: unknown): EmbedEvent | null {
  const parsed = errorSchema.safeParse(data);
  if (!parsed.success) return null;
  const { name, isFatal } = parsed.data.error;
  if (name === 'conference.destroyed') return { type: 'ended' };
  if (!isFatal) return null;
  return { type: 'failed', code: FAILURES[name] ?? 'platform-error' };
}

const kickSchema = z.object({ kicked: z.object({ local: z.boolean().optional() }) });

/** True where `participantKickedOut` is about the person at this page. */
export function isOwnKick(data: unknown): boolean {
  const parsed = kickSchema.safeParse(data);
  return parsed.success && parsed.data.kicked.local === true;
}
