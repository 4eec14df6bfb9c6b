import { listWords } from '../plans/draft/plan-problem';
import { countOf } from '../plans/plan-words';
import { labelOfPlatform } from '../words/label-of-platform';

/** A room that an undo left alone; without a name where it was deleted and that was freed. */
export interface KeptRoom {
  readonly name: string | null;
  readonly why: string;
}

/** How many of them a sentence names; the others are counted. */
const MOST_NAMED = 5;

/** A call that an undo leaves where it is. */
export interface CallWords {
  readonly room: string;
  readonly platform: string;
}

export interface CallsAfterUndo {
  /** Their people were to be moved along, and are not any more. */
  readonly staying: readonly CallWords[];
  /** They are on another platform than their room's next meeting. */
  readonly elsewhere: readonly CallWords[];
}

/**
 * What an undo came to: `2 rooms are as they were; 1 other is not. standup: It was put back since, by ada@example.com.`,
 * and what that means for whoever is in a call.
 */
export function describeUndo({
  restored,
  kept,
  staying,
  elsewhere,
}: { readonly restored: number; readonly kept: readonly KeptRoom[] } & CallsAfterUndo): string {
  const done = `${countOf(restored, 'room')} ${restored === 1 ? 'is as it was' : 'are as they were'}`;
  const others = kept.length === 0 ? '' : `; ${countOf(kept.length, 'other')} ${kept.length === 1 ? 'is' : 'are'} not`;
  const isOne = restored === 1;
  return [
    `${done}${others}.`,
    ...describeCalls(staying, { isOne, one: 'stays', many: 'calls stay' }),
    ...describeCalls(elsewhere, { isOne, one: 'goes on', many: 'calls go on' }),
    ...(kept.length === 0 ? [] : [nameKept(kept)]),
  ].join(' ');
}

function describeCalls(
  calls: readonly CallWords[],
  { isOne, one, many }: { readonly isOne: boolean; readonly one: string; readonly many: string },
): string[] {
  const [only] = calls;
  if (!only) return [];
  const platforms = listWords([...new Set(calls.map(({ platform }) => labelOfPlatform(platform)))]);
  if (isOne) return [`Its call ${one} on ${platforms}.`];
  if (calls.length === 1) return [`The call in ${only.room} ${one} on ${platforms}.`];
  return [`${calls.length} ${many} on ${platforms}.`];
}

/** Rooms that were left alone, each with why. */
export function nameKept(kept: readonly KeptRoom[]): string {
  const named = kept.slice(0, MOST_NAMED).map(({ name, why }) => `${name ?? 'a deleted room'}: ${why}`);
  const more = kept.length - named.length;
  return [...named, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}
