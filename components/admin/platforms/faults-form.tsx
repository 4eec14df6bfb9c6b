'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { PLATFORMS_KEY } from '@/lib/queries/admin-keys';
import { faultsQuery, setFaults } from '@/lib/queries/admin-platforms';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { FaultsInput, PlatformView } from '@/lib/schemas/platform';
import { FormProblem } from '../form-problem';
import { ProblemState } from '../problem-state';
import { TableSkeleton } from '../table-skeleton';
import { NO_FAULTS } from './describe-faults';

const FIELDS = [
  { key: 'latencyMs', label: 'Late answers', unit: 'ms', largest: 60_000 },
  { key: 'createErrorPercent', label: 'New meetings that fail', unit: '%', largest: 100 },
  { key: 'lostWebhookPercent', label: 'Webhooks lost', unit: '%', largest: 100 },
  { key: 'duplicateWebhookPercent', label: 'Webhooks sent twice', unit: '%', largest: 100 },
  { key: 'reorderedWebhookPercent', label: 'Webhooks out of order', unit: '%', largest: 100 },
] as const satisfies readonly { key: keyof FaultsInput; label: string; unit: string; largest: number }[];

/** Scripts an outage at the demo platform, to see what Patchbay and its people make of it. */
export function FaultsForm({ platform }: { readonly platform: PlatformView }) {
  const faults = useQuery(faultsQuery(platform.id));
  return (
    <section className="space-y-3 border-t pt-4">
      <div>
        <h3 className="text-sm font-medium">Outage drill</h3>
        <p className="text-sm text-muted-foreground">
          Faults for everybody who uses {platform.label}, from the next call or webhook on.
        </p>
      </div>
      {faults.isPending ? <TableSkeleton label="the faults" rows={3} columns={2} /> : null}
      {faults.isError && !faults.data ? (
        <ProblemState
          title="The faults couldn’t be loaded"
          error={faults.error}
          onRetry={() => faults.refetch()}
          isRetrying={faults.isFetching}
        />
      ) : null}
      {/* What is saved elsewhere meanwhile makes a fresh form, so that it never shows old numbers as the state. */}
      {faults.data ? <FaultFields key={JSON.stringify(faults.data)} platform={platform} saved={faults.data} /> : null}
    </section>
  );
}

function FaultFields({ platform, saved }: { readonly platform: PlatformView; readonly saved: FaultsInput }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState(() => Object.fromEntries(FIELDS.map(({ key }) => [key, String(saved[key])])));
  const save = useMutation({
    mutationFn: (faults: FaultsInput) => setFaults({ platform: platform.id, faults }),
    onSuccess: () => toast.success('Faults saved'),
    onSettled: () => client.invalidateQueries({ queryKey: [PLATFORMS_KEY] }),
  });
  const errors = save.error ? toApiProblem(save.error).fieldErrors : {};
  const hasFaults = FIELDS.some(({ key }) => saved[key] > 0);

  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const numbers = Object.fromEntries(FIELDS.map(({ key }) => [key, Number(typed[key] || 0)]));
    save.mutate({ ...NO_FAULTS, ...numbers });
  };

  return (
    <form onSubmit={submit} className="space-y-3">
      <div className="grid items-end gap-3 sm:grid-cols-2">
        {FIELDS.map(({ key, label, unit, largest }) => (
          <Field key={key} label={`${label}, ${unit}`} error={errors[key] ?? null}>
            <Input
              type="number"
              inputMode="numeric"
              min={0}
              max={largest}
              value={typed[key] ?? ''}
              onChange={(event) => setTyped((before) => ({ ...before, [key]: event.target.value }))}
            />
          </Field>
        ))}
      </div>
      <FormProblem error={Object.keys(errors).length > 0 ? null : save.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" isPending={save.isPending}>
          Save faults
        </Button>
        {hasFaults ? (
          <Button variant="outline" size="sm" disabled={save.isPending} onClick={() => save.mutate(NO_FAULTS)}>
            Switch all off
          </Button>
        ) : null}
      </div>
    </form>
  );
}
