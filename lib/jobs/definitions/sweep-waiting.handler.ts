import { sweepWaiting } from '../../door/sweep-waiting';

export async function handle(): Promise<void> {
  await sweepWaiting();
}
