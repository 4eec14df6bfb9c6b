import type { Metadata } from 'next';
import { AppHeader } from '@/components/account/app-header';
import { RoomsPage } from '@/components/rooms/rooms-page';
import { viewerOf } from '@/lib/access/viewer-of';
import { currentActor } from '@/lib/auth/current-actor';
import { getSettings } from '@/lib/env/settings';
import { slugSchema } from '@/lib/schemas/room';

export const metadata: Metadata = { title: 'Rooms · Patchbay' };

export default async function HomePage({ searchParams }: { searchParams: Promise<{ new?: string | string[] }> }) {
  const viewer = viewerOf(await currentActor());
  const wanted = slugSchema.safeParse((await searchParams).new);
  return (
    <>
      <AppHeader viewer={viewer} current="rooms" />
      <RoomsPage
        isSignedIn={viewer !== null}
        origin={getSettings().PUBLIC_URL}
        newRoomName={wanted.success ? wanted.data : null}
      />
    </>
  );
}
