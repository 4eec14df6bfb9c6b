import { forbidden, redirect } from 'next/navigation';
import { isAdmin, isSignedIn } from '@/lib/access/policies';
import { currentActor } from '@/lib/auth/current-actor';

/**
 * Sends guests to the sign-in page, which leads back to `path`, and shows members that this is not for them.
 * A courtesy, no lock: each use-case checks its actor itself.
 */
export async function guideVisitor(path: `/admin${string}`): Promise<void> {
  const actor = await currentActor();
  if (!isSignedIn(actor)) redirect(`/login?callbackUrl=${encodeURIComponent(path)}`);
  if (!isAdmin(actor)) forbidden();
}
