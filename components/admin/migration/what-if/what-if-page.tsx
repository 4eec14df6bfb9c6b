'use client';

import { FlaskConical } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '../../page-header';
import { ProblemState } from '../../problem-state';
import { ProgressBar } from '../in-force/progress-bar';
import { useWhatIf } from './use-what-if';
import { WhatIfForm } from './what-if-form';
import { WhatIfOutcome } from './what-if-outcome';

/** What another plan, or a platform that fails or is given up, would mean, before anything is done about it. */
export function WhatIfPage() {
  const { state, ask } = useWhatIf();
  return (
    <div className="space-y-6">
      <PageHeader
        title="What if"
        description="Decides for all rooms as they are, and decides past meetings anew on what was recorded of each: how many came, whether it was recorded, how each platform was and which kill switches were on at the time. Nothing is changed."
        actions={
          <ButtonLink href="/admin/migration" variant="outline">
            Back to the plan
          </ButtonLink>
        }
      />
      <WhatIfForm isWorking={state.kind === 'working'} onAsk={ask} />
      {state.kind === 'idle' ? (
        <EmptyState
          icon={<FlaskConical aria-hidden="true" />}
          title="Nothing asked yet"
          description="Choose a plan, and a platform if something should happen to it. Then see who would move, what stays, and what is in the way."
        />
      ) : null}
      {state.kind === 'working' ? (
        <ProgressBar
          label="Working it out"
          value={state.progress?.done ?? 0}
          most={state.progress?.total ?? 1}
          unit={state.progress?.of === 'meetings' ? 'past meetings decided' : 'rooms decided'}
        />
      ) : null}
      {state.kind === 'failed' ? (
        <ProblemState
          title="This couldn’t be worked out"
          error={state.error}
          onRetry={() => ask(state.asked)}
          isRetrying={false}
        />
      ) : null}
      {state.kind === 'done' ? <WhatIfOutcome asked={state.asked} result={state.result} /> : null}
    </div>
  );
}
