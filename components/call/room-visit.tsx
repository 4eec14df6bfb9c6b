'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { RefreshTroubleNote } from '@/components/freshness/refresh-trouble-note';
import { Logo } from '@/components/ui/logo';
import { Spinner } from '@/components/ui/spinner';
import { toApiProblem } from '@/lib/queries/api-problem';
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
import { isShutOut } from './is-shut-out';
import { forgetWait } from './kept-wait';
import { type JoinWish, PreJoin } from './pre-join';
import { RefusedPanel } from './refused-panel';
import { ShutOut } from './shut-out';
import { TurnedAway } from './turned-away';
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
  const router = useRouter();
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
  const { isHost, isChecking, refusal } = useHostRights({
    roomName: name,
    hostKey,
    canManage: entrance.canManage,
    isAtEntrance: isAtDoor,
    joinProblem: joining.kind === 'refused' ? joining.problem : null,
  });
  const { data: room, error: roomError } = useQuery({
    ...roomQuery(name),
    enabled: isAtDoor && entrance.isOpenToVisitor,
    refetchInterval: 15_000,
  });
  // Found closed by the page that looks every now and then: it becomes the one that somebody would find now.
  const isShut = isAtDoor && roomError !== null && isShutOut(roomError);
  useEffect(() => {
    if (isShut) router.refresh();
  }, [isShut, router]);
  const isClosing = room?.isClosing ?? entrance.isClosing;
  // A closing room's entrance is refreshed no more: once the room is gone, it would speak of a link that is wrong.
  useFreshEntrance(isAtDoor && entrance.isOpenToVisitor && !isClosing);

  const join = (next: JoinWish, after?: Promise<void>) => {
    setWish(next);
    setEnd(null);
    start(
      {
        displayName: next.displayName,
        ...(next.consent === null ? {} : { consent: next.consent }),
        ...(hostKey && !refusal ? { hostKey } : {}),
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
        <CallOver
          end={end}
          isHost={isHost}
          mayBegin={isHost || entrance.door === 'open'}
          meetingId={endedIn}
          onRejoin={rejoin}
        />
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
          <TurnedAway {...joining} roomName={name} onAskAgain={rejoin} />
        </Frame>
      );
    case 'refused':
      if (joining.problem.fieldErrors.displayName || demanded !== null) break;
      // The way in as a guest is there: the entrance says what became of the link.
      if (refusal && entrance.isOpenToVisitor) break;
      if (entrance.isOpenToVisitor && isShutOut(joining.problem)) {
        return (
          <Frame>
            <ShutOut problem={joining.problem} roomName={name} onOpen={reset} />
          </Frame>
        );
      }
      return (
        <Frame>
          <RefusedPanel
            problem={joining.problem}
            roomName={name}
            onTryAgain={reset}
            onForgetHostKey={() => {
              onForgetHostKey();
              reset();
            }}
          />
        </Frame>
      );
    default:
  }
  if (!entrance.isOpenToVisitor && isChecking) {
    return (
      <Frame>
        <p role="status" className="flex items-center gap-3 text-muted-foreground">
          <Spinner />
          Your host link is being checked
        </p>
      </Frame>
    );
  }
  if (!entrance.isOpenToVisitor && isAtDoor && refusal) {
    return (
      <Frame>
        <RefusedPanel problem={refusal} roomName={name} onTryAgain={reset} onForgetHostKey={onForgetHostKey} />
      </Frame>
    );
  }
  if (isAtDoor && isClosing && roomError && toApiProblem(roomError).code === 'room-not-found') {
    return (
      <Frame>
        <RefusedPanel
          problem={toApiProblem(roomError)}
          roomName={name}
          onTryAgain={reset}
          onForgetHostKey={onForgetHostKey}
        />
      </Frame>
    );
  }
  if (isAtDoor && isClosing && !wasInside) {
    return (
      <Frame>
        <ClosingPanel title={entrance.title} onReturn={() => setWasInside(true)} />
      </Frame>
    );
  }
  return (
    <Frame width="wide" note={<RefreshTroubleNote className="mx-auto mt-4 w-full max-w-5xl" />}>
      <PreJoin
        entrance={entrance}
        people={room ? (room.live?.people ?? 0) : entrance.people}
        isHost={isHost}
        isLetIn={room?.isLetIn ?? false}
        isHostLinkChecked={!isChecking}
        // Who manages the room needs none.
        hostLinkProblem={entrance.canManage ? null : (refusal?.message ?? null)}
        accountName={accountName}
        recording={recording}
        isConsentDue={demanded !== null}
        nameError={joining.kind === 'refused' ? (joining.problem.fieldErrors.displayName ?? null) : null}
        onJoin={(next) => {
          setIsSecondGrant(false);
          if (refusal) onForgetHostKey();
          join(next);
        }}
      />
    </Frame>
  );
}

interface FrameProps {
  width?: 'default' | 'wide';
  note?: ReactNode;
  children: ReactNode;
}

function Frame({ width = 'default', note, children }: FrameProps) {
  return (
    <div className="flex min-h-dvh flex-col px-4 py-4 sm:px-8 sm:py-6">
      <header className="flex">
        <Link href="/" aria-label="Patchbay, all rooms" className="rounded-sm">
          <Logo />
        </Link>
      </header>
      {note}
      <main
        id="main"
        className={`mx-auto my-auto flex w-full justify-center py-6 ${width === 'wide' ? 'max-w-5xl' : 'max-w-md'}`}
      >
        {children}
      </main>
    </div>
  );
}
