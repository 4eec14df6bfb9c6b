import type { PlatformId } from '../video-platforms/contract';
import { bucketOf } from './bucket-of';
import { type CompiledRule, findWave, rulesFor, wavesFor } from './compile-plan';
import type { DecisionDetails, DecisionInput, DecisionRoom, MatchedRule } from './decision';
import { ALL_TARGETS } from './plan-in-force';

/** The platform that a step names for a room, before anybody asks whether it can take it. */
export interface Candidate {
  readonly platform: PlatformId;
  /** The id of the rule or wave that names it; null for a move by hand. */
  readonly part: string | null;
  /** Needs that were given up for this move. */
  readonly waived: readonly string[];
  /** What the sentence says of it. */
  readonly details: DecisionDetails;
}

/** A step that names no platform, and why where that isn't plain. */
export interface NoCandidate {
  readonly cause: string | null;
  readonly platform: PlatformId | null;
}

const NOTHING: NoCandidate = { cause: null, platform: null };
const PREFERRED: NoCandidate = { cause: 'pin-preferred', platform: null };

export function isCandidate(found: Candidate | NoCandidate): found is Candidate {
  return 'details' in found;
}

/** Where a room was moved by hand, until that expires. */
export function findOverride({ override, now }: DecisionInput): Candidate | NoCandidate {
  if (!override) return NOTHING;
  const { platform, expiresAt, waive, createdBy, createdAt } = override;
  if (expiresAt !== null && expiresAt <= now) return { cause: 'move-expired', platform };
  return {
    platform,
    part: null,
    waived: waive,
    details: {
      movedBy: createdBy,
      movedAt: createdAt.toISOString(),
      movedUntil: expiresAt?.toISOString() ?? null,
    },
  };
}

/** Where the first rule that holds for a room moves it. */
export function findRule({ room, plan }: DecisionInput): Candidate | NoCandidate {
  if (!plan) return NOTHING;
  if (room.pin === 'preferred') return PREFERRED;
  for (const rule of rulesFor(plan.plan, room.platform)) {
    if (rule.holdsFor(room)) {
      return { platform: rule.to, part: rule.id, waived: [], details: { rule: toMatchedRule(rule, room) } };
    }
  }
  return NOTHING;
}

/** Where a wave moves a room, if its bucket is among those that were reached. */
export function findWaveFor({ room, plan }: DecisionInput): Candidate | NoCandidate {
  if (!plan) return NOTHING;
  if (room.pin === 'preferred') return PREFERRED;
  const waves = wavesFor(plan.plan, plan.progress, room.platform);
  if (waves.length === 0) return NOTHING;
  const bucket = bucketOf(plan.plan.salt, room.id);
  const wave = findWave(waves, bucket);
  if (!wave) return { cause: `bucket-${bucket}`, platform: null };
  const { id, number, percentage, to } = wave;
  return { platform: to, part: id, waived: [], details: { wave: { id, number, percentage, bucket } } };
}

/**
 * The kill switch that stops a move, as a cause; null where none does. A step that leads home moves nobody, so that
 * rooms which were held at home by hand stay there whatever is switched off.
 */
export function findKillSwitch({ room, killSwitches }: DecisionInput, target: PlatformId): string | null {
  const { targets, heldByEnvironment } = killSwitches;
  if (targets.size === 0 || target === room.platform) return null;
  if (heldByEnvironment.has(target)) return 'ENV_OFF';
  if (targets.has(target)) return 'kill-switch';
  return targets.has(ALL_TARGETS) ? 'kill-switch-all' : null;
}

function toMatchedRule({ id, number, when }: CompiledRule, room: DecisionRoom): MatchedRule {
  const { rooms, owners, tags, ...rest } = when;
  const wanted = tags && new Set(tags.map((tag) => tag.toLowerCase()));
  return {
    id,
    number,
    ...(rooms ? { isListed: true } : {}),
    ...(owners ? { isOwned: true } : {}),
    ...(wanted ? { tags: room.tags.filter((tag) => wanted.has(tag)) } : {}),
    ...withoutUndefined(rest),
  };
}

function withoutUndefined(rest: Omit<CompiledRule['when'], 'rooms' | 'owners' | 'tags'>): Partial<MatchedRule> {
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
}
