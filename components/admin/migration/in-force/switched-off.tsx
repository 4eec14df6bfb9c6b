'use client';

import type { KillSwitchOfPlan } from '@/lib/schemas/migration-plan';
import { Moment } from '../../moment';
import { Notice } from '../../notice';
import { usePlatformNames } from '../../use-platform-names';
import { ALL_MOVES } from '../preview/all-moves';
import { describeStopped } from './describe-stopped';

/** The kill switches that are on: whatever else the plan says, they come first. Nothing where none is. */
export function SwitchedOff({ switches }: { readonly switches: readonly KillSwitchOfPlan[] }) {
  const on = switches.filter(({ isOn }) => isOn);
  if (on.length === 0) return null;
  return (
    <Notice tone="warning">
      <ul className="space-y-1">
        {on.map((killSwitch) => (
          <SwitchLine key={killSwitch.target} killSwitch={killSwitch} />
        ))}
      </ul>
    </Notice>
  );
}

function SwitchLine({ killSwitch }: { readonly killSwitch: KillSwitchOfPlan }) {
  const { target, onAt, onBy, reason, heldBy, stops } = killSwitch;
  const { nameOf } = usePlatformNames();
  return (
    <li className="wrap-anywhere">
      <span className="font-medium">
        {target === ALL_MOVES ? 'All moves are switched off' : `Moves to ${nameOf(target)} are switched off`}
      </span>{' '}
      {heldBy ? (
        <>
          by the environment (<code className="font-mono">{heldBy}</code> is false)
        </>
      ) : null}
      {heldBy && onBy ? ' and ' : null}
      {onBy && onAt ? (
        <>
          by {onBy}, <Moment at={onAt} as="distance" />
          {reason ? ` (“${reason}”)` : ''}
        </>
      ) : null}
      : {describeStopped(stops)}
    </li>
  );
}
