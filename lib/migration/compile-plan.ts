import type { Plan, PlanProgress, PlanRule, PlanWave, RuleCondition } from '../schemas/plan';
import type { PlatformId } from '../video-platforms/contract';
import type { DecisionRoom } from './decision';

/** A rule as decisions ask it. Its number counts from 1, in the order of the plan. */
export interface CompiledRule {
  readonly id: string;
  readonly number: number;
  readonly to: PlatformId;
  readonly holdsFor: (room: DecisionRoom) => boolean;
  readonly when: RuleCondition;
}

/** A wave that has begun. */
export interface CompiledWave {
  readonly id: string;
  readonly number: number;
  readonly to: PlatformId;
  readonly percentage: number;
  /** It takes rooms in buckets below this one. */
  readonly firstBucketBeyond: number;
}

const rulesOfPlans = new WeakMap<Plan, ReadonlyMap<PlatformId, readonly CompiledRule[]>>();
const wavesOfProgress = new WeakMap<PlanProgress, WeakMap<Plan, ReadonlyMap<PlatformId, readonly CompiledWave[]>>>();

/** The rules for rooms at home on a platform, in their order. Compiled once per plan. */
export function rulesFor(plan: Plan, home: PlatformId): readonly CompiledRule[] {
  let byHome = rulesOfPlans.get(plan);
  if (!byHome) {
    byHome = groupByHome(plan.rules, compileRule);
    rulesOfPlans.set(plan, byHome);
  }
  return byHome.get(home) ?? [];
}

/** The waves that have begun for rooms at home on a platform, in their order. Compiled once per plan and progress. */
export function wavesFor(plan: Plan, progress: PlanProgress, home: PlatformId): readonly CompiledWave[] {
  let ofPlans = wavesOfProgress.get(progress);
  if (!ofPlans) {
    ofPlans = new WeakMap();
    wavesOfProgress.set(progress, ofPlans);
  }
  let byHome = ofPlans.get(plan);
  if (!byHome) {
    byHome = groupByHome(plan.waves, (wave, number) =>
      Object.hasOwn(progress.waves, wave.id) ? compileWave(wave, number) : null,
    );
    ofPlans.set(plan, byHome);
  }
  return byHome.get(home) ?? [];
}

/**
 * The wave that takes a bucket: the first of those that have begun. As each counts from none, a bucket that one takes is
 * taken by every larger one after it too, so the highest percentage counts, and the name stays when another begins.
 */
export function findWave(waves: readonly CompiledWave[], bucket: number): CompiledWave | null {
  for (const wave of waves) if (bucket < wave.firstBucketBeyond) return wave;
  return null;
}

function groupByHome<Part extends { readonly from: readonly PlatformId[] }, Compiled>(
  parts: readonly Part[],
  compile: (part: Part, number: number) => Compiled | null,
): ReadonlyMap<PlatformId, readonly Compiled[]> {
  const byHome = new Map<PlatformId, Compiled[]>();
  for (const [index, part] of parts.entries()) {
    const compiled = compile(part, index + 1);
    if (compiled === null) continue;
    for (const home of new Set(part.from)) {
      const others = byHome.get(home);
      if (others) others.push(compiled);
      else byHome.set(home, [compiled]);
    }
  }
  return byHome;
}

function compileWave({ id, to, percentage }: PlanWave, number: number): CompiledWave {
  // Rounded: 0.07 × 100 is 7.000000000000001.
  return { id, number, to, percentage, firstBucketBeyond: Math.round(percentage * 100) };
}

function compileRule({ id, to, when }: PlanRule, number: number): CompiledRule {
  const tests: ((room: DecisionRoom) => boolean)[] = [];
  if (when.rooms) {
    const listed = toSet(when.rooms);
    tests.push(({ id: roomId, slug, formerNames }) => {
      return listed.has(slug) || listed.has(roomId) || formerNames.some((name) => listed.has(name));
    });
  }
  if (when.owners) {
    const owners = toSet(when.owners);
    tests.push(({ ownerEmail }) => ownerEmail !== null && owners.has(ownerEmail.toLowerCase()));
  }
  if (when.tags) {
    const wanted = toSet(when.tags);
    tests.push(({ tags }) => tags.some((tag) => wanted.has(tag)));
  }
  if (when.slugPrefix !== undefined) {
    const prefix = when.slugPrefix.toLowerCase();
    tests.push(({ slug }) => slug.startsWith(prefix));
  }
  const { minSize, maxSize, recording } = when;
  if (minSize !== undefined) tests.push(({ settings }) => settings.size >= minSize);
  if (maxSize !== undefined) tests.push(({ settings }) => settings.size <= maxSize);
  if (recording !== undefined) tests.push(({ settings }) => settings.recording === recording);
  if (when.createdAfter !== undefined) {
    const after = Date.parse(when.createdAfter);
    tests.push(({ createdAt }) => createdAt.getTime() > after);
  }
  const [first, ...others] = tests;
  // A plan is checked when it is written; a condition without a test would take every room.
  if (!first) return { id, number, to, when, holdsFor: () => false };
  if (others.length === 0) return { id, number, to, when, holdsFor: first };
  return { id, number, to, when, holdsFor: (room) => tests.every((test) => test(room)) };
}

function toSet(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.trim().toLowerCase()));
}
