import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { AdminShell } from '@/components/admin/admin-shell';
import { isAdmin } from '@/lib/access/policies';
import { viewerOf } from '@/lib/access/viewer-of';
import { currentActor } from '@/lib/auth/current-actor';

export const metadata: Metadata = { title: { default: 'Overview', template: '%s · Patchbay admin' } };

/** The frame of the admin pages. It only guides: what one may see and do is checked by each use-case. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  const viewer = viewerOf(actor);
  // The page below sends visitors who may not be here on their way; they need no navigation for that.
  if (!viewer || !isAdmin(actor)) return children;
  return <AdminShell viewer={viewer}>{children}</AdminShell>;
}
