import type { WhatIfEffect } from '../../schemas/what-if';
import { assessMove, type Loss, type NeededSettings } from '../assess-move';
import type { Decision, PlatformFacts } from '../decision';
import type { RoomUsage } from '../room-facts';

/** What becomes of a room or meeting: where it was and would be, and what it gives up. */
export interface Classified {
  readonly before: string | null;
  readonly after: string | null;
  readonly effect: WhatIfEffect;
  readonly losses: readonly Loss[];
  /** The platform and cause that stand in the way of a move, or of any platform at all. */
  readonly hindrances: readonly { readonly platform: string; readonly cause: string }[];
}

export function classify(asked: {
  readonly before: string | null;
  readonly decision: Decision;
  readonly needs: NeededSettings;
  readonly usage: RoomUsage | null;
  readonly platforms: readonly PlatformFacts[];
}): Classified {
  const { before, decision } = asked;
  const after = decision.platform;
  const effect = effectOf(before, decision);
  return {
    before,
    after,
    effect,
    losses: effect === 'moves' ? findLosses(asked) : [],
    hindrances: effect === 'blocked' || effect === 'none' ? findHindrances(decision, effect) : [],
  };
}

function effectOf(before: string | null, decision: Decision): WhatIfEffect {
  if (decision.platform === null) return 'none';
  if (decision.platform !== before) return 'moves';
  return decision.details.blocked ? 'blocked' : 'stays';
}

function findHindrances({ steps, details }: Decision, effect: WhatIfEffect): Classified['hindrances'] {
  if (effect === 'blocked' && details.blocked) {
    return [{ platform: details.blocked.platform, cause: details.blocked.cause }];
  }
  return steps.flatMap(({ answer, platform, cause }) =>
    (answer === 'cannot' || answer === 'cannot-now') && platform !== null && cause !== null
      ? [{ platform, cause }]
      : [],
  );
}

/** What it needs and has where it was, and lacks where it would be. */
function findLosses({ before, decision, needs, usage, platforms }: Parameters<typeof classify>[0]): Loss[] {
  const lossesOn = (id: string | null): readonly Loss[] => {
    const platform = platforms.find((known) => known.id === id);
    if (!platform) return [];
    const { degraded } = assessMove({ settings: needs, usage, to: platform.capabilities, waived: ALL_NEEDS });
    return degraded.map(({ loss }) => loss);
  };
  const had = lossesOn(before);
  return lossesOn(decision.platform).filter((loss) => !had.includes(loss));
}

const ALL_NEEDS: readonly Loss[] = ['cloud-recording', 'local-recording', 'size'];
