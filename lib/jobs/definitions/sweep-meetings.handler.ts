import { sweepMeetings } from '../../meetings/ending/sweep-meetings';

export async function handle(): Promise<void> {
  await sweepMeetings();
}
