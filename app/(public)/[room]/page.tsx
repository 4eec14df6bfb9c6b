import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { ClosedRoom } from '@/components/call/entrance/closed-room';
import { OpenRoom } from '@/components/call/entrance/open-room';
import { isSignedIn } from '@/lib/access/policies';
import { viewerOf } from '@/lib/access/viewer-of';
import { currentActor } from '@/lib/auth/current-actor';
import { getSettings } from '@/lib/env/settings';
import { findEntrance } from './find-entrance';

interface RoomPageProps {
  params: Promise<{ room: string }>;
}

export async function generateMetadata({ params }: RoomPageProps): Promise<Metadata> {
  const found = await findEntrance((await params).room);
  return { title: found.kind === 'open' ? found.entrance.title : 'Room' };
}

/** A room's permanent link. */
export default async function RoomPage({ params }: RoomPageProps) {
  const { room: slug } = await params;
  const actor = await currentActor();
  const found = await findEntrance(slug);
  const accountName = viewerOf(actor)?.name ?? null;
  switch (found.kind) {
    case 'open':
      // A name that the room had before, or one in capitals.
      if (found.entrance.name !== slug) redirect(`/${found.entrance.name}`);
      return <OpenRoom key={slug} entrance={found.entrance} accountName={accountName} />;
    case 'closed':
      // With 200: a host link opens this very page, and its key stands after the #, where no server sees it.
      return (
        <ClosedRoom
          roomName={slug}
          roomUrl={`${getSettings().PUBLIC_URL}/${slug}`}
          message={found.message}
          isPrivate={found.isPrivate}
          isSignedIn={isSignedIn(actor)}
          accountName={accountName}
        />
      );
    case 'unknown':
      return notFound();
    default:
      return found satisfies never;
  }
}
