import { Disc } from 'lucide-react';
import { cn } from '@/lib/cn';
import type { RecordingView } from '@/lib/schemas/recording';
import { Moment } from '../moment';
import { describeRecording } from './describe-recording';

/** What was recorded of a meeting, with what failed and until when the platform gives each file out. */
export function MeetingRecordings({ recordings }: { readonly recordings: readonly RecordingView[] }) {
  if (recordings.length === 0) return null;
  return (
    <ul aria-label="Recordings" className="mt-1 space-y-0.5">
      {recordings.map((recording) => (
        <li
          key={recording.id}
          className={cn(
            'flex items-start gap-1.5',
            recording.state === 'failed' ? 'text-destructive' : 'text-foreground',
          )}
        >
          <Disc aria-hidden="true" className="mt-1 size-3 shrink-0" />
          <span className="min-w-0">
            Recording of <Moment at={recording.startedAt ?? recording.createdAt} /> {describeRecording(recording)}
            <KeptUntil recording={recording} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function KeptUntil({ recording: { state, linkExpiresAt } }: { readonly recording: RecordingView }) {
  if (state !== 'ready' || linkExpiresAt === null) return null;
  const isOver = new Date(linkExpiresAt) <= new Date();
  return (
    <span className="text-muted-foreground">
      {isOver ? '; its platform gave it out until ' : '; its platform gives it out until '}
      <Moment at={linkExpiresAt} />
    </span>
  );
}
