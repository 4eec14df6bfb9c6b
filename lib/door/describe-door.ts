import type { Door } from '../schemas/door';

/** How things stand behind a door. */
export interface CallBehindDoor {
  /** People are in the call. */
  readonly isUnderWay: boolean;
  /** One of them is a host. */
  readonly isHostThere: boolean;
}

/** What somebody at a door reads: who may let them in. Names nobody. */
export function describeWait(door: Door, { isUnderWay, isHostThere }: CallBehindDoor): string {
  if (door === 'host-first') {
    return isUnderWay
      ? 'People are in this call, but no host is. You get in by yourself as soon as a host is there.'
      : 'This call begins when a host is there. You get in by yourself then.';
  }
  if (isHostThere) return 'A host of this call sees that you are waiting. You get in as soon as they let you in.';
  return 'No host is in the call yet. Whoever runs this room sees that you are waiting, and you get in as soon as one of them lets you in.';
}

export const DENIED_MESSAGE =
  'A host didn’t let you in this time. If that was a mistake, tell whoever invited you, or ask again a little later.';
