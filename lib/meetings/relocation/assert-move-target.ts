import type { Actor } from '../../access/actor';
import { AppError } from '../../errors/app-error';
import type { Decision, PlatformFacts, PlatformFailure } from '../../migration/decision';
import { toDecisionView } from '../../migration/to-decision-view';
import { labelOfPlatform } from '../../migration/words/label-of-platform';
import { describeUnmoved, findFailure, findFailureOf, findObstacle, type MoveObstacle } from './move-obstacle';

/**
 * Whoever said where the people go has shown them that platform: they go there or nowhere.
 * @param asked.from where the call is
 * @param asked.failed what was seen to fail while they were moved
 * @throws AppError no-platform where it fails; next-platform-changed where it is another one by now
 */
export function assertIsShown(
  decision: Decision,
  asked: { shown: string; actor: Actor; from: string; failed: ReadonlyMap<string, PlatformFailure> },
): void {
  const { shown, from, failed } = asked;
  if (decision.platform === shown) return;
  const cause = failed.get(shown);
  const obstacle = cause === undefined ? findFailureOf(decision, shown) : { platform: shown, cause };
  if (obstacle !== null) throw refuseUnmoved(obstacle, from);
  throw refuseChanged(decision, { ...asked, target: decision.platform });
}

/** @param asked.target where the people would go now; null where nowhere */
export function refuseChanged(
  decision: Decision,
  { shown, actor, target }: { shown: string; actor: Actor; target: string | null },
): AppError {
  const { sentence } = toDecisionView(decision, { actor, at: new Date() });
  const now = target === null ? 'nowhere' : `to ${labelOfPlatform(target)}`;
  const words = `Nobody was moved: by now this call would go ${now}, not to ${labelOfPlatform(shown)}. ${sentence}`;
  return new AppError('next-platform-changed', words, { details: { platform: target } });
}

/**
 * Platforms that failed until they were left alone, and of which nobody knows yet whether they make a meeting again: those
 * who are told that they go elsewhere aren't the ones to find out.
 */
export function leaveUnsureAlone(
  platforms: readonly Pick<PlatformFacts, 'id' | 'isHalfOpen'>[],
  shown: string | undefined,
): [string, PlatformFailure][] {
  if (shown === undefined) return [];
  return platforms.filter(({ id, isHalfOpen }) => isHalfOpen && id !== shown).map(({ id }) => [id, 'breaker-open']);
}

/**
 * Nobody takes people out of a call that works but to where their room belongs: not to another platform, only because that
 * one doesn't take them now. Where the call's own platform is the one that takes nothing new, any other is right.
 */
export function assertBelongs(decision: Decision, platform: string): void {
  const failure = findFailure(decision);
  const isFailing = failure !== null && failure.platform !== platform;
  if (!isFailing && decision.platform !== platform) return;
  const obstacle = isFailing ? failure : findObstacle(decision);
  if (obstacle !== null) throw refuseUnmoved(obstacle, platform);
  const label = labelOfPlatform(platform);
  throw new AppError(
    'nothing-to-move',
    `This call is on ${label}, and so is this room’s next meeting. Move the room first.`,
  );
}

function refuseUnmoved(obstacle: MoveObstacle, platform: string): AppError {
  return new AppError('no-platform', describeUnmoved(obstacle, platform), {
    retryAfterSeconds: 30,
    cause: { obstacle },
  });
}
