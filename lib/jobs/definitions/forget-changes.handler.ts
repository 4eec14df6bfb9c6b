import { forgetOldChanges } from '../../events/forget-old-changes';
import type { JobContext } from '../define-job';

export async function handle(_: unknown, { now }: JobContext): Promise<void> {
  await forgetOldChanges(now());
}
