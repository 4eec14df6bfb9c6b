import type { AdminRoomView } from '@/lib/schemas/overview';
import { Moment } from '../moment';
import { Notice } from '../notice';
import { usePlatformNames } from '../use-platform-names';
import { WithMoments } from '../with-moments';

interface MoveNoticeProps {
  readonly override: NonNullable<AdminRoomView['override']>;
  readonly afterwards: AdminRoomView['afterwards'];
}

/** That a room was moved by hand: by whom, until when, why, what was given up for it, and what follows. */
export function MoveNotice({ override, afterwards }: MoveNoticeProps) {
  const { nameOf } = usePlatformNames();
  return (
    <Notice tone="info">
      Moved by hand to {nameOf(override.platform)} by {override.createdBy},{' '}
      <Moment at={override.createdAt} as="distance" />
      {override.expiresAt ? (
        <>
          , until <Moment at={override.expiresAt} />
        </>
      ) : (
        ', until it is put back'
      )}
      .{override.note ? <> “{override.note}”</> : null}
      {override.waive.length > 0 ? (
        <> Without {override.waive.map((need) => need.replaceAll('-', ' ')).join(' and ')}.</>
      ) : null}
      {afterwards ? (
        <>
          {' '}
          Then: <WithMoments text={afterwards.sentence} />
        </>
      ) : null}
    </Notice>
  );
}
