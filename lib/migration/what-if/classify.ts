import type { WhatIfEffect } from '../../schemas/what-if';
import type { Loss, NeededSettings } from '../assess-move';
import type { Decision, PlatformFacts, UnmadeMove } from '../decision';
import { findGivenUp } from '../find-given-up';
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
  return unmadeMoves(decision).length > 0 ? 'blocked' : 'stays';
}

/** Moves that were asked for and not made: the platform can't take it, or a kill switch is on. */
function unmadeMoves({ details: { blocked, stopped } }: Decision): UnmadeMove[] {
  return [blocked, stopped].filter((move) => move !== undefined);
}

function findHindrances(decision: Decision, effect: WhatIfEffect): Classified['hindrances'] {
  if (effect === 'blocked') return unmadeMoves(decision).map(({ platform, cause }) => ({ platform, cause }));
  return decision.steps.flatMap(({ answer, platform, cause }) =>
    (answer === 'cannot' || answer === 'cannot-now') && platform !== null && cause !== null
      ? [{ platform, cause }]
      : [],
  );
}

/** What it needs and has where it was, and lacks where it would be. */
function findLosses({ before, decision, needs, usage, platforms }: Parameters<typeof classify>[0]): Loss[] {
  const capabilitiesOf = (platform: string | null) => platforms.find(({ id }) => id === platform)?.capabilities ?? null;
  const to = capabilitiesOf(decision.platform);
  if (!to) return [];
  return findGivenUp({ settings: needs, usage, from: capabilitiesOf(before), to }).losses.map(({ loss }) => loss);
}
