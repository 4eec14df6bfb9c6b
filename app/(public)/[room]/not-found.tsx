import type { Metadata } from 'next';
import { UnknownRoom } from '@/components/rooms/unknown-room';
import { isSignedIn } from '@/lib/access/policies';
import { currentActor } from '@/lib/auth/current-actor';

export const metadata: Metadata = { title: 'No such room' };

export default async function RoomNotFound() {
  return <UnknownRoom isSignedIn={isSignedIn(await currentActor())} />;
}
