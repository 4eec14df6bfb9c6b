import { ROOM_NEEDS } from '../schemas/override';
import type { PlatformCapabilities } from '../video-platforms/contract';
import { assessMove, type Extra, type NeededSettings, type Shortfall } from './assess-move';
import type { RoomUsage } from './room-facts';

/** What a room has where it is and won't have where it goes. */
export interface GivenUp {
  /** What it is set to need, or its meetings of the last days used. */
  readonly losses: readonly Shortfall[];
  /** What its platform gives everybody of its own accord. */
  readonly extras: readonly Extra[];
}

export const NOTHING_GIVEN_UP: GivenUp = { losses: [], extras: [] };

/**
 * What a room gives up where it goes, whoever moves it: a plan, somebody by hand, or a trial. What it lacks already where
 * it is now is no loss.
 * @param move.from null where it has no platform now, or one that is gone
 */
export function findGivenUp(move: {
  readonly settings: NeededSettings;
  readonly usage: RoomUsage | null;
  readonly from: PlatformCapabilities | null;
  readonly to: PlatformCapabilities;
}): GivenUp {
  const { settings, usage, from, to } = move;
  const { degraded, lost } = assessMove({ settings, usage, to, from, waived: ROOM_NEEDS });
  if (degraded.length === 0 || from === null) return { losses: degraded, extras: lost };
  const lacking = assessMove({ settings, usage, to: from, waived: ROOM_NEEDS }).degraded.map(({ loss }) => loss);
  return { losses: degraded.filter(({ loss }) => !lacking.includes(loss)), extras: lost };
}
