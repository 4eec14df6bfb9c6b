'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { toast } from '@/components/ui/toast';
import { publishDraft } from '@/lib/queries/admin-migration';
import { type ApiProblem, toApiProblem } from '@/lib/queries/api-problem';
import type { PreviewView } from '@/lib/schemas/migration-draft';
import { countWords } from '../../describe-people';
import { FormProblem } from '../../form-problem';
import { Moment } from '../../moment';
import { Notice } from '../../notice';
import { Section } from '../../section';
import { ProblemList } from '../draft/problem-list';
import { PauseChoice } from '../in-force/pause-choice';
import { RuleList, WaveList } from '../in-force/plan-parts';
import { useMigrationChange } from '../in-force/use-migration-change';
import { ChangedRooms } from './changed-rooms';
import { LOSING_ROOMS } from './describe-loss';
import { describeRecentMeetings } from './describe-recent-meetings';
import { PlatformShares } from './platform-shares';
import { PreviewedRooms } from './previewed-rooms';

interface PreviewPanelProps {
  readonly preview: PreviewView;
  /** Why the one before it couldn't be published; null where nobody tried. */
  readonly refusal: ApiProblem | null;
  readonly note: string;
  /** The plan in the form was changed since. */
  readonly isStale: boolean;
  readonly isPending: boolean;
  /** With why, where it is done because publishing was refused. */
  readonly onPreviewAgain: (resume: boolean, refusal?: ApiProblem) => void;
  /** At once: everything about the plan is asked for again afterwards. */
  readonly onPublished: () => void;
}

/** What publishing the draft does, in numbers and room by room, and the button that does it. */
export function PreviewPanel(props: PreviewPanelProps) {
  const { preview, refusal, note, isStale, isPending, onPreviewAgain, onPublished } = props;
  const router = useRouter();
  const heading = useRef<HTMLDivElement>(null);
  const resume = preview.pause?.isLifted ?? false;
  const publish = useMigrationChange(publishDraft, (answer) => {
    onPublished();
    toast.success(`Plan ${answer.version} is in force${answer.isPaused ? ', paused' : ''}`, {
      description: `${answer.moves === 1 ? '1 room moves' : `${countWords(answer.moves)} rooms move`} from the next meeting on.`,
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
  const isOutdated = problem !== null && isOutdatedPreview(problem);
  const tryToPublish = () =>
    publish.mutate(
      { hash: preview.hash, note: note.trim(), resume },
      {
        onError: (error) => {
          const why = toApiProblem(error);
          if (isOutdatedPreview(why)) onPreviewAgain(resume, why);
        },
      },
    );
  return (
    <section aria-label="Preview" className="space-y-6 border-t pt-6">
      <div ref={heading} tabIndex={-1} className="space-y-1 outline-hidden">
        <h2 className="text-lg font-semibold">Preview</h2>
        <p className="text-sm text-muted-foreground">
          Against {preview.version === null ? 'no plan' : `plan ${preview.version}`}, over all{' '}
          {countWords(preview.counts.rooms)} rooms, in {preview.seconds} s.
        </p>
      </div>
      {refusal ? <PreviewedAnew refusal={refusal} /> : null}
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
      {preview.changesNothing ? (
        <Notice tone="info">
          This draft changes nothing: plan {preview.version}, which is in force, says the same. There is nothing to
          publish.
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
      <FormProblem error={isOutdated && isPending ? null : publish.error}>
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
        disabled={isStale || isOutdated || isPending || preview.changesNothing || preview.freeze !== null}
        isPending={publish.isPending || (isOutdated && isPending)}
        onClick={tryToPublish}
      >
        {publishLabel(preview)}
      </Button>
    </section>
  );
}

/** Its rooms, or itself, are no longer what they were: another one says what holds now. */
function isOutdatedPreview({ code }: ApiProblem): boolean {
  return code === 'preview-outdated' || code === 'preview-not-found';
}

/** That nothing was published yet, as the preview no longer held, and for which rooms: this one is of now. */
function PreviewedAnew({ refusal }: { readonly refusal: ApiProblem }) {
  return (
    <div role="alert">
      <Notice tone="warning">
        <div className="space-y-2">
          <p className="font-medium">Nothing is published yet: what you were shown no longer held</p>
          <ChangedRooms details={refusal.details} />
          <p className="text-muted-foreground">What follows is of now. Publish it if that is what you want.</p>
        </div>
      </Notice>
    </div>
  );
}

function publishLabel({ counts, pause }: PreviewView): string {
  const verb = pause === null ? 'Publish' : pause.isLifted ? 'Publish and resume' : 'Publish, paused';
  if (counts.moves === 0) return verb;
  return `${verb}: ${countWords(counts.moves)} ${counts.moves === 1 ? 'room moves' : 'rooms move'}`;
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
            <dd className="tabular text-2xl font-semibold">{countWords(value)}</dd>
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
