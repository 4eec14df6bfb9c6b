'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { ADMIN_KEY, PLATFORMS_KEY } from '@/lib/queries/admin-keys';
import { setPlatformState } from '@/lib/queries/admin-platforms';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { PlatformView, SetPlatformStateInput } from '@/lib/schemas/platform';
import { ReasonField } from '../reason-field';
import { describeStateChange, labelOfState, STATE_OPTIONS } from './describe-state-change';
import { StateChangePreview } from './state-change-preview';
import { StateChangedMeanwhile } from './state-changed-meanwhile';

/** What is asked before a platform is switched, and the platform as it was when whoever is asked last looked. */
interface StateQuestion {
  readonly next: SetPlatformStateInput['state'];
  readonly seen: Pick<PlatformView, 'state' | 'version'>;
}

/**
 * Switches a platform for new meetings, after saying what that does to whom; undo is offered after. Whoever confirms
 * confirms what they have read: where somebody else switched it meanwhile, they read by whom, and look again first.
 */
export function PlatformStateControl({ platform }: { readonly platform: PlatformView }) {
  const client = useQueryClient();
  const [question, setQuestion] = useState<StateQuestion | null>(null);
  const [reason, setReason] = useState('');
  const refresh = () =>
    Promise.all([ADMIN_KEY, PLATFORMS_KEY].map((key) => client.invalidateQueries({ queryKey: [key] })));

  const change = useMutation({
    mutationFn: ({ next, seen }: StateQuestion) =>
      setPlatformState({ id: platform.id, state: next, version: seen.version, reason }),
    onSuccess: (_, { next, seen }) => {
      setQuestion(null);
      toast.success(`${platform.label} is ${next}`, {
        duration: 10_000,
        action: { label: 'Undo', onClick: () => void undo(seen.state) },
      });
    },
    onSettled: refresh,
  });

  const undo = async (state: SetPlatformStateInput['state']) => {
    try {
      // Without a version: what is undone is our own change of a moment ago, which raised it.
      await setPlatformState({ id: platform.id, state });
      toast.success(`${platform.label} is ${state} again`);
    } catch (error) {
      toast.error('It couldn’t be undone', { description: toApiProblem(error).message });
    }
    await refresh();
  };

  const ask = (next: SetPlatformStateInput['state']) => {
    change.reset();
    setQuestion(next === platform.state ? null : { next, seen: { state: platform.state, version: platform.version } });
  };
  const isOvertaken = question !== null && question.seen.version !== platform.version && !change.isPending;
  return (
    <>
      <Select
        aria-label={`State of ${platform.label}`}
        className="w-auto min-w-32"
        size="sm"
        options={STATE_OPTIONS}
        value={platform.state}
        onValueChange={(state) => {
          setReason('');
          ask(state);
        }}
      />
      <AlertDialog
        isOpen={question !== null}
        onOpenChange={(isOpen) => (isOpen ? undefined : setQuestion(null))}
        title={question ? `Set ${platform.label} to ${labelOfState(question.next)}` : ''}
        description={
          question && isOvertaken ? (
            <StateChangedMeanwhile
              seen={question.seen.state}
              platform={platform}
              isOffered={question.next !== platform.state}
              onLookAgain={() => ask(question.next)}
            />
          ) : question ? (
            describeStateChange(platform, question.next)
          ) : (
            ''
          )
        }
        confirmLabel={question ? `Set to ${labelOfState(question.next)}` : ''}
        isDestructive={question?.next === 'disabled'}
        isPending={change.isPending}
        isConfirmDisabled={isOvertaken}
        error={change.error && !isOvertaken ? toApiProblem(change.error).message : null}
        onConfirm={() => (question ? change.mutate(question) : undefined)}
      >
        {question && !isOvertaken ? <StateChangePreview platform={platform} state={question.next} /> : null}
        <ReasonField value={reason} onChange={setReason} />
      </AlertDialog>
    </>
  );
}
