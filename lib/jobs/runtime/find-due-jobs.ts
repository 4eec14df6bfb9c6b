import { type ParsedCronItem, parseCronItem } from 'graphile-worker';
import type { JobDefinition } from '../define-job';

const MINUTE_MS = 60_000;
/** A process that slept or was held up makes up for what it missed, once for each job, but not for days. */
const LONGEST_CATCH_UP_MS = 60 * MINUTE_MS;

/** A job that runs by itself, with its cron line read. */
export interface Schedule {
  readonly definition: JobDefinition;
  readonly item: ParsedCronItem;
}

/** The jobs that run by themselves. @throws Error on a cron line that can't be read */
export function readSchedules(definitions: readonly JobDefinition[]): Schedule[] {
  return definitions.flatMap((definition) =>
    definition.cron === null
      ? []
      : [{ definition, item: parseCronItem({ task: definition.name, match: definition.cron }) }],
  );
}

/**
 * Which jobs fell due after one minute and up to another, each with the last minute that it was due in.
 * @param after this minute was dealt with
 * @param now any moment; its minute counts
 */
export function findDueJobs(
  schedules: readonly Schedule[],
  after: Date,
  now: Date,
): { readonly definition: JobDefinition; readonly minute: Date }[] {
  const newest = startOfMinute(now).getTime();
  const oldest = Math.max(startOfMinute(after).getTime() + MINUTE_MS, newest - LONGEST_CATCH_UP_MS);
  return schedules.flatMap(({ definition, item }) => {
    for (let minute = newest; minute >= oldest; minute -= MINUTE_MS) {
      if (item.match(digest(new Date(minute)))) return [{ definition, minute: new Date(minute) }];
    }
    return [];
  });
}

export function startOfMinute(time: Date): Date {
  return new Date(Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS);
}

function digest(time: Date): Parameters<ParsedCronItem['match']>[0] {
  return {
    min: time.getUTCMinutes(),
    hour: time.getUTCHours(),
    date: time.getUTCDate(),
    month: time.getUTCMonth() + 1,
    dow: time.getUTCDay(),
  };
}
