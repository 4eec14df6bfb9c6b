import { sweepMeetings } from '../../meetings/sweep-meetings';

export async function handle(): Promise<void> {
  await sweepMeetings();
}
