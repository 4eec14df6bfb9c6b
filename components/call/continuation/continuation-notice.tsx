'use client';

import { ArrowRightLeft, CircleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { platformLabel } from '@/components/platforms/platform-badge';
import { Button } from '@/components/ui/button';
import { HidableNotice } from '../notices/hidable-notice';
import { useSecondsLeft } from '../use-seconds-left';
import { CONSENT_TO_JOIN, describeConsentToMove } from './describe-consent-to-move';
import { describeMoveAhead, isPastCountdown } from './describe-move-ahead';
import { type Continuation, describeCountdown } from './find-continuation';
import type { ContinuationControls } from './use-continuation';

interface ContinuationNoticeProps extends ContinuationControls {
  /** Where this call is. */
  platform: string;
}

/** Tells everybody in a call that it goes on elsewhere, when, and that there is nothing to do. */
export function ContinuationNotice(props: ContinuationNoticeProps) {
  const { continuation, isMoving, isLate, isConsentDue, answerConsent, follow, platform } = props;
  switch (continuation.kind) {
    case 'none':
      return null;
    case 'ahead':
      return <MoveAhead {...continuation} platform={platform} />;
    case 'failed':
      return <MoveFailed failure={continuation.failure} />;
    case 'near':
      if (isMoving) {
        return (
          <Bar>
            {isLate
              ? `Moving to ${platformLabel(continuation.platform)} takes longer than usual. The page tries again by itself.`
              : `Moving to ${platformLabel(continuation.platform)}.`}
          </Bar>
        );
      }
      if (isConsentDue) {
        return (
          <Bar countdown={<Countdown at={continuation.at} />} action={<ConsentButtons onAnswer={answerConsent} />}>
            {describeConsentToMove(continuation.platform)}
          </Bar>
        );
      }
      return (
        <Bar
          countdown={<Countdown at={continuation.at} />}
          action={
            <Button variant="outline" size="sm" className="-my-1" onClick={follow}>
              Move now
            </Button>
          }
        >
          {continuation.platform === platform
            ? `This call goes on in a new room on ${platformLabel(platform)}. Your page takes you along.`
            : `This call moves to ${platformLabel(continuation.platform)}. Your page takes you along.`}
        </Bar>
      );
    case 'beside':
      return (
        <Bar
          action={
            isConsentDue ? (
              <ConsentButtons onAnswer={answerConsent} />
            ) : (
              <Button variant="outline" size="sm" className="-my-1" isPending={isMoving} onClick={follow}>
                Join them
              </Button>
            )
          }
        >
          Whoever comes now is let into this call’s continuation on {platformLabel(continuation.platform)}, as nobody
          can be let in here any more. You can stay, or join them.
          {isConsentDue ? ` ${CONSENT_TO_JOIN}` : null}
        </Bar>
      );
    default:
      return continuation satisfies never;
  }
}

function ConsentButtons({ onAnswer }: { onAnswer: (consent: boolean) => void }) {
  return (
    <span className="flex shrink-0 gap-2">
      <Button variant="outline" size="sm" className="-my-1" onClick={() => onAnswer(true)}>
        Yes, I agree
      </Button>
      <Button variant="outline" size="sm" className="-my-1" onClick={() => onAnswer(false)}>
        No
      </Button>
    </span>
  );
}

function MoveAhead({ at, cause, failure, platform }: Extract<Continuation, { kind: 'ahead' }> & { platform: string }) {
  const move = { isDue: useSecondsLeft(at) === 0, cause, failure };
  const sentence = describeMoveAhead({ ...move, from: platformLabel(platform) });
  return isPastCountdown(move) ? <Bar>{sentence}</Bar> : <Bar countdown={<Countdown at={at} />}>{sentence}</Bar>;
}

function MoveFailed({ failure }: { failure: string }) {
  const [isHidden, setIsHidden] = useState(false);
  if (isHidden) return null;
  return (
    <HidableNotice
      icon={<CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />}
      onHide={() => setIsHidden(true)}
    >
      This call could not be moved: {failure}. Everybody stays in it; there is nothing to do.
    </HidableNotice>
  );
}

function Bar({ children, countdown, action }: { children: ReactNode; countdown?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-warning/50 bg-warning/10 px-3 py-2 text-sm sm:px-4">
      <ArrowRightLeft aria-hidden="true" className="size-4 shrink-0 text-warning" />
      <p role="status" className="min-w-0 flex-1 basis-56">
        {children}
      </p>
      {countdown}
      {action}
    </div>
  );
}

/** Beside the words, so that they are read out once and not every second. */
function Countdown({ at }: { at: number }) {
  const seconds = useSecondsLeft(at);
  if (seconds === 0) return null;
  return (
    <span role="timer" className="tabular shrink-0 font-medium">
      in {describeCountdown(seconds)}
    </span>
  );
}
