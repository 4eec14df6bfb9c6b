'use client';

import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { EmbedEvent, LeaveRequest, MediaChoice } from '@/components/video-embed/embed-events';
import { type JoinAnswer, sendSignal } from '@/lib/queries/meetings';
import { useLiveEvents } from '@/lib/queries/use-live-events';
import type { RoomEntrance } from '@/lib/schemas/room-entrance';
import { CallBar } from './call-bar';
import { CallFrame } from './call-frame';
import { ContinuationNotice } from './continuation/continuation-notice';
import { NextPlatformNotice } from './continuation/next-platform-notice';
import { OtherPartsNotice } from './continuation/other-parts-notice';
import { useContinuation } from './continuation/use-continuation';
import { countShownPeople } from './count-shown-people';
import { DoorPanel } from './door/door-panel';
import { useDoorWatch } from './door/use-door-watch';
import { findUsualPlatform } from './entrance/find-usual-platform';
import { WayInNotice } from './entrance/way-in-notice';
import { ClosingNotice } from './notices/closing-notice';
import { FallbackNotice } from './notices/fallback-notice';
import { HostRightsNotice } from './notices/host-rights-notice';
import { KeptOutNotice } from './notices/kept-out-notice';
import { OutOfTouchNotice } from './notices/out-of-touch-notice';
import { SilentNotice } from './notices/silent-notice';
import { type CallEnd, farewellOf } from './over/call-end';
import { askWhyOver, waitWhyOver } from './over/why-over';
import { RecordingNotice } from './recording/recording-notice';
import { remindOfRecording } from './recording/remind-of-recording';
import { useAutomaticRecording } from './recording/use-automatic-recording';
import { useCallRecording } from './recording/use-call-recording';
import { useCallSignals } from './use-call-signals';
import { useDarkPage } from './use-dark-page';
import { useMeetingWatch } from './use-meeting-watch';

interface CallProps {
  entrance: RoomEntrance;
  answer: JoinAnswer;
  media: MediaChoice;
  /** Their answer to being recorded; null where nobody asked. */
  consent: boolean | null;
  /**
   * Called once; the call is to be taken off the page then.
   * @param told settles when the server has heard of the end, or can't be told
   */
  onOver: (end: CallEnd, told: Promise<void>) => void;
  /** Called once instead, where the call goes on elsewhere and this page is taken along. */
  onMoved: (answer: JoinAnswer, consent: boolean | null) => void;
}

