import type { Actor } from '../access/actor';
import { requireAdmin } from '../access/policies';
import { countLiveByPlatform, findLiveMeetings } from '../data/meetings/meeting-history';
import { listRecentDecisions } from '../data/migration/decisions';
import { readPlanInForce } from '../data/migration/migration-plans';
import { readMigrationState } from '../data/migration/plan-versions';
import { countRooms } from '../data/rooms/count-rooms';
import { isOverrunning } from '../meetings/ending/is-overrunning';
import { toDecisionView } from '../migration/to-decision-view';
import type { OverviewView } from '../schemas/overview';
import { describeRunningPlan } from './describe-running-plan';
import { findSwitchedOff } from './find-switched-off';

const LIVE_SHOWN = 100;
const DECISIONS_SHOWN = 20;

/** What goes on now: live meetings and people per platform, the running wave, and the latest decisions. */
export async function getOverview(actor: Actor): Promise<OverviewView> {
  requireAdmin(actor);
  const now = new Date();
  const [live, byPlatform, rooms, decisions, plan, state, switchedOff] = await Promise.all([
    findLiveMeetings(LIVE_SHOWN),
    countLiveByPlatform(),
    countRooms(),
    listRecentDecisions(DECISIONS_SHOWN),
    readPlanInForce(),
    readMigrationState(),
    findSwitchedOff(now),
  ]);
  const pause = { pausedBy: state?.pausedBy ?? null, pauseReason: state?.pauseReason ?? null };
  return {
    live: live.map(({ meeting, room, people, names, decision }) => ({
      meetingId: meeting.id,
      room: room.slug,
      title: room.title,
      platform: meeting.platform,
      state: meeting.state,
      people,
      names: [...names],
      startedAt: meeting.startedAt?.toISOString() ?? null,
      isOverrunning: isOverrunning({ ...meeting, people }, now),
      decisionSentence: decision ? toDecisionView(decision, { actor, at: decision.at }).sentence : null,
    })),
    plan: plan && describeRunningPlan(plan, { switchedOff, pause, now }),
    switchedOff,
    totals: {
      meetings: byPlatform.reduce((sum, { meetings }) => sum + meetings, 0),
      people: byPlatform.reduce((sum, { people }) => sum + people, 0),
      rooms,
    },
    byPlatform,
    recentDecisions: decisions.map((decision) => {
      const { sentence, steps } = toDecisionView(decision, { actor, at: decision.at });
      return {
        room: decision.slug,
        meetingId: decision.meetingId,
        platform: decision.platform,
        reason: decision.reason,
        sentence,
        steps,
        at: decision.at.toISOString(),
      };
    }),
  };
}
