import { forgetSignInFailures } from '../../users/forget-sign-in-failures';
import type { JobContext } from '../define-job';

export async function handle(_: unknown, { now }: JobContext): Promise<void> {
  await forgetSignInFailures(now());
}
