'use client';

import { DoorOpen, PhoneOff, TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { RestartElsewhere } from '../continuation/restart-elsewhere';
import { UnclosedRoomNote } from '../notices/unclosed-room-note';
import { StagePanel } from '../stage-panel';
import { type CallEnd, describeCallEnd, isPlatformToBlame } from './call-end';

interface CallOverProps {
  end: CallEnd;
  /** True for who manages the room or came by a host link. */
  isHost: boolean;
  /** True where whoever comes next begins a call, and waits for nobody. */
  mayBegin: boolean;
  /** The call that is over; null where there was none. */
  meetingId: string | null;
  onRejoin: () => void;
}

/** After a call: how it ended, and the way back in. Nobody goes back in without a click. */
export function CallOver({ end, isHost, mayBegin, meetingId, onRejoin }: CallOverProps) {
  const { title, text, action } = describeCallEnd(end, { isHost, mayBegin });
  const mustReload = end.reason === 'failed' && end.code === 'unknown-embed';
  return (
    <StagePanel title={title} icon={<EndIcon reason={end.reason} />}>
      <p className="text-muted-foreground">{text}</p>
      {isHost && meetingId !== null && end.reason === 'ended' ? <UnclosedRoomNote meetingId={meetingId} /> : null}
      <div className="flex flex-wrap gap-2">
        {action === null ? null : (
          <Button size="lg" onClick={mustReload ? () => window.location.reload() : onRejoin}>
            {mustReload ? 'Reload' : action}
          </Button>
        )}
        <ButtonLink href="/" variant={action === null ? 'default' : 'outline'} size="lg">
          All rooms
        </ButtonLink>
      </div>
      {isHost && meetingId !== null && isPlatformToBlame(end) ? (
        <RestartElsewhere meetingId={meetingId} onRestarted={onRejoin} />
      ) : null}
    </StagePanel>
  );
}

function EndIcon({ reason }: { reason: CallEnd['reason'] }) {
  if (reason === 'failed') return <TriangleAlert aria-hidden="true" className="text-warning" />;
  if (reason === 'left') return <DoorOpen aria-hidden="true" className="text-primary" />;
  return <PhoneOff aria-hidden="true" className="text-muted-foreground" />;
}
