import type { PlatformCapabilities } from '../../../video-platforms/contract';
import type { DecisionRoom } from '../../decision';

/** Something about a plan, with its place: `waves.1.percentage`. */
export interface PlanProblem {
  readonly path: string;
  readonly message: string;
}

/** What a plan is checked against: this installation as it is. */
export interface PlanSurroundings {
  readonly platforms: readonly {
    readonly id: string;
    readonly label: string;
    readonly isConfigured: boolean;
    readonly isDemo: boolean;
    readonly capabilities: PlatformCapabilities;
    /** What is missing or wrong, in words; null where nothing is. */
    readonly trouble: string | null;
  }[];
  /** Platforms that rooms have as their home, also such as this installation no longer knows. */
  readonly homes: ReadonlySet<string>;
  /** E-mail addresses of users, in small letters. */
  readonly owners: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
  /** Those that the plan lists, by the words that it names them with, in small letters. */
  readonly rooms: ReadonlyMap<string, ListedRoom>;
  readonly now: Date;
}

/** A room that a rule names. */
export interface ListedRoom {
  readonly room: DecisionRoom;
  /** Where somebody moved it by hand; null where nobody did. */
  readonly movedTo: string | null;
}

/** The names of platforms in a sentence. */
export function labelIn({ platforms }: PlanSurroundings, id: string): string {
  return platforms.find((platform) => platform.id === id)?.label ?? `“${id}”`;
}

/** `Daily, Jitsi or JaaS`. */
export function listWords(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** `“one”, “two”, “three” and 4 more`. */
export function nameSome(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  const named = words.slice(0, 3).map((word) => `“${word}”`);
  return words.length > 3 ? `${named.join(', ')} ${last} ${words.length - 3} more` : listWords(named, last);
}
