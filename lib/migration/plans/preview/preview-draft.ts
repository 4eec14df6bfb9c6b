import type { Actor } from '../../../access/actor';
import { describeActor } from '../../../access/describe-actor';
import { requireAdmin } from '../../../access/policies';
import { findDraft } from '../../../data/migration/migration-drafts';
import { insertPreview } from '../../../data/migration/migration-previews';
import { type MigrationState, readMigrationState } from '../../../data/migration/plan-versions';
import { countRecentMeetings, type RecentMeetings } from '../../../data/rooms/room-usage';
import { sql } from '../../../data/sql';
import type { PreviewView } from '../../../schemas/migration-draft';
import { partName } from '../../../schemas/part-name';
import { EXTRA_WORDS } from '../../words/describe-shortfall';
import { diffPlans } from '../draft/diff-plans';
import { draftNotFound } from '../draft/get-draft';
import { requireSoundPlan } from '../draft/require-sound-plan';
import { isReshuffle } from '../draft/to-draft-view';
import { type Foresight, foreseePlan } from '../foresee-plan';
import { timeWords } from '../plan-words';
import { findHinderingFreeze } from '../steps/find-hindering-freeze';
import { findFreeze, findNextWave } from '../steps/wave-schedule';
import { toPlatformShares, toRuleViews, toWaveViews } from '../to-part-views';
import { changesNothing } from './changes-nothing';
import { readPlanSurroundings, readPlanWorld } from './plan-world';
import { hashPreview } from './preview-hash';
import { doneOf, effectOn, type PreviewedRoom } from './previewed-room';
import { planReplacedMeanwhile } from './refuse-outdated';
import { tallyPlan } from './survey-rooms';

/** Over the meetings of how many days a preview says how many were in rooms that it moves. */
const MEETING_DAYS = 7;

/**
 * What publishing the draft now would do: over all rooms, with the function that decides for real, and over the meetings
 * of the last days. It is kept under a hash, with which it can be published for a day.
 * @throws AppError not-signed-in, forbidden, draft-not-found, invalid-request where the draft became impossible,
 * changed-meanwhile where it was made from another version than the one in force
 * @param asked.resume true where publishing would lift the pause of the plan in force as well
 */
export async function previewDraft(asked: { actor: Actor; resume: boolean; now: Date }): Promise<PreviewView> {
  const { actor, resume, now } = asked;
  requireAdmin(actor);
  const startedAt = performance.now();
  const [draft, world, state, meetings] = await Promise.all([
    findDraft(),
    readPlanWorld(),
    readMigrationState(),
    countRecentMeetings(MEETING_DAYS),
  ]);
  if (!draft) throw draftNotFound();
  const { inForce } = world;
  const version = inForce?.version ?? null;
  if (draft.basedOn !== version) throw await planReplacedMeanwhile(sql, { expected: draft.basedOn, inForce: version });
  const surroundings = await readPlanSurroundings(draft.plan, now);
  const warnings = requireSoundPlan(draft.plan, surroundings, inForce);
  const foresight = foreseePlan(draft.plan, world, { now, resumes: resume });
  const { rooms, next, surveyed } = foresight;
  const hash = hashPreview({ plan: draft.plan, version, rooms });
  await insertPreview({ hash, plan: draft.plan, version, rooms, createdBy: describeActor(actor) });
  const tallies = tallyPlan(next, surveyed);
  return {
    hash,
    version,
    changesNothing: changesNothing(draft.plan, { inForce, foresight, state, resumes: resume }),
    isReshuffle: isReshuffle(draft.plan, inForce),
    changes: diffPlans(inForce?.plan ?? null, draft.plan),
    warnings: [...warnings, ...warnOfWaitingWave(foresight, { isPaused: state?.pausedAt != null, resume, now })],
    pause: toPauseView(state, resume),
    freeze: findHinderingFreeze(inForce, foresight, now),
    counts: countEffects(rooms),
    extras: [...new Set(rooms.flatMap(({ extras = [] }) => extras))].map((extra) => EXTRA_WORDS[extra]),
    waves: toWaveViews(tallies.waves, {
      course: { ...next, pause: resume ? null : (inForce?.pause ?? null) },
      begins: foresight.begun,
      now,
    }),
    rules: toRuleViews(tallies.rules),
    platforms: toPlatformShares(surveyed),
    meetings: { days: MEETING_DAYS, ...countInMovedRooms(rooms, meetings) },
    seconds: Math.round(performance.now() - startedAt) / 1000,
  };
}

function countEffects(rooms: readonly PreviewedRoom[]): PreviewView['counts'] {
  const counts = { rooms: rooms.length, moves: 0, later: 0, blocked: 0, stays: 0, degraded: 0, inCall: 0, people: 0 };
  for (const room of rooms) {
    counts[effectOn(room)] += 1;
    if (room.losses) counts.degraded += 1;
    if (room.people === undefined) continue;
    counts.inCall += 1;
    counts.people += room.people;
  }
  return counts;
}

/**
 * Of the meetings of the last days those whose rooms the draft moves in the end: where its plan and the one in force say
 * otherwise of the same room. Where a meeting took place says nothing of that: it may have been moved or fallen back.
 */
function countInMovedRooms(
  rooms: readonly PreviewedRoom[],
  recent: readonly RecentMeetings[],
): Omit<PreviewView['meetings'], 'days'> {
  const byId = new Map(rooms.map((room) => [room.id, room]));
  const counts = { meetings: 0, people: 0, meetingsElsewhere: 0, peopleElsewhere: 0 };
  for (const { roomId, meetings, people } of recent) {
    const room = byId.get(roomId);
    // Rooms that are deleted by now go nowhere.
    if (!room) continue;
    counts.meetings += meetings;
    counts.people += people;
    if (doneOf(room).platform === room.before.platform) continue;
    counts.meetingsElsewhere += meetings;
    counts.peopleElsewhere += people;
  }
  return counts;
}

/** The pause of the plan in force, which the draft inherits unless it is resumed with it. */
function toPauseView(state: MigrationState | null, resume: boolean): PreviewView['pause'] {
  if (!state?.pausedAt) return null;
  const { pausedAt, pausedBy, pauseReason } = state;
  return { at: pausedAt.toISOString(), by: pausedBy ?? 'somebody', reason: pauseReason, isLifted: resume };
}

/** A first wave without a start begins with the plan, unless the plan is paused or frozen at that moment. */
function warnOfWaitingWave(
  { next }: Foresight,
  { isPaused, resume, now }: { isPaused: boolean; resume: boolean; now: Date },
): PreviewView['warnings'] {
  const freeze = findFreeze(next.plan, now);
  const waiting = findNextWave(next.plan, next.progress);
  if (!waiting?.isFirst || waiting.wave.startsAt !== null) return [];
  const wave = partName('wave', waiting.wave.id);
  if (freeze) {
    const message = `A freeze of this plan holds until ${timeWords(freeze.until)}: ${wave} doesn’t begin with it. Give it a start, or begin it by hand afterwards.`;
    return [{ path: 'waves.0.startsAt', message }];
  }
  if (!isPaused || resume) return [];
  const message = `The plan stays paused: ${wave} doesn’t begin with it. Resume with it, or give the wave a start, or begin it by hand once the plan is resumed.`;
  return [{ path: 'waves.0.startsAt', message }];
}
