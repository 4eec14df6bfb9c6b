import type { EmbedDescriptor, ParticipantRole } from '../../video-platforms/contract';
import type { Meeting } from '../meeting';
import type { RoomState } from '../room-state';

/** What somebody gets who is in. */
export interface Joined {
  readonly room: RoomState['room'];
  readonly meeting: Meeting;
  readonly people: number;
  readonly participant: { readonly id: string; readonly role: ParticipantRole; readonly displayName: string };
  readonly embed: EmbedDescriptor;
  /** A host of ours whom the platform only lets in as an ordinary participant, as it refuses our key. */
  readonly lacksHostRights: boolean;
  /** The host link that they came by, as host or once before; null where something else let them in. */
  readonly hostLinkId: string | null;
}
