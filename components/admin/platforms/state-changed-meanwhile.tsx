import type { PlatformView } from '@/lib/schemas/platform';
import { Moment } from '../moment';
import { OvertakenNotice } from '../overtaken-notice';
import { labelOfState } from './describe-state-change';

interface StateChangedMeanwhileProps {
  /** The state that was looked at. */
  readonly seen: PlatformView['state'];
  /** The platform as it is now. */
  readonly platform: PlatformView;
  /** Whether it leaves anything to ask. */
  readonly isOffered: boolean;
  readonly onLookAgain: () => void;
}

/** That a platform's state was changed while a question about it was open: by whom, when, from what into what. */
export function StateChangedMeanwhile({ seen, platform, ...question }: StateChangedMeanwhileProps) {
  const { label, state, updatedAt, updatedBy } = platform;
  const wasDrained = state === 'disabled' && platform.shut?.switchedOff?.by === null;
  const when = updatedAt ? (
    <>
      , <Moment at={updatedAt} />
    </>
  ) : null;
  return (
    <OvertakenNotice title={`${label} changed while this was open`} {...question}>
      {wasDrained ? (
        <>It was switched off as its last call ended{when}</>
      ) : (
        <>
          <span className="wrap-anywhere">{updatedBy ?? 'Somebody'}</span> changed it{when}
        </>
      )}
      :{' '}
      {seen === state ? `it is ${labelOfState(state)} again.` : `from ${labelOfState(seen)} to ${labelOfState(state)}.`}
    </OvertakenNotice>
  );
}
