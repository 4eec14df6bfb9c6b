import type { PlanRule, PlanWave } from '../../../schemas/plan';
import { rulesFor } from '../../compile-plan';
import type { Decision } from '../../decision';
import { findGivenUp, type GivenUp, NOTHING_GIVEN_UP } from '../../find-given-up';
import type { MigrationFacts } from '../../read-migration-facts';
import { finishedProgress } from '../steps/wave-schedule';
import { isKeptByCall, type PartTally, type TalliedRoom, tallyRule, tallyWave } from '../tally-parts';
import type { PlanRoom } from './plan-room';
import type { PreviewedRoom } from './previewed-room';
import { decideUnder, isSameOutcome, outcomeOf, type PlanToTry } from './room-outcome';

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
  const { losses, extras } = findGivenUpOf(surveyed, facts);
  const isInCall = isKeptByCall(room, after.platform);
  return {
    id: room.room.id,
    name: room.room.slug,
    home: room.room.platform,
    before: first,
    ...(isSameOutcome(first, second) ? {} : { after: second }),
    ...(isSameOutcome(second, third) ? {} : { done: third }),
    ...(losses.length > 0 ? { losses: losses.map(({ loss }) => loss) } : {}),
    ...(extras.length > 0 ? { extras } : {}),
    ...(isInCall && after.platform !== before.platform && room.live ? { people: room.live.people } : {}),
  };
}

/** What a room gives up by what it gets in the end. */
function findGivenUpOf({ room, before, done }: SurveyedRoom, facts: MigrationFacts): GivenUp {
  if (done.platform === before.platform) return NOTHING_GIVEN_UP;
  const capabilitiesOf = (platform: string | null) =>
    facts.platforms.find(({ id }) => id === platform)?.capabilities ?? null;
  const to = capabilitiesOf(done.platform);
  if (!to) return NOTHING_GIVEN_UP;
  return findGivenUp({ settings: room.room.settings, usage: room.usage, from: capabilitiesOf(before.platform), to });
}

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

/**
 * Rooms that a call keeps on another platform than that of their next meeting, and the people in those calls. A room
 * that nothing takes goes nowhere when its call ends.
 */
export function countKeptByCalls(surveyed: readonly SurveyedRoom[]): { rooms: number; people: number } {
  const kept = surveyed.filter(({ room, before }) => before.platform !== null && isKeptByCall(room, before.platform));
  return { rooms: kept.length, people: kept.reduce((people, { room }) => people + (room.live?.people ?? 0), 0) };
}
