'use client';

import { RefreshTroubleNote } from '@/components/freshness/refresh-trouble-note';
import { Spinner } from '@/components/ui/spinner';
import { Call } from './call';
import { WaitingPanel } from './door/waiting-panel';
import { WaitingRoom } from './door/waiting-room';
import { AskingPanel } from './entrance/asking-panel';
import { PreJoin } from './entrance/pre-join';
import { RefusedPanel } from './entrance/refused-panel';
import { ShutOut } from './entrance/shut-out';
import { TurnedAway } from './entrance/turned-away';
import { ClosingPanel } from './notices/closing-panel';
import { CallOver } from './over/call-over';
import { type RoomVisitInput, useRoomVisit } from './use-room-visit';
import { VisitFrame } from './visit-frame';

interface RoomVisitProps extends RoomVisitInput {
  /** The name of the account; null for guests. */
  readonly accountName: string | null;
}

/** One visit to a room, from its door through the call to its end: what is shown at each stage of it. */
export function RoomVisit({ accountName, ...input }: RoomVisitProps) {
  const { entrance } = input;
  const { name, title } = entrance;
  const visit = useRoomVisit(input);
  const { stage, room } = visit;
  switch (stage.kind) {
    case 'in-call': {
      const { answer, wish } = stage;
      return (
        <Call
          key={answer.participant.id}
          entrance={entrance}
          answer={answer}
          media={wish.consent === false ? { ...wish.media, isCameraOn: false, isMicrophoneOn: false } : wish.media}
          consent={wish.consent}
          onOver={visit.finish}
          onMoved={visit.goOnIn}
        />
      );
    }
    case 'over':
      return (
        <VisitFrame>
          <CallOver
            end={stage.end}
            isHost={visit.isHost}
            mayBegin={visit.isHost || entrance.door === 'open'}
            meetingId={visit.endedIn}
            onRejoin={visit.rejoin}
          />
        </VisitFrame>
      );
    case 'asking':
      return (
        <VisitFrame>
          <AskingPanel title={title} platform={room?.live?.platform ?? entrance.platform} onCancel={visit.reset} />
        </VisitFrame>
      );
    case 'waiting':
      return (
        <VisitFrame>
          <WaitingPanel {...stage} canManage={entrance.canManage} onTryNow={visit.tryNow} onCancel={visit.reset} />
        </VisitFrame>
      );
    case 'at-door':
      return (
        <VisitFrame width="wide">
          <WaitingRoom
            key={stage.place.id}
            title={title}
            roomName={name}
            displayName={stage.wish.displayName}
            place={stage.place}
            media={stage.wish.media}
            maySignIn={accountName === null}
            onMediaChange={visit.changeMedia}
            onAskAgain={visit.tryNow}
            onTurnedAway={visit.turnAway}
            onRefused={visit.refuse}
            onLeave={() => visit.stopWaiting(stage.place.id)}
          />
        </VisitFrame>
      );
    case 'turned-away':
      return (
        <VisitFrame>
          <TurnedAway {...stage} roomName={name} onAskAgain={visit.rejoin} />
        </VisitFrame>
      );
    case 'shut-out':
      return (
        <VisitFrame>
          <ShutOut problem={stage.problem} roomName={name} onOpen={visit.reset} />
        </VisitFrame>
      );
    case 'refused':
      return (
        <VisitFrame>
          <RefusedPanel
            problem={stage.problem}
            roomName={name}
            onTryAgain={visit.reset}
            onForgetHostKey={visit.forgetHostLink}
          />
        </VisitFrame>
      );
    case 'checking-host-link':
      return (
        <VisitFrame>
          <p role="status" className="flex items-center gap-3 text-muted-foreground">
            <Spinner />
            Your host link is being checked
          </p>
        </VisitFrame>
      );
    case 'closing':
      return (
        <VisitFrame>
          <ClosingPanel title={title} onReturn={visit.sayWasInside} />
        </VisitFrame>
      );
    case 'entrance':
      return (
        <VisitFrame width="wide" note={<RefreshTroubleNote className="mx-auto mt-4 w-full max-w-5xl" />}>
          <PreJoin
            entrance={entrance}
            people={visit.people}
            isHost={visit.isHost}
            isLetIn={room?.isLetIn ?? false}
            isHostLinkChecked={visit.isHostLinkChecked}
            // Who manages the room needs none.
            hostLinkProblem={entrance.canManage ? null : (visit.hostLinkRefusal?.message ?? null)}
            accountName={accountName}
            recording={visit.recording}
            isConsentDue={visit.isConsentDue}
            moveNotice={visit.moveNotice}
            nameError={visit.nameError}
            onJoin={visit.join}
          />
        </VisitFrame>
      );
    default:
      return stage satisfies never;
  }
}
