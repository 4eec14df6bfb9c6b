'use client';

import { Badge } from '@/components/ui/badge';
import { cn } from '@/lib/cn';
import type { DecisionStep, DecisionView, ForeseenDecisionView } from '@/lib/schemas/decision';
import { describePeople } from './describe-people';
import { ANSWER_WORDS, STEP_QUESTIONS } from './reason-words';
import { usePlatformNames } from './use-platform-names';
import { WithMoments } from './with-moments';

interface DecisionTraceProps {
  readonly decision: DecisionView & Partial<Pick<ForeseenDecisionView, 'doubt'>>;
  /** How many are in a call now, where the decision is about the time after it; null where nobody is. */
  readonly peopleInCall?: number | null;
}

/** A decision as its sentence and every step that was asked, in order, with its answer. */
export function DecisionTrace(props: DecisionTraceProps) {
  return (
    <div className="space-y-3">
      <p className="text-base">
        <WithMoments text={props.decision.sentence} />
      </p>
      <DecisionSteps {...props} />
    </div>
  );
}

/** The steps alone, for where the sentence stands beside them. */
export function DecisionSteps({
  decision,
  peopleInCall = null,
}: Pick<DecisionTraceProps, 'peopleInCall'> & {
  readonly decision: Pick<DecisionTraceProps['decision'], 'steps' | 'doubt'>;
}) {
  const { nameOf } = usePlatformNames();
  return (
    <ol className="divide-y rounded-md border bg-card text-sm">
      {decision.steps.map(({ step, answer, platform, explanation }, index) => (
        <li
          // A step may be asked of several platforms, so its name alone doesn't tell two lines apart.
          key={`${step}-${platform ?? index}`}
          className={cn(
            'grid gap-x-4 gap-y-0.5 px-3 py-2 sm:grid-cols-[1.5rem_1fr_auto]',
            answer !== 'chosen' && 'text-muted-foreground',
          )}
        >
          <span aria-hidden="true" className="tabular hidden text-muted-foreground sm:block">
            {index + 1}
          </span>
          <div className="min-w-0">
            <p className={cn(answer === 'chosen' && 'font-medium')}>{STEP_QUESTIONS[step]}</p>
            {isAnsweredForLater({ step, answer }, peopleInCall) ? null : (
              <p className="text-muted-foreground">{explanation}</p>
            )}
          </div>
          <span className="flex flex-wrap items-center gap-2 sm:justify-end">
            {platform ? <span>{nameOf(platform)}</span> : null}
            <Badge
              variant={answer === 'chosen' && decision.doubt ? 'warning' : ANSWER_TONES[answer]}
              className="whitespace-normal"
            >
              {answer === 'chosen' && decision.doubt ? 'Tried again' : describeAnswer({ step, answer }, peopleInCall)}
            </Badge>
          </span>
        </li>
      ))}
    </ol>
  );
}

const ANSWER_TONES = { chosen: 'success', skipped: 'outline', cannot: 'warning', 'cannot-now': 'warning' } as const;

type Asked = Pick<DecisionStep, 'step' | 'answer'>;

/** “Nobody is in a call” is about the time after the one that goes on. */
function isAnsweredForLater({ step, answer }: Asked, peopleInCall: number | null): boolean {
  return peopleInCall !== null && step === 'OPEN_MEETING' && answer === 'skipped';
}

/** The first step is answered for later while somebody can see people in the call: a bare "No" would contradict them. */
function describeAnswer({ step, answer }: Asked, peopleInCall: number | null): string {
  if (peopleInCall !== null && isAnsweredForLater({ step, answer }, peopleInCall))
    return `Yes, now: ${describePeople(peopleInCall)}; asked again once this call has ended`;
  return ANSWER_WORDS[answer];
}
