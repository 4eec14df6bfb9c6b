import type { EmbedDescriptor } from '@/lib/video-platforms/contract';

/** What an embed tells the page that holds it: one vocabulary for every kind. */
export type EmbedEvent =
  /** It shows something; until then the page says that it loads. */
  | { readonly type: 'ready' }
  /** It shows something or nothing: its platform says no word, and the page can't look into the frame. */
  | { readonly type: 'silent' }
  /** Its page is there, and this person is not in the call yet: because somebody inside is to let them in. */
  | { readonly type: 'knocking' }
  /** The same, and nothing says why: they may be kept out. */
  | { readonly type: 'kept-out' }
  /** This person is in the call. */
  | { readonly type: 'joined' }
  /** The platform began or stopped to record the call; `hasFailed`: it couldn't. */
  | { readonly type: 'recording'; readonly isOn: boolean; readonly hasFailed?: boolean }
  /** How many are in the call by the platform's own count, whenever that changes. */
  | { readonly type: 'people'; readonly count: number }
  /** This person left, by a button inside the embed or because the page asked for it. */
  | { readonly type: 'left' }
  /** The call was ended for everybody. */
  | { readonly type: 'ended' }
  /** A host put this person out. */
  | { readonly type: 'removed' }
  | { readonly type: 'failed'; readonly code: EmbedFailure };

/** Why an embed can't go on; the page has words for each. */
export const EMBED_FAILURES = [
  /** The platform doesn't take this person's grant (any more): a fresh one may do. */
  'refused',
  'expired',
  /** Somebody in the call turned this person away: asking again at once would be rude. */
  'denied',
  'full',
  'locked',
  'connection-lost',
  /** The platform's own script or page didn't load. */
  'load-failed',
  'platform-error',
  /** This browser can't take part in calls of this platform. */
  'unsupported-browser',
  /** The platform no longer serves the version that Patchbay embeds. */
  'outdated',
  /** This page is older than the server and doesn't know the embed. */
  'unknown-embed',
] as const;

export type EmbedFailure = (typeof EMBED_FAILURES)[number];

/** A platform's own word for a failure, as far as it is one of ours. */
export function toEmbedFailure(code: unknown): EmbedFailure {
  return EMBED_FAILURES.find((failure) => failure === code) ?? 'platform-error';
}

/** What the person chose before joining. Null ids stand for the system's own choice. */
export interface MediaChoice {
  readonly isCameraOn: boolean;
  readonly isMicrophoneOn: boolean;
  readonly cameraId: string | null;
  readonly microphoneId: string | null;
}

/** How the page wants the embed to end: `end` ends the call for everybody where the platform lets a host do so. */
export type LeaveRequest = 'leave' | 'end';

/** The description of one kind of embed. */
export type EmbedOf<Kind extends EmbedDescriptor['kind']> = Extract<EmbedDescriptor, { kind: Kind }>;

export interface EmbedProps<Descriptor> {
  readonly embed: Descriptor;
  /** Names the frame for screen readers. */
  readonly title: string;
  readonly media: MediaChoice;
  /** Set once the person wants out: the embed hangs up properly and then tells `left`. */
  readonly leaveRequest: LeaveRequest | null;
  /** Set once the page wants the call to be recorded, where only somebody in it can start that. */
  readonly startsRecording: boolean;
  readonly onEvent: (event: EmbedEvent) => void;
}

/** How long a platform's page may take until it shows something, in milliseconds. */
export const READY_TIMEOUT_MS = 30_000;

/** How long a page that has loaded may stay silent until the person is asked whether they see it, in milliseconds. */
export const SILENCE_MS = 10_000;

/** How long somebody may be on the way from a platform's page into its call until they are offered help, in milliseconds. */
export const ENTRY_MS = 20_000;

/** How long a platform has to say goodbye before its frame is taken away, in milliseconds. */
export const GOODBYE_MS = 1_500;
