import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { readPlatformLoads } from '../data/platforms/platform-states';
import { choosePlatform } from '../migration/choose-platform';
import type { PlanRoom } from '../migration/plans/preview/plan-room';
import { readPlanWorld } from '../migration/plans/preview/plan-world';
import type { MigrationFacts } from '../migration/read-migration-facts';
import type { PlatformStatePreview, SetPlatformStateInput } from '../schemas/platform';
import type { PlatformId } from '../video-platforms/contract';
import { findPlatformOrThrow } from './find-platform';

/** How many rooms are named where there are many. */
const NAMES_SHOWN = 50;

/**
 * What another state of a platform would do to whom: who is in a call there and stays, where the next meetings of which
 * rooms would be, and which rooms would not open. Changes nothing.
 * @throws AppError not-signed-in, forbidden, platform-not-found
 */
export async function foreseeStateChange(asked: {
  actor: Actor;
  platformId: string;
  state: SetPlatformStateInput['state'];
  now: Date;
}): Promise<PlatformStatePreview> {
  requireAdmin(asked.actor);
  const platform = findPlatformOrThrow(asked.platformId);
  const [{ rooms, facts }, loads] = await Promise.all([readPlanWorld(), readPlatformLoads()]);
  const load = loads.find((one) => one.platform === platform.id);
  const after = withState(facts, platform.id, asked.state);
  const changed = rooms.flatMap((room) => {
    const next = decide(room, after, asked.now);
    return decide(room, facts, asked.now) === next ? [] : [{ slug: room.room.slug, pin: room.room.pin, next }];
  });
  const shut = changed.filter(({ next }) => next === null);
  return {
    state: asked.state,
    liveMeetings: load?.liveMeetings ?? 0,
    people: load?.people ?? 0,
    outcomes: groupByPlatform(changed),
    pinned: nameSome(shut.filter(({ pin }) => pin === 'required')),
    stranded: nameSome(shut.filter(({ pin }) => pin !== 'required')),
  };
}

function withState(facts: MigrationFacts, id: PlatformId, state: SetPlatformStateInput['state']): MigrationFacts {
  return {
    ...facts,
    platforms: facts.platforms.map((platform) => (platform.id === id ? { ...platform, state } : platform)),
  };
}

function decide(room: PlanRoom, facts: MigrationFacts, now: Date): PlatformId | null {
  return choosePlatform({ ...facts, ...room, openMeeting: null, now }).platform;
}

interface ChangedRoom {
  readonly slug: string;
  readonly next: PlatformId | null;
}

/** What hurts comes first. */
function groupByPlatform(changed: readonly ChangedRoom[]): PlatformStatePreview['outcomes'] {
  const targets = [...new Set(changed.map(({ next }) => next))];
  return targets
    .map((platform) => ({ platform, ...nameSome(changed.filter(({ next }) => next === platform)) }))
    .sort((one, other) => Number(other.platform === null) - Number(one.platform === null) || other.rooms - one.rooms);
}

function nameSome(changed: readonly Pick<ChangedRoom, 'slug'>[]): { rooms: number; names: string[] } {
  const names = changed.map(({ slug }) => slug);
  return { rooms: names.length, names: names.slice(0, NAMES_SHOWN) };
}
