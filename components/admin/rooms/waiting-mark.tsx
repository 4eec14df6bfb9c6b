import { Clock } from 'lucide-react';
import type { WaitingChange } from '@/lib/schemas/waiting-change';
import { Moment } from '../moment';
import { useNow } from '../use-now';
import { describeWait } from './describe-wait';

interface WaitingMarkProps {
  readonly waiting: WaitingChange;
  /** Where the call is. */
  readonly platform: string;
}

/** In a row: a change that waits for a call, or the move that is planned for it. */
export function WaitingMark({ waiting, platform }: WaitingMarkProps) {
  const { words, at } = describeWait(waiting, platform, useNow());
  return (
    <span className="flex items-center gap-1 text-warning">
      <Clock aria-hidden="true" className="size-3 shrink-0" />
      <span>
        {words}
        {at === null ? null : (
          <>
            {' '}
            <Moment at={at} />
          </>
        )}
      </span>
    </span>
  );
}
