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
import { Moment } from '../moment';
import { PlatformName } from '../platform-name';
import { ReasonField } from '../reason-field';
import { Section } from '../section';
import { usePlatformNames } from '../use-platform-names';
import { ALL_MOVES } from './all-moves';
import { describeStopped } from './describe-stopped';
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
  const { target, isOn, wouldStop } = killSwitch;
  const { nameOf } = usePlatformNames();
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const where = target === ALL_MOVES ? 'any platform' : nameOf(target);
  const name = target === ALL_MOVES ? 'all moves' : `moves to ${nameOf(target)}`;
  const off = useMigrationChange(switchMovesOff, () => {
    setIsAsking(false);
    toast.success(`${capitalise(name)} are off`);
  });
  const on = useMigrationChange(switchMovesOn, () => {
    setIsAsking(false);
    toast.success(`${capitalise(name)} are allowed again`);
  });
  const change = isOn ? on : off;
  return (
    <>
      <Button
        size="sm"
        variant="outline"
        aria-label={isOn ? `Allow ${name}` : `Stop ${name}`}
        onClick={() => {
          change.reset();
          setReason('');
          setIsAsking(true);
        }}
      >
        {isOn ? 'Allow' : 'Stop'}
      </Button>
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={isOn ? `Allow ${name}` : `Stop ${name}`}
        description={
          isOn
            ? `Rooms that the plan or somebody moves to ${where} meet there again from their next meeting on.`
            : `From the next meeting on, no room is moved to ${where}: ${describeStopped(wouldStop)} Rooms meet at home instead${target === ALL_MOVES ? '' : ', or where else the plan moves them'}. People in a call stay where they are until it ends.`
        }
        confirmLabel={isOn ? 'Allow' : 'Stop'}
        isDestructive={!isOn}
        isPending={change.isPending}
        error={change.error ? toApiProblem(change.error).message : null}
        onConfirm={() => (isOn ? on : off).mutate({ target, reason })}
      >
        <ReasonField value={reason} onChange={setReason} />
      </AlertDialog>
    </>
  );
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
