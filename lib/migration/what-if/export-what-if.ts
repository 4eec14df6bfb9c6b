import { writeCsvRow } from '../../csv/write-csv-row';
import { describeCause } from '../words/describe-cause';
import { LOSS_WORDS } from '../words/describe-shortfall';
import { labelOfPlatform } from '../words/label-of-platform';
import type { WhatIf } from './ask-what-if';
import type { Classified } from './classify';
import { listPlatformCounts, startTally, tallyMeeting, tallyRoom, toMinutes } from './tally';
import { walkMeetings, walkRooms } from './walk';

/** A what-if as rows of a CSV file: one for each platform, room or past meeting. */
export function exportWhatIf(whatIf: WhatIf, of: 'platforms' | 'rooms' | 'meetings'): AsyncIterable<string> {
  switch (of) {
    case 'platforms':
      return writePlatforms(whatIf);
    case 'rooms':
      return writeRooms(whatIf);
    case 'meetings':
      return writeMeetings(whatIf);
    default:
      return of satisfies never;
  }
}

async function* writePlatforms({ trial, facts, now, since }: WhatIf): AsyncIterable<string> {
  const tally = startTally();
  for await (const { items } of walkRooms(trial, facts, now)) {
    for (const { classified } of items) tallyRoom(tally, classified);
  }
  for await (const { items } of walkMeetings(trial, facts, since)) {
    for (const { meeting, classified } of items) if (classified) tallyMeeting(tally, classified, meeting.personSeconds);
  }
  yield writeCsvRow([
    ...['platform', 'rooms before', 'rooms after', 'meetings before', 'meetings after'],
    ...['participant minutes before', 'participant minutes after'],
  ]);
  for (const counts of listPlatformCounts(tally)) {
    const { platform, roomsBefore, roomsAfter, meetingsBefore, meetingsAfter } = counts;
    const minutes = [counts.minutesBefore, counts.minutesAfter];
    yield writeCsvRow([nameOf(platform), roomsBefore, roomsAfter, meetingsBefore, meetingsAfter, ...minutes]);
  }
}

async function* writeRooms({ trial, facts, now }: WhatIf): AsyncIterable<string> {
  yield writeCsvRow(['room', 'home', ...OUTCOME_HEAD]);
  for await (const { items } of walkRooms(trial, facts, now)) {
    yield items
      .map(({ room: { room }, classified }) =>
        writeCsvRow([room.slug, labelOfPlatform(room.platform), ...outcomeOf(classified)]),
      )
      .join('');
  }
}

async function* writeMeetings({ trial, facts, since }: WhatIf): AsyncIterable<string> {
  yield writeCsvRow(['meeting', 'room', 'made at', 'most people at once', 'participant minutes', ...OUTCOME_HEAD]);
  for await (const { items } of walkMeetings(trial, facts, since)) {
    yield items
      .map(({ meeting, classified }) =>
        writeCsvRow([
          ...[meeting.id, meeting.room, meeting.at, meeting.peakPeople || null],
          toMinutes(meeting.personSeconds),
          ...(classified ? outcomeOf(classified) : [labelOfPlatform(meeting.platform), null, 'not known', null, null]),
        ]),
      )
      .join('');
  }
}

const OUTCOME_HEAD = ['before', 'after', 'effect', 'gives up', 'in the way'] as const;

function outcomeOf({ before, after, effect, losses, hindrances }: Classified): (string | null)[] {
  const causes = hindrances.map(({ platform, cause }) => describeCause(platform, cause, { labelOf: labelOfPlatform }));
  return [
    nameOf(before),
    nameOf(after),
    effect === 'none' ? 'no platform' : effect,
    losses.map((loss) => LOSS_WORDS[loss]).join('; ') || null,
    [...new Set(causes)].join('; ') || null,
  ];
}

function nameOf(platform: string | null): string {
  return platform === null ? 'no platform' : labelOfPlatform(platform);
}
