'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { Logo } from '@/components/ui/logo';
import { sendWaitingGoodbye } from '@/lib/queries/door';
import { refuseAfterEndForAll } from '@/lib/queries/meetings';
import { roomQuery } from '@/lib/queries/rooms';
import type { RoomEntrance } from '@/lib/schemas/room-entrance';
import { AskingPanel } from './asking-panel';
import { Call } from './call';
import { type CallEnd, deservesFreshGrant } from './call-end';
import { CallOver } from './call-over';
import { ClosingPanel } from './closing-panel';
import { demandedConsent } from './demanded-consent';
import { forgetWait } from './kept-wait';
import { type JoinWish, PreJoin } from './pre-join';
import { RefusedPanel } from './refused-panel';
import { TurnedAwayPanel } from './turned-away-panel';
import { useFreshEntrance } from './use-fresh-entrance';
import { useHostRights } from './use-host-rights';
import { useJoining } from './use-joining';
import { useKeptWait } from './use-kept-wait';
import { WaitingPanel } from './waiting-panel';
import { WaitingRoom } from './waiting-room';

interface RoomVisitProps {
  entrance: RoomEntrance;
  /** The name of the account; null for guests. */
  accountName: string | null;
  /** The secret of a host link; undefined until the address was read. */
  hostKey: string | null | undefined;
  onForgetHostKey: () => void;
}

/** One visit to a room, from its door through the call to its end. */
export function RoomVisit({ entrance, accountName, hostKey, onForgetHostKey }: RoomVisitProps) {
  const { name } = entrance;
  const { joining, start, tryNow, turnAway, refuse, adopt, reset } = useJoining(name);
  const [wish, setWish] = useState<JoinWish | null>(null);
  const [end, setEnd] = useState<CallEnd | null>(null);
  const [endedIn, setEndedIn] = useState<string | null>(null);
  const [isSecondGrant, setIsSecondGrant] = useState(false);
  const [recording, setRecording] = useState(entrance.recording);
  const demanded = joining.kind === 'refused' ? demandedConsent(joining.problem) : null;
  if (demanded !== null && demanded !== recording) setRecording(demanded);
  const [wasInside, setWasInside] = useState(false);
  const isAtDoor = joining.kind === 'idle' && end === null;
  const { isHost, refusal } = useHostRights({
    roomName: name,
    hostKey,
    canManage: entrance.canManage,
    isAtEntrance: isAtDoor,
  });
  useFreshEntrance(isAtDoor && entrance.isOpenToVisitor);
  const { data: room } = useQuery({
    ...roomQuery(name),
    enabled: isAtDoor && entrance.isOpenToVisitor,
    refetchInterval: 15_000,
  });

  const join = (next: JoinWish, after?: Promise<void>) => {
    setWish(next);
    setEnd(null);
    start(
      {
        displayName: next.displayName,
        ...(next.consent === null ? {} : { consent: next.consent }),
        ...(hostKey ? { hostKey } : {}),
      },
      after,
    );
  };

  const finish = (next: CallEnd, told: Promise<void>) => {
    const meetingId = joining.kind === 'joined' ? joining.answer.meeting.id : null;
    setEndedIn(meetingId);
    if (next.reason === 'moved' && wish) {
      join(wish, told);
      return;
    }
    // A grant may have run out on the way in: a fresh one is fetched without a question, once. The server hears of the
    // failure first, or the same person would be in the call twice.
    if (deservesFreshGrant(next) && wish && !isSecondGrant) {
      setIsSecondGrant(true);
      join(wish, meetingId === null ? told : told.then(() => refuseAfterEndForAll(meetingId)));
      return;
    }
    reset();
    setEnd(next);
  };

  useKeptWait({ roomName: name, hostKey, joining, wish, join });

  const stopWaiting = (waitingId: string) => {
    sendWaitingGoodbye(name, waitingId, 'left');
    forgetWait(name);
    reset();
  };

  const rejoin = () => {
    setIsSecondGrant(false);
    if (wish) join(wish);
    else setEnd(null);
  };

  if (joining.kind === 'joined' && wish) {
    return (
      <Call
        key={joining.answer.participant.id}
        entrance={entrance}
        answer={joining.answer}
        media={wish.consent === false ? { ...wish.media, isCameraOn: false, isMicrophoneOn: false } : wish.media}
        onOver={finish}
        onMoved={(answer) => {
          setIsSecondGrant(false);
          adopt(answer);
        }}
      />
    );
  }
  if (end) {
    return (
      <Frame>
        <CallOver end={end} isHost={isHost} meetingId={endedIn} onRejoin={rejoin} />
      </Frame>
    );
  }
  switch (joining.kind) {
    case 'asking':
      return (
        <Frame>
          <AskingPanel title={entrance.title} platform={room?.live?.platform ?? entrance.platform} onCancel={reset} />
        </Frame>
      );
    case 'waiting':
      return (
        <Frame>
          <WaitingPanel {...joining} canManage={entrance.canManage} onTryNow={tryNow} onCancel={reset} />
        </Frame>
      );
    case 'at-door':
      if (!wish) break;
      return (
        <Frame width="wide">
          <WaitingRoom
            key={joining.place.id}
            title={entrance.title}
            roomName={name}
            displayName={wish.displayName}
            place={joining.place}
            media={wish.media}
            maySignIn={accountName === null}
            onMediaChange={(media) => setWish({ ...wish, media })}
            onAskAgain={tryNow}
            onTurnedAway={turnAway}
            onRefused={refuse}
            onLeave={() => stopWaiting(joining.place.id)}
          />
        </Frame>
      );
    case 'turned-away':
      return (
        <Frame>
          <TurnedAwayPanel {...joining} onAskAgain={rejoin} />
        </Frame>
      );
    case 'refused':
      if (joining.problem.fieldErrors.displayName || demanded !== null) break;
      return (
        <Frame>
          <RefusedPanel
            problem={joining.problem}
            roomName={name}
            onTryAgain={reset}
            onJoinAsGuest={() => {
              onForgetHostKey();
              reset();
            }}
          />
        </Frame>
      );
    default:
  }
  if (isAtDoor && refusal) {
    return (
      <Frame>
        <RefusedPanel problem={refusal} roomName={name} onTryAgain={reset} onJoinAsGuest={onForgetHostKey} />
      </Frame>
    );
  }
  if (isAtDoor && (room?.isClosing ?? entrance.isClosing) && !wasInside) {
    return (
      <Frame>
        <ClosingPanel title={entrance.title} onReturn={() => setWasInside(true)} />
      </Frame>
    );
  }
  return (
    <Frame width="wide">
      <PreJoin
        entrance={entrance}
        people={room ? (room.live?.people ?? 0) : entrance.people}
        isHost={isHost}
        accountName={accountName}
        recording={recording}
        isConsentDue={demanded !== null}
        nameError={joining.kind === 'refused' ? (joining.problem.fieldErrors.displayName ?? null) : null}
        onJoin={(next) => {
          setIsSecondGrant(false);
          join(next);
        }}
      />
    </Frame>
  );
}

function Frame({ width = 'default', children }: { width?: 'default' | 'wide'; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col px-4 py-4 sm:px-8 sm:py-6">
      <header className="flex">
        <Link href="/" aria-label="Patchbay, all rooms" className="rounded-sm">
          <Logo />
        </Link>
      </header>
      <main
        id="main"
        className={`mx-auto my-auto flex w-full justify-center py-6 ${width === 'wide' ? 'max-w-5xl' : 'max-w-md'}`}
      >
        {children}
      </main>
    </div>
  );
}
