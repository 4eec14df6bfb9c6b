import { forgetOldCalls } from '../../vendor-calls/forget-old-calls';
import type { JobContext } from '../define-job';

export async function handle(_: unknown, { now }: JobContext): Promise<void> {
  await forgetOldCalls(now());
}