/** A call: the platform's own page with our slim bar above it. */
export function Call({ entrance, answer, media, consent, onOver, onMoved }: CallProps) {
  const { meeting, participant, embed } = answer;
  const [phase, setPhase] = useState<'loading' | 'ready' | 'joined'>('loading');
  const [leaveRequest, setLeaveRequest] = useState<LeaveRequest | null>(null);
  const [isSilent, setIsSilent] = useState(false);
  const [isKeptOut, setIsKeptOut] = useState(false);
  const [isRecordedByEmbed, setIsRecordedByEmbed] = useState(false);
  const [letGo, setLetGo] = useState<'left' | 'removed' | null>(null);
  const wasLetGo = useRef(false);
  const hasEnded = useRef(false);
  const [peopleInEmbed, setPeopleInEmbed] = useState<number | null>(null);
  const watch = useMeetingWatch(meeting.id);
  const { people, over, isOutOfTouch } = watch;
  const peopleElsewhere = (watch.meeting?.otherParts ?? []).reduce((sum, part) => sum + part.people, 0);
  const isRevoked = watch.meeting?.hostRights === 'revoked';
  const isHost = participant.role === 'host' && !isRevoked;
  // It may be renamed while the call goes on.
  const room = {
    title: watch.meeting?.roomTitle ?? entrance.title,
    url: watch.meeting?.url ?? entrance.url,
    logoUrl: entrance.logoUrl,
  };
  const closing = watch.meeting?.closing ?? null;
  const recording = useCallRecording(answer, { isHost, isRecordedByEmbed });
  const automaticRecording = useAutomaticRecording(answer, {
    isHost,
    isJoined: phase === 'joined',
    watch: recording.watch,
  });
  const door = useDoorWatch({ roomName: meeting.room, isHost });
  const doorPanelId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useLiveEvents();
  useDarkPage();

  const leave = (end: CallEnd) => {
    // The platform's page, our server and the person may all end it at the same moment: the first one says why.
    if (hasEnded.current) return;
    hasEnded.current = true;
    const isLast = people !== null && people <= 1;
    onOver(closing === null ? end : { ...end, closing: { isLast } }, sendSignal(participant.id, farewellOf(end)));
  };
  /** The platform's page is done with somebody who didn't ask to leave: where the call is over, that is why. */
  const learnWhy = async (reason: 'left' | 'removed') => {
    wasLetGo.current = true;
    setLetGo(reason);
    // With `ended` the server looks at the platform whether the call is over.
    if (reason === 'removed') await sendSignal(participant.id, { state: 'left', code: 'ended' });
    const over = reason === 'removed' ? await waitWhyOver(meeting.id) : await askWhyOver(meeting.id);
    leave({ reason: over ?? reason });
  };
  const finish = useEffectEvent((reason: 'ended' | 'moved') => leave({ reason }));

  const moving = useContinuation({
    watch,
    sessionId: participant.id,
    consent,
    onMoved: (next, answered) => {
      if (hasEnded.current) return;
      hasEnded.current = true;
      onMoved(next, answered);
      void sendSignal(participant.id, { state: 'left' });
    },
    onLost: (platform) => leave({ reason: 'moved', ...(platform === null ? {} : { to: platform }) }),
  });
  /** The platform has ended its room before this page has swapped. */
  const isBeingMoved = moving.continuation.kind === 'near';

  useCallSignals({
    participantId: participant.id,
    isJoined: phase === 'joined',
    farewell: letGo === 'removed' ? { state: 'left', code: 'removed' } : { state: 'left' },
    onReturn: () => onOver({ reason: 'left' }, Promise.resolve()),
  });

  useEffect(() => {
    if (over !== null) finish(over);
  }, [over]);

  const onEvent = (event: EmbedEvent) => {
    // Of one end platforms tell in several events: the first one counts, unless a later one says that all is over.
    if (hasEnded.current || (wasLetGo.current && event.type !== 'ended')) return;
    setIsSilent(event.type === 'silent');
    setIsKeptOut(event.type === 'kept-out');
    switch (event.type) {
      case 'silent':
      case 'knocking':
      case 'kept-out':
        return;
      case 'ready':
        setPhase((before) => (before === 'loading' ? 'ready' : before));
        return;
      case 'joined':
        setPhase('joined');
        return;
      case 'recording':
        setIsRecordedByEmbed(event.isOn);
        if (event.hasFailed) automaticRecording.fail();
        // A guest's page is not asked: only hosts can record.
        if (participant.role === 'host')
          void sendSignal(participant.id, { state: event.isOn ? 'recording-started' : 'recording-stopped' });
        return;
      case 'people':
        setPeopleInEmbed(event.count);
        return;
      case 'left':
        if (leaveRequest === null) void learnWhy('left');
        else leave({ reason: leaveRequest === 'end' ? 'ended' : 'left' });
        return;
      case 'ended':
        if (isBeingMoved) moving.follow();
        else leave({ reason: 'ended' });
        return;
      case 'removed':
        // Some platforms end a call by putting everybody out, whoever ended it included.
        if (leaveRequest === 'end') leave({ reason: 'ended' });
        else void learnWhy('removed');
        return;
      case 'failed':
        if (isBeingMoved) return moving.follow();
        leave({ reason: 'failed', code: event.code, hasBegun: phase === 'joined' });
        return;
      default:
        event satisfies never;
    }
  };

  const isIn = phase === 'joined';
  const shown = { people, peopleInEmbed, elsewhere: peopleElsewhere, isIn, isOver: over !== null };
  return (
    <div className="flex h-dvh flex-col bg-background text-foreground">
      <CallBar
        room={room}
        platform={meeting.platform}
        meetingId={meeting.id}
        people={isOutOfTouch ? null : countShownPeople(shown)}
        peopleSeen={isOutOfTouch || people === null ? null : Math.max(people, peopleInEmbed ?? 0)}
        peopleElsewhere={peopleElsewhere}
        isOutOfTouch={isOutOfTouch}
        isHost={isHost}
        recording={recording}
        door={door}
        doorPanelId={doorPanelId}
        heading={heading}
        isLeaving={leaveRequest !== null}
        onLeave={() => setLeaveRequest('leave')}
        onEnded={() => setLeaveRequest('end')}
      />
      <DoorPanel id={doorPanelId} roomName={meeting.room} door={door} onClosed={() => heading.current?.focus()} />
      <OutOfTouchNotice isOutOfTouch={isOutOfTouch} />
      <SilentNotice
        isSilent={isSilent}
        platform={meeting.platform}
        onAbsent={() => leave({ reason: 'failed', code: 'load-failed', hasBegun: false })}
      />
      <KeptOutNotice
        isKeptOut={isKeptOut}
        platform={meeting.platform}
        isHost={isHost}
        onTryAgain={() => leave({ reason: 'failed', code: 'refused', hasBegun: false })}
      />
      <WayInNotice notice={answer.notice} />
      <FallbackNotice decision={watch.meeting?.decision ?? null} />
      <HostRightsNotice isRevoked={participant.role === 'host' && isRevoked} />
      <ClosingNotice closing={closing} />
      <OtherPartsNotice meeting={watch.meeting} />
      <ContinuationNotice {...moving} platform={meeting.platform} />
      <NextPlatformNotice
        // Where the move is being counted down to, that says it all.
        waiting={['none', 'failed'].includes(moving.continuation.kind) ? (watch.meeting?.waiting ?? null) : null}
        usual={watch.meeting?.decision?.reason === 'FALLBACK' ? findUsualPlatform(watch.meeting.decision) : null}
        platform={meeting.platform}
        mayAskWhy={entrance.canManage ? meeting.room : null}
      />
      {isHost && meeting.recording.kind !== 'none' ? (
        <RecordingNotice
          watch={recording.watch}
          reminder={remindOfRecording(meeting, { hasButton: recording.control !== null })}
          problem={recording.control?.problem ?? null}
        />
      ) : null}
      <CallFrame
        covered={letGo !== null ? 'over' : phase === 'loading' ? 'loading' : null}
        embed={embed}
        title={`Call in ${entrance.title}`}
        media={media}
        leaveRequest={leaveRequest}
        startsRecording={automaticRecording.isAsked}
        onEvent={onEvent}
      />
    </div>
  );
}
