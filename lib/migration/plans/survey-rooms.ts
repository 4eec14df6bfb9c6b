import type { PlanRule, PlanWave } from '../../schemas/plan';
import { assessMove, type Loss } from '../assess-move';
import { rulesFor } from '../compile-plan';
import type { Decision } from '../decision';
import type { MigrationFacts } from '../read-migration-facts';
import type { PlanRoom } from './plan-room';
import type { PreviewedRoom } from './previewed-room';
import { decideUnder, isSameOutcome, outcomeOf, type PlanToTry } from './room-outcome';
import { type PartTally, type TalliedRoom, tallyRule, tallyWave } from './tally-parts';
import { finishedProgress } from './wave-schedule';

/** A room with what it gets under the plan in force, once another is published, and once all waves of that have begun. */
export interface SurveyedRoom {
  readonly room: PlanRoom;
  readonly before: Decision;
  readonly after: Decision;
  readonly done: Decision;
}

/** Decides for every room, three times over, with the function that decides for real. */
export function surveyRooms(asked: {
  readonly rooms: readonly PlanRoom[];
  readonly facts: MigrationFacts;
  readonly inForce: PlanToTry | null;
  /** The plan as it would be the moment it is published. */
  readonly next: PlanToTry | null;
  readonly now: Date;
}): SurveyedRoom[] {
  const { rooms, facts, inForce, next, now } = asked;
  const finished = next && { ...next, progress: finishedProgress(next.plan, next.progress, now) };
  const isSettled = finished === null || finished.progress === next?.progress;
  return rooms.map((room) => {
    const before = decideUnder(room, facts, inForce, now);
    const after = next === inForce ? before : decideUnder(room, facts, next, now);
    return { room, before, after, done: isSettled ? after : decideUnder(room, facts, finished, now) };
  });
}

/** A room as a preview keeps it. */
export function toPreviewedRoom(surveyed: SurveyedRoom, facts: MigrationFacts): PreviewedRoom {
  const { room, before, after, done } = surveyed;
  const outcomes = [before, after, done].map(outcomeOf);
  const [first, second, third] = outcomes;
  if (!first || !second || !third) throw new Error('A room was surveyed without outcomes.');
  const losses = done.platform === before.platform ? [] : findLosses(room, done, facts);
  const isInCall = room.live !== null && room.live.people > 0 && room.live.platform !== after.platform;
  return {
    id: room.room.id,
    name: room.room.slug,
    home: room.room.platform,
    before: first,
    ...(isSameOutcome(first, second) ? {} : { after: second }),
    ...(isSameOutcome(second, third) ? {} : { done: third }),
    ...(losses.length > 0 ? { losses } : {}),
    ...(isInCall && after.platform !== before.platform && room.live ? { people: room.live.people } : {}),
  };
}

/** What a room gives up where it goes. */
function findLosses(room: PlanRoom, { platform }: Decision, facts: MigrationFacts): Loss[] {
  const target = facts.platforms.find(({ id }) => id === platform);
  if (!target) return [];
  const from = facts.platforms.find(({ id }) => id === room.room.platform);
  const losses = (capabilities: typeof target.capabilities) =>
    assessMove({ settings: room.room.settings, usage: room.usage, to: capabilities, waived: ALL_NEEDS }).degraded.map(
      ({ loss }) => loss,
    );
  const known = from ? losses(from.capabilities) : [];
  return losses(target.capabilities).filter((loss) => !known.includes(loss));
}

const ALL_NEEDS: readonly Loss[] = ['cloud-recording', 'local-recording', 'size'];

export interface TalliedPart<Part> {
  readonly part: Part;
  readonly tally: PartTally;
}

/** The arithmetic of every wave and rule of a plan. */
export function tallyPlan(
  { plan }: PlanToTry,
  surveyed: readonly SurveyedRoom[],
): { waves: TalliedPart<PlanWave>[]; rules: TalliedPart<PlanRule>[] } {
  const rooms = surveyed.map(({ room, done, before }): TalliedRoom => ({ room, done, before: before.platform }));
  return {
    waves: plan.waves.map((part) => ({ part, tally: tallyWave(part, plan.salt, rooms) })),
    rules: plan.rules.map((part) => {
      const holdsFor = (room: PlanRoom['room']) =>
        rulesFor(plan, room.platform)
          .find(({ id }) => id === part.id)
          ?.holdsFor(room) ?? false;
      return { part, tally: tallyRule(part, holdsFor, rooms) };
    }),
  };
}

/** How many rooms have their next meeting on each platform. */
export function countByPlatform(decisions: readonly Decision[]): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const { platform } of decisions) counts.set(platform, (counts.get(platform) ?? 0) + 1);
  return counts;
}
