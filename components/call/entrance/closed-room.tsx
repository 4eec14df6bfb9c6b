'use client';

import { useRouter } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button-link';
import { MessagePage } from '@/components/ui/message-page';
import type { RoomEntrance } from '@/lib/schemas/room-entrance';
import { RoomVisit } from '../room-visit';
import { useHostKey } from '../use-host-key';
import { useRoomOpening } from './use-room-opening';

interface ClosedRoomProps {
  roomName: string;
  roomUrl: string;
  /** Why, in the server's words. */
  message: string;
  /** Only its owner and administrators may enter, not everybody with an account. */
  isPrivate: boolean;
  isSignedIn: boolean;
  accountName: string | null;
}

/** A room that isn't open to this visitor, except with a host link, which only the browser sees. */
export function ClosedRoom({ roomName, roomUrl, message, isPrivate, isSignedIn, accountName }: ClosedRoomProps) {
  const { hostKey, forget } = useHostKey(roomName);
  if (hostKey) {
    return (
      <RoomVisit
        entrance={unknownRoom(roomName, roomUrl)}
        accountName={accountName}
        hostKey={hostKey}
        onForgetHostKey={forget}
      />
    );
  }
  return <ClosedMessage {...{ roomName, message, isPrivate, isSignedIn }} />;
}

/** Why the room isn't open to this visitor, until it is. */
function ClosedMessage({
  roomName,
  message,
  isPrivate,
  isSignedIn,
}: Pick<ClosedRoomProps, 'roomName' | 'message' | 'isPrivate' | 'isSignedIn'>) {
  const router = useRouter();
  const look = () => router.refresh();
  useRoomOpening({ roomName, message, onOpen: look, onOtherReason: look });
  return (
    <MessagePage title={isPrivate ? 'This room is private' : 'Sign in to join'}>
      <p>{message}</p>
      <div className="flex flex-wrap gap-2">
        {isSignedIn ? null : (
          <ButtonLink href={`/login?callbackUrl=${encodeURIComponent(`/${roomName}`)}`}>Sign in</ButtonLink>
        )}
        <ButtonLink href="/" variant={isSignedIn ? 'default' : 'outline'}>
          All rooms
        </ButtonLink>
      </div>
    </MessagePage>
  );
}

/** All that may be known of a room before its host link was checked: nothing. The server says where consent is needed. */
function unknownRoom(name: string, url: string): RoomEntrance {
  return {
    name,
    title: name,
    url,
    isOpenToVisitor: false,
    recording: 'none',
    isClosing: false,
    canManage: false,
    isInParts: false,
    door: 'open',
    platform: null,
    people: null,
    logoUrl: null,
    notice: null,
  };
}
