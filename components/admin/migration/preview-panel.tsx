'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { toast } from '@/components/ui/toast';
import { publishDraft } from '@/lib/queries/admin-migration';
import { toApiProblem } from '@/lib/queries/api-problem';
import type { PreviewView } from '@/lib/schemas/migration-draft';
import { FormProblem } from '../form-problem';
import { Moment } from '../moment';
import { Notice } from '../notice';
import { Section } from '../section';
import { ChangedRooms } from './changed-rooms';
import { LOSING_ROOMS } from './describe-loss';
import { describeRecentMeetings } from './describe-recent-meetings';
import { PauseChoice } from './pause-choice';
import { RuleList, WaveList } from './plan-parts';
import { PlatformShares } from './platform-shares';
import { PreviewedRooms } from './previewed-rooms';
import { ProblemList } from './problem-list';
import { useMigrationChange } from './use-migration-change';

interface PreviewPanelProps {
  readonly preview: PreviewView;
  readonly note: string;
  /** The form was changed since. */
  readonly isStale: boolean;
  readonly isPending: boolean;
  readonly onPreviewAgain: (resume: boolean) => void;
  /** At once: everything about the plan is asked for again afterwards. */
  readonly onPublished: () => void;
}

/** What publishing the draft does, in numbers and room by room, and the button that does it. */
export function PreviewPanel({ preview, note, isStale, isPending, onPreviewAgain, onPublished }: PreviewPanelProps) {
  const router = useRouter();
  const heading = useRef<HTMLDivElement>(null);
  const resume = preview.pause?.isLifted ?? false;
  const publish = useMigrationChange(publishDraft, (answer) => {
    onPublished();
    toast.success(`Plan ${answer.version} is in force${answer.isPaused ? ', paused' : ''}`, {
      description: `${answer.moves === 1 ? '1 room moves' : `${answer.moves.toLocaleString('en-US')} rooms move`} from the next meeting on.`,
    });
    router.push('/admin/migration');
  });
  const { reset } = publish;
  // Each preview is news: whoever asked for it by keyboard is taken there.
  useEffect(() => {
    reset();
    if (preview) heading.current?.focus();
  }, [preview, reset]);
  const problem = publish.error ? toApiProblem(publish.error) : null;
  const isOutdated = problem?.code === 'preview-outdated' || problem?.code === 'preview-not-found';
  return (
    <section aria-label="Preview" className="space-y-6 border-t pt-6">
      <div ref={heading} tabIndex={-1} className="space-y-1 outline-hidden">
        <h2 className="text-lg font-semibold">Preview</h2>
        <p className="text-sm text-muted-foreground">
          Against {preview.version === null ? 'no plan' : `plan ${preview.version}`}, over all{' '}
          {preview.counts.rooms.toLocaleString('en-US')} rooms, in {preview.seconds} s.
        </p>
      </div>
      {isStale ? (
        <Notice
          tone="warning"
          action={
            <Button size="sm" isPending={isPending} onClick={() => onPreviewAgain(resume)}>
              Save and preview again
            </Button>
          }
        >
          You changed the draft since. What follows is of before.
        </Notice>
      ) : null}
      {preview.isReshuffle ? (
        <Notice tone="warning">The buckets of all rooms are drawn anew: rooms go both ways.</Notice>
      ) : null}
      <Counts counts={preview.counts} />
      <ProblemList tone="warning" problems={preview.warnings} parts={preview} />
      {preview.waves.length > 0 ? (
        <Section title="Waves">
          <WaveList waves={preview.waves} />
        </Section>
      ) : null}
      {preview.rules.length > 0 ? (
        <Section title="Rules">
          <RuleList rules={preview.rules} />
        </Section>
      ) : null}
      <PlatformShares
        shares={preview.platforms}
        rooms={preview.counts.rooms}
        hasWaves={preview.waves.length > 0}
        isPreview
      />
      <p className="text-sm text-muted-foreground">{describeRecentMeetings(preview.meetings)}</p>
      <PreviewedRooms preview={preview} />
      <FormProblem error={publish.error}>
        {problem?.code === 'preview-outdated' ? <ChangedRooms details={problem.details} /> : null}
        {isOutdated ? (
          <Button size="sm" variant="outline" isPending={isPending} onClick={() => onPreviewAgain(resume)}>
            Preview again
          </Button>
        ) : null}
      </FormProblem>
      {preview.pause ? (
        <PauseChoice pause={preview.pause} isPending={isPending} isDisabled={isStale} onChoose={onPreviewAgain} />
      ) : null}
      {preview.freeze ? (
        <Notice tone="warning">
          A freeze holds until <Moment at={preview.freeze.until} />
          {preview.freeze.reason ? ` (${preview.freeze.reason})` : ''}: this draft moves rooms, so it can’t be published
          before.
        </Notice>
      ) : null}
      <Button
        disabled={isStale || isOutdated || isPending || preview.freeze !== null}
        isPending={publish.isPending}
        onClick={() => publish.mutate({ hash: preview.hash, note: note.trim(), resume })}
      >
        {publishLabel(preview)}
      </Button>
    </section>
  );
}

function publishLabel({ counts, pause }: PreviewView): string {
  const verb = pause === null ? 'Publish' : pause.isLifted ? 'Publish and resume' : 'Publish, paused';
  if (counts.moves === 0) return verb;
  return `${verb}: ${counts.moves.toLocaleString('en-US')} ${counts.moves === 1 ? 'room moves' : 'rooms move'}`;
}

function Counts({ counts }: { readonly counts: PreviewView['counts'] }) {
  const tiles = [
    { label: 'Move at their next meeting', value: counts.moves, more: callWords(counts) },
    { label: 'Move with a later wave', value: counts.later, more: null },
    { label: 'Blocked', value: counts.blocked, more: null },
    { label: LOSING_ROOMS, value: counts.degraded, more: null },
    { label: 'Stay', value: counts.stays, more: null },
  ];
  return (
    <Card className="p-4">
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-5">
        {tiles.map(({ label, value, more }) => (
          <div key={label} className="flex flex-col-reverse justify-end">
            <dt className="text-sm text-muted-foreground">
              {label}
              {more ? <span className="block">{more}</span> : null}
            </dt>
            <dd className="tabular text-2xl font-semibold">{value.toLocaleString('en-US')}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function callWords({ inCall, people }: PreviewView['counts']): string | null {
  if (inCall === 0) return null;
  const who = people === 1 ? '1 person stays' : `${people} people stay`;
  return `${inCall} in a call: ${who} until it ends`;
}
