'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { toApiProblem } from '@/lib/queries/api-problem';
import { sendWaitingGoodbye } from '@/lib/queries/door';
import { refuseAfterEndForAll } from '@/lib/queries/meetings';
import { roomQuery } from '@/lib/queries/rooms';
import type { RoomEntrance } from '@/lib/schemas/room-entrance';
import { describeMoveWithoutConsent } from './continuation/describe-consent-to-move';
import { forgetWait } from './door/kept-wait';
import { useKeptWait } from './door/use-kept-wait';
import { isShutOut } from './entrance/is-shut-out';
import type { JoinWish } from './entrance/pre-join';
import { useFreshEntrance } from './entrance/use-fresh-entrance';
import { useJoining } from './entrance/use-joining';
import { findVisitStage } from './find-visit-stage';
import { type CallEnd, deservesFreshGrant } from './over/call-end';
import { demandedConsent } from './recording/demanded-consent';
import { useHostRights } from './use-host-rights';

export interface RoomVisitInput {
  readonly entrance: RoomEntrance;
  /** The secret of a host link; undefined until the address was read. */
  readonly hostKey: string | null | undefined;
  readonly onForgetHostKey: () => void;
}

/** The states of one visit to a room: which page it shows, and what a visitor can do there. */
export function useRoomVisit({ entrance, hostKey, onForgetHostKey }: RoomVisitInput) {
  const { name } = entrance;
  const router = useRouter();
  const { joining, start, tryNow, turnAway, stayTurnedAway, refuse, adopt, reset } = useJoining(name);
  const [wish, setWish] = useState<JoinWish | null>(null);
  const [end, setEnd] = useState<CallEnd | null>(null);
  const [endedIn, setEndedIn] = useState<string | null>(null);
  const [isSecondGrant, setIsSecondGrant] = useState(false);
  const [recording, setRecording] = useState(entrance.recording);
  const [wasInside, setWasInside] = useState(false);
  /** Their call went on without them; null where it didn't. */
  const [leftBehind, setLeftBehind] = useState<{ readonly platform: string | null } | null>(null);
  const joinProblem = joining.kind === 'refused' ? joining.problem : null;
  const demanded = joinProblem && demandedConsent(joinProblem);
  if (demanded !== null && demanded !== recording) setRecording(demanded);
  const isAtEntrance = joining.kind === 'idle' && end === null;
  const isAtQuestion = demanded !== null && end === null;
  const { isHost, isChecking, refusal } = useHostRights({
    ...{ roomName: name, hostKey, canManage: entrance.canManage, isAtEntrance, joinProblem },
  });
  const { data: room, error: roomError } = useQuery({
    ...roomQuery(name),
    enabled: (isAtEntrance || isAtQuestion) && entrance.isOpenToVisitor,
    refetchInterval: 15_000,
  });
  // Found closed by the page that looks every now and then: it becomes the one that somebody would find now.
  const isShut = isAtEntrance && roomError !== null && isShutOut(roomError);
  useEffect(() => {
    if (isShut) router.refresh();
  }, [isShut, router]);
  // What it turned out they must be asked is news of where the call is, too.
  useEffect(() => {
    if (isAtQuestion) router.refresh();
  }, [isAtQuestion, router]);
  const isClosing = room?.isClosing ?? entrance.isClosing;
  // A closing room's entrance is refreshed no more: once the room is gone, it would speak of a link that is wrong.
  const isKeptFresh = isAtEntrance && entrance.isOpenToVisitor && !isClosing;
  const peopleByNow = room ? (room.live?.people ?? 0) : entrance.people;
  // A notice may say how many are in. The number above it is then of the same moment, and both are asked for anew.
  const people = isKeptFresh && entrance.notice !== null ? entrance.people : peopleByNow;
  useFreshEntrance({ isAtDoor: isKeptFresh, newerPeople: people === peopleByNow ? null : peopleByNow });

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
  useKeptWait({
    ...{ roomName: name, canManage: entrance.canManage, hostKey, joining, wish, join },
    onTurnedAway: (keptWish, refusal) => {
      setWish(keptWish);
      stayTurnedAway(refusal);
    },
  });

  const finish = (next: CallEnd, told: Promise<void>) => {
    const meetingId = joining.kind === 'joined' ? joining.answer.meeting.id : null;
    setEndedIn(meetingId);
    setLeftBehind(next.reason === 'moved' ? { platform: next.to ?? null } : null);
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

  const stage = findVisitStage({
    ...{ joining, wish, end, isClosing, wasInside },
    isOpenToVisitor: entrance.isOpenToVisitor,
    isHostLinkChecked: !isChecking,
    hostLinkRefusal: refusal,
    roomProblem: roomError && toApiProblem(roomError),
  });
  return {
    stage,
    /** The room as it was last looked at from its entrance. */
    room,
    /** How many the entrance says are in the call; null where this visitor may not know. */
    people,
    /** The call that is over; null where there was none. */
    endedIn,
    isHost,
    isHostLinkChecked: !isChecking,
    hostLinkRefusal: refusal,
    /** What consent is asked for. */
    recording,
    /** They joined, and only then it turned out that the call may be recorded. */
    isConsentDue: demanded !== null && leftBehind === null,
    /** Why they are asked, where their call went on without their answer; null where it didn't. */
    moveNotice: demanded !== null && leftBehind !== null ? describeMoveWithoutConsent(leftBehind.platform) : null,
    /** From the server, for the name that was sent. */
    nameError: joinProblem?.fieldErrors.displayName ?? null,
    join: (next: JoinWish) => {
      setIsSecondGrant(false);
      setLeftBehind(null);
      if (refusal) onForgetHostKey();
      join(next);
    },
    rejoin: () => {
      setIsSecondGrant(false);
      if (wish) join(wish);
      else setEnd(null);
    },
    goOnIn: (answer: Parameters<typeof adopt>[0], consent: boolean | null) => {
      setIsSecondGrant(false);
      setWish((before) => before && { ...before, consent });
      adopt(answer);
    },
    finish,
    changeMedia: (media: JoinWish['media']) => setWish((before) => before && { ...before, media }),
    stopWaiting: (waitingId: string) => {
      sendWaitingGoodbye(name, waitingId, 'left');
      forgetWait(name);
      reset();
    },
    forgetHostLink: () => {
      onForgetHostKey();
      reset();
    },
    sayWasInside: () => setWasInside(true),
    ...{ tryNow, turnAway, refuse, reset },
  };
}
