import type { RecordingKind } from '../video-platforms/contract';
import type { Door } from './door';

/** What the page before a call knows of its room. */
export interface RoomEntrance {
  readonly name: string;
  readonly title: string;
  readonly url: string;
  /** False where only a host link opens the room: then the visitor may know nothing else of it. */
  readonly isOpenToVisitor: boolean;
  /** How the call that one would join now may be recorded. Unless it is `none`, everybody is asked before they join. */
  readonly recording: RecordingKind;
  /** It takes no newcomers, and is deleted when its call is over. */
  readonly isClosing: boolean;
  readonly canManage: boolean;
  /** How guests get in. */
  readonly door: Door;
  /** Where somebody who joined now would land; null where no platform can take the room, or where nobody may know. */
  readonly platform: string | null;
  /** People are in an earlier part of the call, too; the notice says who is where. */
  readonly isInParts: boolean;
  /** Null where this visitor may not know. */
  readonly people: number | null;
  /** The room's own logo, where it has one. */
  readonly logoUrl: string | null;
  /** What is wrong with the room's platform, in words for this visitor. */
  readonly notice: string | null;
}
