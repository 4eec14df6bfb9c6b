import { sql } from '../../data/sql';
import { listPlatformsToSweep } from '../../meetings/vendor-rooms/sweep-vendor-rooms';
import { enqueueJob } from '../queue';
import { sweepPlatformRoomsJob } from './sweep-platform-rooms';

export async function handle(): Promise<void> {
  for (const platform of listPlatformsToSweep()) {
    // One at a time for each platform, over all processes.
    await enqueueJob(sql, sweepPlatformRoomsJob, { platform }, { jobKey: `sweep-platform-rooms:${platform}` });
  }
}
