import type { DecisionReason } from '../../../schemas/decision';
import type { PreviewedRoomView } from '../../../schemas/migration-draft';
import { partName, partNameOf } from '../../../schemas/part-name';
import { describeCause } from '../../words/describe-cause';
import { EXTRA_WORDS, LOSS_WORDS } from '../../words/describe-shortfall';
import { labelOfPlatform } from '../../words/label-of-platform';
import { afterOf, doneOf, effectOn, type PreviewedRoom } from './previewed-room';
import type { RoomOutcome } from './room-outcome';

export function toPreviewedRoomView(room: PreviewedRoom): PreviewedRoomView {
  const after = afterOf(room);
  const done = doneOf(room);
  return {
    room: room.name,
    home: room.home,
    before: room.before.platform,
    after: after.platform,
    done: done.platform,
    effect: effectOn(room),
    why: describeOutcome(done),
    losses: (room.losses ?? []).map((loss) => LOSS_WORDS[loss]),
    extras: (room.extras ?? []).map((extra) => EXTRA_WORDS[extra]),
    people: room.people ?? 0,
  };
}

const REASON_WORDS: Readonly<Record<Exclude<DecisionReason, 'RULE' | 'WAVE'>, string>> = {
  OPEN_MEETING: 'in a call',
  ROOM_PIN: 'pinned to its home',
  ROOM_OVERRIDE: 'moved by hand',
  ROOM_PLATFORM: 'its home',
  DEFAULT: 'the default, as its home is not set up here',
  FALLBACK: 'the fallback order',
  NO_PLATFORM: 'no platform can take it now',
};

/** Why a room goes or stays where it does, in a few words. */
export function describeOutcome({ reason, part, blocked }: RoomOutcome): string {
  const decides =
    reason === 'RULE' || reason === 'WAVE'
      ? partName(reason === 'RULE' ? 'rule' : 'wave', part ?? '')
      : REASON_WORDS[reason];
  if (!blocked) return decides;
  const cause = describeCause(blocked.platform, blocked.cause, { labelOf: labelOfPlatform });
  return `${decides}; ${partNameOf(blocked.part)} can’t take it: ${cause}`;
}
