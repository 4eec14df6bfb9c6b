import type { Metadata } from 'next';
import { forbidden, notFound, redirect } from 'next/navigation';
import { AppHeader } from '@/components/account/app-header';
import { HistoryPage } from '@/components/history/history-page';
import { isSignedIn } from '@/lib/access/policies';
import { viewerOf } from '@/lib/access/viewer-of';
import { currentActor } from '@/lib/auth/current-actor';
import { AppError } from '@/lib/errors/app-error';
import { getRoom } from '@/lib/rooms/get-room';

export const metadata: Metadata = { title: 'History · Patchbay' };

/** What was held in a room, for its owner. The use-case behind the list checks who asks; this only guides. */
export default async function RoomHistoryPage({ params }: { params: Promise<{ room: string }> }) {
  const { room: slug } = await params;
  const actor = await currentActor();
  if (!isSignedIn(actor)) redirect(`/login?callbackUrl=${encodeURIComponent(`/${slug}/history`)}`);
  const room = await getRoom({ actor, slug }).catch((error: unknown) => {
    if (error instanceof AppError && error.status === 404) return notFound();
    if (error instanceof AppError && error.status === 403) return forbidden();
    throw error;
  });
  if (!room.canManage) forbidden();
  if (room.name !== slug) redirect(`/${room.name}/history`);
  return (
    <>
      <AppHeader viewer={viewerOf(actor)} signInPath={`/${slug}/history`} />
      <HistoryPage name={room.name} title={room.title} />
    </>
  );
}
