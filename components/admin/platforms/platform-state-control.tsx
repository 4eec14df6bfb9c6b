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
import { describeStateChange, STATE_OPTIONS } from './describe-state-change';
import { StateChangePreview } from './state-change-preview';

/** Switches a platform for new meetings, after saying what that does to whom; undo is offered after. */
export function PlatformStateControl({ platform }: { readonly platform: PlatformView }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<SetPlatformStateInput['state'] | null>(null);
  const [reason, setReason] = useState('');
  const refresh = () =>
    Promise.all([ADMIN_KEY, PLATFORMS_KEY].map((key) => client.invalidateQueries({ queryKey: [key] })));

  const change = useMutation({
    mutationFn: (state: SetPlatformStateInput['state']) =>
      setPlatformState({ id: platform.id, state, version: platform.version, reason }),
    onSuccess: (_, state) => {
      setAsked(null);
      toast.success(`${platform.label} is ${state}`, {
        duration: 10_000,
        action: { label: 'Undo', onClick: () => void undo(platform.state) },
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

  const next = STATE_OPTIONS.find(({ value }) => value === asked);
  return (
    <>
      <Select
        aria-label={`State of ${platform.label}`}
        className="w-auto min-w-32"
        size="sm"
        options={STATE_OPTIONS}
        value={platform.state}
        onValueChange={(state) => {
          change.reset();
          if (state === platform.state) return;
          setReason('');
          setAsked(state);
        }}
      />
      <AlertDialog
        isOpen={asked !== null}
        onOpenChange={(isOpen) => (isOpen ? undefined : setAsked(null))}
        title={`Set ${platform.label} to ${next?.label.toLowerCase() ?? ''}`}
        description={asked ? describeStateChange(platform, asked) : ''}
        confirmLabel={`Set to ${next?.label.toLowerCase() ?? ''}`}
        isDestructive={asked === 'disabled'}
        isPending={change.isPending}
        error={change.error ? toApiProblem(change.error).message : null}
        onConfirm={() => (asked ? change.mutate(asked) : undefined)}
      >
        {asked ? <StateChangePreview platform={platform} state={asked} /> : null}
        <ReasonField value={reason} onChange={setReason} />
      </AlertDialog>
    </>
  );
}
