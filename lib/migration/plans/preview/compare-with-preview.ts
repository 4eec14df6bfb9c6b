import { AppError } from '../../../errors/app-error';
import { listWords } from '../draft/plan-problem';
import { countOf } from '../plan-words';
import { afterOf, doneOf, type PreviewedRoom } from './previewed-room';
import { isSameOutcome } from './room-outcome';
import { describeOutcome } from './to-previewed-room-view';

/** How many rooms a refusal names: the rest are counted. */
const NAMED_ROOMS = 200;

/** Rooms whose outcome is no longer what a preview showed, and rooms that it couldn't know of. */
export interface PreviewComparison {
  readonly changed: readonly { readonly shown: PreviewedRoom; readonly now: PreviewedRoom }[];
  readonly joinedSince: readonly PreviewedRoom[];
}

/** Compares what was shown with what would happen now. A room that was deleted meanwhile concerns nobody. */
export function compareWithPreview(
  shown: readonly PreviewedRoom[],
  fresh: readonly PreviewedRoom[],
): PreviewComparison {
  const known = new Map(shown.map((room) => [room.id, room]));
  const changed: { shown: PreviewedRoom; now: PreviewedRoom }[] = [];
  const joinedSince: PreviewedRoom[] = [];
  for (const now of fresh) {
    const before = known.get(now.id);
    if (!before) joinedSince.push(now);
    else if (!isSame(before, now)) changed.push({ shown: before, now });
  }
  return { changed, joinedSince };
}

function isSame(then: PreviewedRoom, now: PreviewedRoom): boolean {
  return (
    isSameOutcome(then.before, now.before) &&
    isSameOutcome(afterOf(then), afterOf(now)) &&
    isSameOutcome(doneOf(then), doneOf(now))
  );
}

/** @throws AppError preview-outdated, with just the rooms for which the preview no longer holds */
export function assertPreviewHolds({ changed, joinedSince }: PreviewComparison): void {
  if (changed.length === 0) return;
  const names = changed.slice(0, 5).map(({ now }) => now.name);
  const more = changed.length > 5 ? [`${changed.length - 5} more`] : [];
  throw new AppError(
    'preview-outdated',
    `What the preview showed no longer holds for ${countOf(changed.length, 'room')}: ${listWords([...names, ...more])}. Preview again.`,
    {
      details: {
        count: changed.length,
        rooms: changed.slice(0, NAMED_ROOMS).map(({ shown, now }) => ({
          room: now.name,
          shown: summaryOf(shown),
          now: summaryOf(now),
        })),
        joinedSince: joinedSince.slice(0, NAMED_ROOMS).map(({ name }) => name),
      },
    },
  );
}

function summaryOf(room: PreviewedRoom) {
  return {
    before: room.before.platform,
    after: afterOf(room).platform,
    done: doneOf(room).platform,
    why: describeOutcome(doneOf(room)),
  };
}
