import type { Actor } from '../../../access/actor';
import { requireAdmin } from '../../../access/policies';
import { findDraft } from '../../../data/migration/migration-drafts';
import {
  DELIVERY_DAYS,
  type PlatformDependencies,
  readPlatformDependencies,
} from '../../../data/platforms/platform-dependencies';
import { AppError } from '../../../errors/app-error';
import { partName, partNameOf } from '../../../schemas/part-name';
import type { Plan } from '../../../schemas/plan';
import type { DependencyView, RetirementView } from '../../../schemas/retirement';
import { getDefaultPlatform, listPlatforms } from '../../../video-platforms';
import { labelOfPlatform } from '../../words/label-of-platform';
import { listWords } from '../draft/plan-problem';
import { countOf, timeWords } from '../plan-words';
import type { PlanRoom } from '../preview/plan-room';
import { readPlanWorld } from '../preview/plan-world';

/** How many names stand beside a count. */
const EXAMPLES = 5;

/**
 * "May we cancel this contract?": everything that still depends on a platform. One that this installation no longer knows
 * can be asked about as long as rooms are at home there.
 * @throws AppError not-signed-in, forbidden, platform-not-found
 */
export async function getRetirement(asked: { actor: Actor; platform: string; now: Date }): Promise<RetirementView> {
  const { actor, platform, now } = asked;
  requireAdmin(actor);
  const [world, draft, found] = await Promise.all([readPlanWorld(), findDraft(), readPlatformDependencies(platform)]);
  const isKnown = listPlatforms().some(({ id }) => id === platform);
  if (!isKnown && !world.rooms.some(({ room }) => room.platform === platform)) {
    throw new AppError('platform-not-found', `“${platform.slice(0, 40)}” is no platform of this installation.`);
  }
  const dependencies = [
    ...findDefault(platform),
    ...findRooms(platform, world.rooms, now),
    ...(world.inForce ? findParts(platform, world.inForce.plan, 'the plan in force') : []),
    ...(draft ? findParts(platform, draft.plan, 'the draft').map((part) => ({ ...part, hinders: false })) : []),
    ...findTraces(platform, found),
  ];
  const hindering = dependencies.filter(({ hinders }) => hinders).length;
  const label = labelOfPlatform(platform);
  return {
    platform,
    mayRetire: hindering === 0,
    sentence:
      hindering === 0
        ? `Nothing here depends on ${label} any more: its contract may be cancelled, and its keys taken away.`
        : `Not yet: ${countOf(hindering, 'thing')} still ${hindering === 1 ? 'depends' : 'depend'} on ${label}.`,
    dependencies,
  };
}

function dependency(
  kind: DependencyView['kind'],
  found: { count: number; sentence: string; names?: readonly string[]; hinders?: boolean },
): DependencyView[] {
  const { count, sentence, names = [], hinders = true } = found;
  return count === 0 ? [] : [{ kind, count, sentence, examples: names.slice(0, EXAMPLES), hinders }];
}

function findDefault(platform: string): DependencyView[] {
  const isDefault = getDefaultPlatform() === platform;
  const sentence = 'It is the home of every new room. Set DEFAULT_VIDEO_PLATFORM to another, and restart.';
  return dependency('default', { count: isDefault ? 1 : 0, sentence });
}

function findRooms(platform: string, rooms: readonly PlanRoom[], now: Date): DependencyView[] {
  const homes = rooms.filter(({ room }) => room.platform === platform);
  const pinned = homes.filter(({ room }) => room.pin !== 'none');
  const moved = rooms.filter(
    ({ override }) => override?.platform === platform && (override.expiresAt === null || override.expiresAt > now),
  );
  const names = (some: readonly PlanRoom[]) => some.map(({ room }) => room.slug);
  return [
    ...dependency('home', {
      count: homes.length,
      sentence: `${countOf(homes.length, 'room')} ${homes.length === 1 ? 'is' : 'are'} at home there. Move them by a plan and settle it, or give them another home.`,
      names: names(homes),
    }),
    ...dependency('pin', {
      count: pinned.length,
      sentence: `${countOf(pinned.length, 'room')} of these ${pinned.length === 1 ? 'is' : 'are'} pinned to it: no plan moves ${pinned.length === 1 ? 'it' : 'them'}. Remove the pin.`,
      names: names(pinned),
    }),
    ...dependency('override', {
      count: moved.length,
      sentence: `${countOf(moved.length, 'room')} ${moved.length === 1 ? 'is' : 'are'} moved there by hand. Put ${moved.length === 1 ? 'it' : 'them'} back, or move ${moved.length === 1 ? 'it' : 'them'} elsewhere.`,
      names: names(moved),
    }),
  ];
}

function findParts(platform: string, plan: Plan, where: string): DependencyView[] {
  const rules = plan.rules.filter(({ to }) => to === platform).map(({ id }) => partName('rule', id));
  const waves = plan.waves.filter(({ to }) => to === platform).map(({ id }) => partName('wave', id));
  const leaving = [...plan.rules, ...plan.waves]
    .filter(({ from }) => from.includes(platform))
    .map(({ id }) => partNameOf(id));
  const isFallback = plan.fallbackOrder?.includes(platform) ?? false;
  const leads = (count: number) => (count === 1 ? 'leads' : 'lead');
  return [
    ...dependency('rule', {
      count: rules.length,
      sentence: `${countOf(rules.length, 'rule')} of ${where} ${leads(rules.length)} there: ${listWords(rules)}.`,
    }),
    ...dependency('wave', {
      count: waves.length,
      sentence: `${countOf(waves.length, 'wave')} of ${where} ${leads(waves.length)} there: ${listWords(waves)}.`,
    }),
    ...dependency('fallback', {
      count: isFallback ? 1 : 0,
      sentence: `The fallback order of ${where} names it.`,
    }),
    ...dependency('rule', {
      count: leaving.length,
      sentence: `${listWords(leaving)} of ${where} ${leaving.length === 1 ? 'moves' : 'move'} rooms away from it, which can be settled.`,
      hinders: false,
    }),
  ];
}

function findTraces(platform: string, found: PlatformDependencies): DependencyView[] {
  const isOne = found.liveMeetings === 1;
  const people = found.people > 0 ? countOf(found.people, 'person', 'people') : 'nobody';
  return [
    ...dependency('live-meeting', {
      count: found.liveMeetings,
      sentence: `${countOf(found.liveMeetings, 'meeting')} ${isOne ? 'is' : 'are'} open there now, with ${people} in ${isOne ? 'it' : 'them'}. Wait for ${isOne ? 'its' : 'their'} end, or relocate ${isOne ? 'it' : 'them'}.`,
      names: found.liveRooms,
    }),
    ...dependency('recording', {
      count: found.recordings,
      sentence: `${countOf(found.recordings, 'recording')} ${found.recordings === 1 ? 'lies' : 'lie'} there only, and can’t be had once the contract ends. Save what is to be kept.`,
      names: found.recordedRooms,
    }),
    ...dependency('webhook', {
      count: found.deliveries,
      sentence: `${countOf(found.deliveries, 'webhook')} came from it in the last ${DELIVERY_DAYS} days, the last at ${timeWords(found.lastDeliveryAt ?? new Date(0))}. When you leave, delete the webhook in your ${labelOfPlatform(platform)} account.`,
      hinders: false,
    }),
    ...dependency('deleted-room', {
      count: found.deletedRooms,
      sentence: `${countOf(found.deletedRooms, 'deleted room')} could be brought back and would be at home there.`,
      hinders: false,
    }),
  ];
}
