'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { PLATFORMS_KEY } from '@/lib/queries/admin-keys';
import { faultsQuery, setFaults } from '@/lib/queries/admin-platforms';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { PlatformView } from '@/lib/schemas/platform';
import { Notice } from '../notice';
import { describeFaults, NO_FAULTS } from './describe-faults';

/** Says on every page where it matters that an outage drill is on, so that nobody hunts a fault that was scripted. */
export function FaultsBanner({ platforms }: { readonly platforms: readonly PlatformView[] }) {
  return platforms
    .filter(({ hasDrills }) => hasDrills)
    .map((platform) => <PlatformFaultsBanner key={platform.id} platform={platform} />);
}

function PlatformFaultsBanner({ platform }: { readonly platform: PlatformView }) {
  const client = useQueryClient();
  const { data: faults } = useQuery(faultsQuery(platform.id));
  const clear = useMutation({
    mutationFn: () => setFaults({ platform: platform.id, faults: NO_FAULTS }),
    onSuccess: () => toast.success('Faults are off', { description: `${platform.label} works as it should.` }),
    onError: (error) => toast.error('The faults are still on', { description: toApiProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: [PLATFORMS_KEY] }),
  });
  const words = faults ? describeFaults(faults) : [];
  if (words.length === 0) return null;
  return (
    <Notice
      tone="warning"
      action={
        <Button variant="outline" size="sm" isPending={clear.isPending} onClick={() => clear.mutate()}>
          Switch faults off
        </Button>
      }
    >
      <strong className="font-semibold">Faults are on at {platform.label}.</strong> {capitalise(words.join(', '))}.
    </Notice>
  );
}

function capitalise(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
