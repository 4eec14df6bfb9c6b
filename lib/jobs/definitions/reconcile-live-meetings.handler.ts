import { reconcileLiveMeetings } from '../../meetings/presence/reconcile-live-meetings';
import type { JobContext } from '../define-job';

export async function handle(_payload: unknown, { now }: JobContext): Promise<void> {
  await reconcileLiveMeetings(now());
}
