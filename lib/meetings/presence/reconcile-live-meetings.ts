import { listPlatformsInUse } from '../../data/meetings/meeting-presence';
import { sql } from '../../data/sql';
import { reconcilePlatformJob } from '../../jobs/definitions/reconcile-platform';
import { enqueueJob } from '../../jobs/queue';
import { listPlatforms } from '../../video-platforms';
import { presenceOfPlatform } from './presence-of-platform';

/** How often a platform is asked where one call answers for all its rooms. */
const ROUND_MS = 15_000;

const MINUTE_MS = 60_000;

/**
 * Plans for the minute that begins at `now` when each platform with open meetings is asked who is in them: four times
 * where one call answers for all rooms at once, and else once for some of them. Whichever meetings are due by then: of
 * the former, also where none is open yet, as the first may begin within the minute. Nothing is asked about none.
 */
export async function reconcileLiveMeetings(now: Date): Promise<void> {
  const atOnce = listPlatforms().flatMap(({ id, isConfigured }) =>
    isConfigured && presenceOfPlatform(id)?.askForAll ? [id] : [],
  );
  for (const platform of new Set([...(await listPlatformsInUse()), ...atOnce])) {
    const rounds = presenceOfPlatform(platform)?.askForAll ? MINUTE_MS / ROUND_MS : 1;
    for (let round = 0; round < rounds; round += 1) {
      const runAt = new Date(now.getTime() + round * ROUND_MS);
      const jobKey = `${reconcilePlatformJob.name}:${platform}:${round}`;
      await enqueueJob(sql, reconcilePlatformJob, { platform }, { runAt, jobKey });
    }
  }
}
