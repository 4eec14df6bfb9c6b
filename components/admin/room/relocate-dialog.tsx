'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { ADMIN_KEY } from '@/lib/queries/admin-keys';
import { type ApiProblem, toApiProblem } from '@/lib/queries/api-problem';
import { cancelRelocation, relocateMeeting } from '@/lib/queries/meetings';
import type { WaitingChange } from '@/lib/schemas/waiting-change';
import { describePeople } from '../describe-people';
import { FormProblem } from '../form-problem';
import { usePlatformNames } from '../use-platform-names';
import { RELOCATION_OPTIONS, type RelocationChoice, readRelocationTime } from './read-relocation-time';

interface RelocateDialogProps {
  readonly meetingId: string;
  readonly waiting: WaitingChange;
  readonly onClose: () => void;
}

/** Asks when the people in a call move to where their room belongs: once they have left, at a time, or now. */
export function RelocateDialog({ meetingId, waiting, onClose }: RelocateDialogProps) {
  const client = useQueryClient();
  const { nameOf } = usePlatformNames();
  const [choice, setChoice] = useState<RelocationChoice>(waiting.relocateAt === null ? 'empty' : 'time');
  const [time, setTime] = useState('');
  const [timeError, setTimeError] = useState<string | null>(null);
  const platform = waiting.leadsTo[choice];
  const target = nameOf(platform);
  // Where the room belongs takes nothing at the moment: whether it does at that time is seen then.
  const isUnsure = choice === 'time' && platform !== waiting.leadsTo.empty;
  const change = useMutation({
    mutationFn: async (at: string | undefined) => {
      if (choice !== 'empty') await relocateMeeting(meetingId, at === undefined ? { platform } : { platform, at });
      else if (waiting.relocateAt !== null) await cancelRelocation(meetingId);
    },
    onSuccess: () => {
      toast.success(DONE[choice](target));
      onClose();
    },
    onError: (error) => {
      const problem = toApiProblem(error);
      if (!isOutdating(problem)) return;
      toast.error(problem.message);
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: [ADMIN_KEY] }),
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice !== 'time') return change.mutate(undefined);
    const read = readRelocationTime(time, new Date());
    setTimeError(read.isValid ? null : read.message);
    if (read.isValid) change.mutate(read.at);
  };

  return (
    <Dialog open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <DialogContent
        title={`When does this call move to ${target}?`}
        description={`${capitalise(describePeople(waiting.people))} in the call. Until then whoever joins comes into it.`}
      >
        <form className="space-y-4" onSubmit={submit}>
          <Field
            label="When"
            hasButtonControl
            description={`${EFFECTS[choice](target)}${isUnsure ? ` ${target} takes no meeting at the moment: if it still doesn’t then, everybody stays.` : ''}`}
          >
            <Select options={RELOCATION_OPTIONS} value={choice} onValueChange={setChoice} />
          </Field>
          {choice === 'time' ? (
            <Field label="Time" description="On your own clock, within seven days." error={timeError}>
              <Input type="datetime-local" value={time} onChange={(event) => setTime(event.target.value)} />
            </Field>
          ) : null}
          <FormProblem error={change.error} />
          <DialogFooter>
            <DialogClose render={<Button variant="outline" />}>Cancel</DialogClose>
            <Button type="submit" isPending={change.isPending}>
              {choice === 'now' ? `Move everybody to ${target}` : 'Save'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

const EFFECTS: Record<RelocationChoice, (target: string) => string> = {
  empty: (target) => `Nobody is disturbed. The next meeting is on ${target}.`,
  time: (target) => `Everybody’s page counts down to it and then shows the call on ${target}. Nobody has to click.`,
  now: (target) =>
    `Everybody’s page counts down for ten seconds and then shows the call on ${target}. Nobody has to click; they are out of the picture for a moment.`,
};

const DONE: Record<RelocationChoice, (target: string) => string> = {
  empty: (target) => `The call stays until it is over; the next one is on ${target}`,
  time: (target) => `The move to ${target} is planned`,
  now: (target) => `The call moves to ${target}`,
};

/** What this dialog was opened about isn't so any more, and may be gone from the page that shows it. */
function isOutdating({ status }: ApiProblem): boolean {
  return status === 409 || status === 503;
}

function capitalise(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
