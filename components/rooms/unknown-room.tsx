'use client';

import { useParams } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button-link';
import { MessagePage } from '@/components/ui/message-page';
import { slugSchema } from '@/lib/schemas/room';

/** A link that leads to no room, with the ways on. */
export function UnknownRoom({ isSignedIn }: { isSignedIn: boolean }) {
  const { room } = useParams<{ room?: string }>();
  const name = slugSchema.safeParse(room);
  return (
    <MessagePage title="There is no such room">
      <p>
        No room has the name{' '}
        <span className="font-medium break-all">{name.success ? `“${name.data}”` : 'in this address'}</span>. Check the
        link for a missing letter, or ask whoever sent it for a new one.
      </p>
      <div className="flex flex-wrap gap-2">
        {isSignedIn && name.success ? <ButtonLink href={`/?new=${name.data}`}>Make this room</ButtonLink> : null}
        <ButtonLink href="/" variant={isSignedIn && name.success ? 'outline' : 'default'}>
          All rooms
        </ButtonLink>
      </div>
    </MessagePage>
  );
}
