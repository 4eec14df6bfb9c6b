'use client';

import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { toast } from '@/components/ui/toast';
import { switchMovesOff, switchMovesOn } from '@/lib/queries/admin-migration';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { KillSwitchOfPlan } from '@/lib/schemas/migration-plan';
import { Moment } from '../../moment';
import { Notice } from '../../notice';
import { PlatformName } from '../../platform-name';
import { ReasonField } from '../../reason-field';
import { Section } from '../../section';
import { usePlatformNames } from '../../use-platform-names';
import { ALL_MOVES } from '../preview/all-moves';
import { describeFreed, describeStopped } from './describe-stopped';
import { useMigrationChange } from './use-migration-change';

/** What stops moves at once, whatever the plan says. */
export function KillSwitches({ switches }: { readonly switches: readonly KillSwitchOfPlan[] }) {
  return (
    <Section
      title="Kill switches"
      description="Stop every move to a platform, by the plan and by hand, with the next meeting. Homes stay, and nobody in a call notices."
    >
      <Card>
        <ul className="grid divide-y">
          {switches.map((killSwitch) => (
            <SwitchRow key={killSwitch.target} killSwitch={killSwitch} />
          ))}
        </ul>
      </Card>
    </Section>
  );
}

function SwitchRow({ killSwitch }: { readonly killSwitch: KillSwitchOfPlan }) {
  const { target, isOn, onAt, onBy, reason, heldBy } = killSwitch;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5 text-sm">
      <div className="flex min-w-0 flex-1 basis-56 flex-wrap items-center gap-x-3 gap-y-1">
        {target === ALL_MOVES ? <span className="font-medium">All moves</span> : <PlatformName platform={target} />}
        {isOn ? (
          <Badge variant="destructive">Moves off</Badge>
        ) : (
          <span className="text-muted-foreground">Moves allowed</span>
        )}
        {heldBy ? (
          <span className="text-muted-foreground">
            The environment holds it: <code className="font-mono text-foreground">{heldBy}</code> is false.
          </span>
        ) : null}
        {onBy && onAt ? (
          <span className="min-w-0 wrap-anywhere text-muted-foreground">
            by {onBy}, <Moment at={onAt} as="distance" />
            {reason ? `: “${reason}”` : ''}
          </span>
        ) : null}
      </div>
      {heldBy ? null : <SwitchButton killSwitch={killSwitch} />}
    </li>
  );
}

function SwitchButton({ killSwitch }: { readonly killSwitch: KillSwitchOfPlan }) {
  const { target } = killSwitch;
  const { nameOf } = usePlatformNames();
  const [isAsking, setIsAsking] = useState(false);
  // Whoever was asked to stop moves must not allow them because somebody else was quicker.
  const [asked, setAsked] = useState(killSwitch);
  const [reason, setReason] = useState('');
  const name = target === ALL_MOVES ? 'all moves' : `moves to ${nameOf(target)}`;
  const off = useMigrationChange(switchMovesOff, () => {
    setIsAsking(false);
    toast.success(`${capitalise(name)} are off`);
  });
  const on = useMigrationChange(switchMovesOn, () => {
    setIsAsking(false);
    toast.success(`${capitalise(name)} are allowed again`);
  });
  const change = asked.isOn ? on : off;
  const isOvertaken = isAsking && asked.isOn !== killSwitch.isOn && !change.isPending;
  return (
    <>
      <Button
        size="sm"
        variant="outline"
        aria-label={killSwitch.isOn ? `Allow ${name}` : `Stop ${name}`}
        onClick={() => {
          off.reset();
          on.reset();
          setReason('');
          setAsked(killSwitch);
          setIsAsking(true);
        }}
      >
        {killSwitch.isOn ? 'Allow' : 'Stop'}
      </Button>
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={asked.isOn ? `Allow ${name}` : `Stop ${name}`}
        description={
          isOvertaken ? <SwitchedMeanwhile killSwitch={killSwitch} /> : describeSwitching(killSwitch, nameOf(target))
        }
        confirmLabel={asked.isOn ? 'Allow' : 'Stop'}
        isDestructive={!asked.isOn}
        isPending={change.isPending}
        isConfirmDisabled={isOvertaken}
        error={change.error && !isOvertaken ? toApiProblem(change.error).message : null}
        onConfirm={() => change.mutate({ target, reason })}
      >
        <ReasonField value={reason} onChange={setReason} />
      </AlertDialog>
    </>
  );
}

/** That somebody else did the same while this was asked. */
function SwitchedMeanwhile({ killSwitch: { isOn, onAt, onBy } }: { readonly killSwitch: KillSwitchOfPlan }) {
  return (
    <div role="alert" className="text-foreground">
      <Notice tone="warning">
        {isOn && onBy && onAt ? (
          <>
            <span className="wrap-anywhere">{onBy}</span> stopped these moves while this was open, <Moment at={onAt} />.
          </>
        ) : (
          'Somebody allowed these moves while this was open.'
        )}{' '}
        There is nothing left to do here.
      </Notice>
    </div>
  );
}

/** What using a switch does, and to how many rooms. */
function describeSwitching(killSwitch: KillSwitchOfPlan, label: string): string {
  const { target, isOn, wouldStop } = killSwitch;
  const isAll = target === ALL_MOVES;
  const where = isAll ? 'any platform' : label;
  return isOn
    ? `Rooms that the plan or somebody moves to ${where} meet there again. ${describeFreed(killSwitch)}`
    : `From the next meeting on, no room is moved to ${where}: ${describeStopped(wouldStop)} Rooms meet at home instead${isAll ? '' : ', or where else the plan moves them'}. People in a call stay where they are until it ends.`;
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
