import type { WaitingChange } from '@/lib/schemas/waiting-change';
import { describePeople } from '../describe-people';
import { Moment } from '../moment';
import { usePlatformNames } from '../use-platform-names';

interface WaitingDetailsProps {
  readonly waiting: WaitingChange;
  /** Where the call is. */
  readonly platform: string;
}

/** Under a row: since when a change waits and for whom, and what is planned for them. */
export function WaitingDetails({ waiting, platform }: WaitingDetailsProps) {
  const { since, people, relocateAt } = waiting;
  return (
    <p>
      {since ? (
        <>
          Since <Moment at={since} />,{' '}
        </>
      ) : null}
      for this call to end; {describePeople(people)}.
      {relocateAt ? (
        <>
          {' '}
          <PlannedMove waiting={waiting} relocateAt={relocateAt} platform={platform} />
        </>
      ) : null}
    </p>
  );
}

function PlannedMove({ waiting, relocateAt, platform }: WaitingDetailsProps & { readonly relocateAt: string }) {
  const { nameOf } = usePlatformNames();
  const at = <Moment at={relocateAt} />;
  if (waiting.platform === platform) return <>A move of them is planned for {at}, but has nowhere else to go.</>;
  const target = nameOf(waiting.platform);
  return waiting.isRelocationFailing ? (
    <>
      They were to be moved along to {target} at {at}: that failed, and is tried again.
    </>
  ) : (
    <>
      They are moved along to {target} at {at}.
    </>
  );
}
