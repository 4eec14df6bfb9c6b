import type { DecisionReason, DecisionStep } from '../schemas/decision';
import { HOME } from '../schemas/plan';
import type { PlatformId } from '../video-platforms/contract';
import type { Decision, DecisionDetails, DecisionInput } from './decision';
import { examineHome, examinePlatform, findHomeShortfall, findWaivedShortfall, type Refusal } from './examine-platform';
import {
  type Candidate,
  findKillSwitch,
  findOverride,
  findRule,
  findWaveFor,
  isCandidate,
  type NoCandidate,
} from './find-candidates';

/** The steps that move a room away from its home, in their order. Kill switches stop these and no others. */
const MOVES = [
  { step: 'ROOM_OVERRIDE', find: findOverride },
  { step: 'RULE', find: findRule },
  { step: 'WAVE', find: findWaveFor },
] as const satisfies readonly {
  step: DecisionReason;
  find: (input: DecisionInput) => Candidate | NoCandidate;
}[];

/** The steps by which a room gets its home without its being asked whether it has what the room needs. */
const AT_HOME: ReadonlySet<DecisionReason> = new Set(['ROOM_PIN', 'ROOM_PLATFORM', 'FALLBACK']);

/** A decision while it is being made. */
interface Draft {
  readonly input: DecisionInput;
  readonly steps: DecisionStep[];
  readonly details: { -readonly [Key in keyof DecisionDetails]: DecisionDetails[Key] };
}

/**
 * Which platform a room's next meeting gets, and why. Pure: the same facts always give the same decision.
 *
 * The steps are asked in order and the first with an answer names the candidate. A candidate that *can't* take the room
 * passes the question on, so that a blocked room stays at home; one that *can't now* hands over to the fallback order.
 * Every step that was asked is in the answer.
 */
export function choosePlatform(input: DecisionInput): Decision {
  const { room, openMeeting } = input;
  const draft: Draft = { input, steps: [], details: { homePlatform: room.platform } };

  if (openMeeting) {
    draft.details.people = openMeeting.people;
    return decide(draft, 'OPEN_MEETING', openMeeting.platform);
  }
  skip(draft, 'OPEN_MEETING');

  if (room.pin === 'required') {
    const refusal = examineHome(input);
    if (refusal === null) return decide(draft, 'ROOM_PIN', room.platform);
    refuse(draft, 'ROOM_PIN', room.platform, refusal);
    return giveUp(draft);
  }
  skip(draft, 'ROOM_PIN');
  return askMoves(draft) ?? askHome(draft);
}

/** The moves by hand and by the plan; null where none of them has a say. */
function askMoves(draft: Draft): Decision | null {
  const { input, details } = draft;
  for (const { step, find } of MOVES) {
    const found = find(input);
    if (!isCandidate(found)) {
      skip(draft, step, found);
      continue;
    }
    const { platform, part } = found;
    Object.assign(details, found.details);
    const refusal = examinePlatform(input, platform, found.waived);
    // A room that the platform can't take is blocked whatever is switched off: no switch keeps it from anything.
    const stop = refusal?.answer === 'cannot' ? null : findKillSwitch(input, platform);
    if (stop !== null) {
      skip(draft, step, { platform, cause: stop, part });
      details.stopped ??= { step, platform, cause: stop };
      continue;
    }
    if (refusal === null) {
      const lacks = findWaivedShortfall(input, platform, found.waived);
      if (lacks !== null) details.moveLacks = lacks;
      return decide(draft, step, platform, part);
    }
    refuse(draft, step, platform, refusal, part);
    if (refusal.answer === 'cannot-now') return fallBack(draft, step, platform, refusal.cause);
    // What a later step can't do holds nobody whom a switch keeps from an earlier one, such as a move that waived it.
    if (details.stopped) continue;
    details.blocked ??= { step, platform, cause: refusal.cause, ...(refusal.isByUsage ? { isByUsage: true } : {}) };
  }
  return null;
}

function askHome(draft: Draft): Decision {
  const { input } = draft;
  const home = input.room.platform;
  const atHome = examineHome(input);
  if (atHome === null) return decide(draft, 'ROOM_PLATFORM', home);
  refuse(draft, 'ROOM_PLATFORM', home, atHome);
  if (atHome.answer === 'cannot-now') return fallBack(draft, 'ROOM_PLATFORM', home, atHome.cause);

  const byDefault = examinePlatform(input, input.defaultPlatform);
  if (byDefault === null) return decide(draft, 'DEFAULT', input.defaultPlatform);
  refuse(draft, 'DEFAULT', input.defaultPlatform, byDefault);
  return byDefault.answer === 'cannot-now'
    ? fallBack(draft, 'DEFAULT', input.defaultPlatform, byDefault.cause)
    : giveUp(draft);
}

function fallBack(draft: Draft, step: DecisionReason, platform: PlatformId, cause: string): Decision {
  const { input } = draft;
  draft.details.instead = { step, platform, cause };
  for (const candidate of fallbackOrder(input, platform)) {
    const refusal = candidate === input.room.platform ? examineHome(input) : examinePlatform(input, candidate);
    if (refusal === null) return decide(draft, 'FALLBACK', candidate);
    refuse(draft, 'FALLBACK', candidate, refusal);
  }
  return giveUp(draft);
}

/**
 * As the plan orders it, else home and then the other platforms that are set up. A demo platform only where it is the
 * room's own home.
 */
function fallbackOrder({ room, platforms, plan }: DecisionInput, failed: PlatformId): PlatformId[] {
  const demos = new Set(platforms.filter(({ isDemo }) => isDemo).map(({ id }) => id));
  const setUp = platforms.filter(({ isConfigured }) => isConfigured).map(({ id }) => id);
  const order = plan?.plan.fallbackOrder?.map((id) => (id === HOME ? room.platform : id)) ?? [room.platform, ...setUp];
  return [...new Set(order)].filter((id) => id !== failed && (id === room.platform || !demos.has(id)));
}

function decide(draft: Draft, reason: DecisionReason, platform: PlatformId, part: string | null = null): Decision {
  draft.steps.push({ step: reason, answer: 'chosen', platform, cause: null, part });
  const { plan, room } = draft.input;
  if (platform === room.platform && AT_HOME.has(reason)) {
    const lacks = findHomeShortfall(draft.input);
    if (lacks !== null) draft.details.homeLacks = lacks;
  }
  if (plan && (reason === 'RULE' || reason === 'WAVE')) {
    const { version, publishedBy, publishedAt } = plan;
    draft.details.plan = { version, publishedBy, publishedAt: publishedAt.toISOString() };
  }
  return { platform, reason, steps: draft.steps, details: draft.details, planVersion: plan?.version ?? null };
}

function giveUp({ input, steps, details }: Draft): Decision {
  steps.push({ step: 'NO_PLATFORM', answer: 'chosen', platform: null, cause: null, part: null });
  return { platform: null, reason: 'NO_PLATFORM', steps, details, planVersion: input.plan?.version ?? null };
}

function skip(draft: Draft, step: DecisionReason, why?: NoCandidate & { readonly part?: string | null }): void {
  draft.steps.push({
    step,
    answer: 'skipped',
    platform: why?.platform ?? null,
    cause: why?.cause ?? null,
    part: why?.part ?? null,
  });
}

function refuse(
  draft: Draft,
  step: DecisionReason,
  platform: PlatformId,
  { answer, cause }: Refusal,
  part: string | null = null,
): void {
  draft.steps.push({ step, answer, platform, cause, part });
}
