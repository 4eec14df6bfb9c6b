import type { DecisionInput, DecisionOverride, DecisionRoom, PlatformFacts } from '@/lib/migration/decision';
import { NO_KILL_SWITCHES } from '@/lib/migration/decision';
import type { PlanInForce } from '@/lib/migration/plan-in-force';
import { NO_USAGE } from '@/lib/migration/room-facts';
import { type Plan, planSchema } from '@/lib/schemas/plan';
import type { PlatformCapabilities } from '@/lib/video-platforms/contract';

export const NOW = new Date('2026-11-24T09:00:00Z');

const CAPABLE: PlatformCapabilities = {
  lobby: true,
  lock: true,
  cloudRecording: true,
  localRecording: true,
  automaticRecording: 'platform',
  largestMeeting: null,
  hostRole: true,
  guestToken: true,
  embedEvents: true,
  webhookCoverage: 'full',
  dialIn: false,
  logo: false,
  endForAll: true,
};

/** A platform that is set up, well and able to do everything, unless said otherwise. */
export function platformFacts(
  id: string,
  facts: Partial<Omit<PlatformFacts, 'capabilities'>> & { capabilities?: Partial<PlatformCapabilities> } = {},
): PlatformFacts {
  return {
    id,
    isConfigured: true,
    isDemo: id === 'mock',
    state: 'active',
    failure: null,
    ...facts,
    capabilities: { ...CAPABLE, ...facts.capabilities },
  };
}

/** A room at home on `whereby` that nobody moved. */
export function decisionRoom(changes: Partial<DecisionRoom> = {}): DecisionRoom {
  return {
    id: '8f14e45f-ceea-467f-a8ef-0a2f3f2f9b11',
    slug: 'standup',
    platform: 'whereby',
    pin: 'none',
    settings: { size: 10, recording: 'none', door: 'open' },
    ownerEmail: 'grace@example.com',
    tags: [],
    createdAt: new Date('2026-01-05T08:00:00Z'),
    formerNames: [],
    ...changes,
  };
}

/** A decision to be made for such a room, with nothing said and every platform well. */
export function decisionInput(changes: Partial<DecisionInput> = {}): DecisionInput {
  return {
    room: decisionRoom(),
    usage: NO_USAGE,
    override: null,
    plan: null,
    killSwitches: NO_KILL_SWITCHES,
    platforms: ['whereby', 'daily', 'jitsi', 'mock'].map((id) => platformFacts(id)),
    defaultPlatform: 'whereby',
    openMeeting: null,
    now: NOW,
    ...changes,
  };
}

/** A room moved by hand, until further notice. */
export function movedTo(platform: string, changes: Partial<DecisionOverride> = {}): DecisionOverride {
  return { platform, expiresAt: null, waive: [], createdBy: 'ada@example.com', createdAt: NOW, ...changes };
}

/** Version 7 of a plan that puts the room of {@link decisionRoom} into bucket 1,204, published yesterday, with every wave begun unless said which. */
export function planInForce(
  plan: Partial<Plan>,
  options: { begun?: readonly string[]; isPaused?: boolean } = {},
): PlanInForce {
  const whole = planSchema.parse({ salt: 'salt-27713', ...plan });
  const begun = options.begun ?? whole.waves.map(({ id }) => id);
  return {
    version: 7,
    publishedBy: 'ada@example.com',
    publishedAt: new Date('2026-11-23T15:00:00Z'),
    plan: whole,
    progress: { waves: Object.fromEntries(begun.map((id) => [id, { startedAt: NOW.toISOString() }])) },
    pause: options.isPaused ? { at: NOW, by: 'ada@example.com' } : null,
  };
}

/** The whole plan's switches for these targets; `environment` ones are held on by it. */
export function killSwitchesFor(
  targets: readonly string[],
  environment: readonly string[] = [],
): DecisionInput['killSwitches'] {
  return { targets: new Set([...targets, ...environment]), heldByEnvironment: new Set(environment) };
}
