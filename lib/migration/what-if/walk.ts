import { setImmediate as letOthersWork } from 'node:timers/promises';
import { readPlanRooms } from '../../data/migration/plan-rooms';
import {
  countRecordedMeetings,
  type RecordedMeeting,
  readRecordedMeetings,
} from '../../data/migration/recorded-meetings';
import { countRooms } from '../../data/rooms/count-rooms';
import type { Decision } from '../decision';
import type { PlanRoom } from '../plans/preview/plan-room';
import { decideUnder } from '../plans/preview/room-outcome';
import type { MigrationFacts } from '../read-migration-facts';
import { type Classified, classify } from './classify';
import { replayMeeting } from './replay-meeting';
import { type Trial, withFate } from './trial';

/** So many at once that the next request never waits for long. */
const AT_ONCE = 2_000;

export interface TriedRoom {
  readonly room: PlanRoom;
  readonly decision: Decision;
  readonly classified: Classified;
}

export interface TriedMeeting {
  readonly meeting: RecordedMeeting;
  /** Null where what was so at the time was not recorded. */
  readonly classified: Classified | null;
}

/** Some of the rooms or meetings, and how far it is. */
export interface TriedSlice<Item> {
  readonly items: readonly Item[];
  readonly done: number;
  readonly total: number;
}

/** Every room as it is: what its next meeting gets now, and what it would. In slices, between which others work. */
export async function* walkRooms(
  trial: Trial,
  facts: MigrationFacts,
  now: Date,
): AsyncGenerator<TriedSlice<TriedRoom>, void> {
  const total = await countRooms();
  const tried = withFate(facts, trial.fate);
  const { platforms } = tried;
  let done = 0;
  for await (const rooms of readPlanRooms(AT_ONCE)) {
    const items = rooms.map((room) => {
      const before = decideUnder(room, facts, facts.plan, now).platform;
      const decision = decideUnder(room, tried, trial.plan, now);
      const { usage } = room;
      return {
        room,
        decision,
        classified: classify({ before, decision, needs: room.room.settings, usage, platforms }),
      };
    });
    done += items.length;
    yield { items, done, total: Math.max(total, done) };
    await letOthersWork();
  }
}

/** Every meeting of the last days that is over, decided anew. */
export async function* walkMeetings(
  trial: Trial,
  facts: MigrationFacts,
  since: Date,
): AsyncGenerator<TriedSlice<TriedMeeting>, void> {
  const total = await countRecordedMeetings(since);
  let done = 0;
  for await (const meetings of readRecordedMeetings(since, AT_ONCE)) {
    const items = meetings.map((meeting) => {
      const replayed = replayMeeting(meeting, trial, facts);
      if (!replayed) return { meeting, classified: null };
      const { decision, needs, platforms } = replayed;
      return { meeting, classified: classify({ before: meeting.platform, decision, needs, usage: null, platforms }) };
    });
    done += items.length;
    yield { items, done, total: Math.max(total, done) };
    await letOthersWork();
  }
}
