'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { draftQuery, planVersionsQuery } from '@/lib/queries/admin-migration';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import type { WhatIfAsked } from '@/lib/queries/what-if';

const NONE = 'none';
const DAYS = [7, 30, 90, 365] as const;

interface WhatIfFormProps {
  readonly isWorking: boolean;
  readonly onAsk: (asked: WhatIfAsked) => void;
}

/** What to try: a plan, how far its waves have come, and what happens to a platform. */
export function WhatIfForm({ isWorking, onAsk }: WhatIfFormProps) {
  const { plans, isDraftKnown } = usePlanOptions();
  const platforms = useQuery(platformsQuery);
  const [chosenPlan, setPlan] = useState<string | null>(null);
  const [waves, setWaves] = useState<WhatIfAsked['waves']>('all');
  const [days, setDays] = useState('30');
  const [fate, setFate] = useState(NONE);
  const plan = chosenPlan ?? plans[0]?.value ?? 'in-force';
  const fates = [
    { value: NONE, label: 'Nothing' },
    ...(platforms.data ?? [])
      .filter(({ isConfigured }) => isConfigured)
      .flatMap(({ id, label }) => [
        { value: `fails:${id}`, label: `${label} fails` },
        { value: `retired:${id}`, label: `${label} is retired` },
      ]),
  ];
  const submit = () => {
    const [kind = NONE, platform] = fate.split(':');
    onAsk({
      plan: plan === 'draft' || plan === 'in-force' ? plan : Number(plan),
      waves,
      days: Number(days),
      ...(platform === undefined ? {} : { platform, fate: kind === 'retired' ? 'retired' : 'fails' }),
    });
  };
  return (
    <Card className="p-4">
      <form
        className="grid items-end gap-4 sm:grid-cols-2 xl:grid-cols-[1fr_1fr_1fr_1fr_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label="Plan" hasButtonControl>
          <Select options={plans} value={plan} onValueChange={setPlan} />
        </Field>
        <Field label="Waves" hasButtonControl>
          <Select
            options={[
              { value: 'all', label: 'All have begun' },
              { value: 'begun', label: 'As far as they have come' },
            ]}
            value={waves}
            onValueChange={(value) => setWaves(value === 'begun' ? 'begun' : 'all')}
          />
        </Field>
        <Field label="What happens besides" hasButtonControl>
          <Select options={fates} value={fate} onValueChange={setFate} />
        </Field>
        <Field label="Past meetings of" hasButtonControl>
          <Select
            options={DAYS.map((count) => ({ value: String(count), label: `the last ${count} days` }))}
            value={days}
            onValueChange={setDays}
          />
        </Field>
        {/* Until then the plan that is asked about may still become the draft. */}
        <Button type="submit" isPending={isWorking} disabled={!isDraftKnown}>
          Work it out
        </Button>
      </form>
    </Card>
  );
}

/** The draft first, where there is one: it is what is asked about most. */
function usePlanOptions(): { plans: { value: string; label: string }[]; isDraftKnown: boolean } {
  const draft = useQuery(draftQuery);
  const versions = useInfiniteQuery(planVersionsQuery);
  const earlier = versions.data?.pages.flatMap(({ items }) => items) ?? [];
  const plans = [
    ...(draft.data ? [{ value: 'draft', label: 'The draft' }] : []),
    { value: 'in-force', label: 'The plan in force' },
    ...earlier.map(({ version }) => ({ value: String(version), label: `Plan ${version}` })),
  ];
  return { plans, isDraftKnown: !draft.isPending };
}
