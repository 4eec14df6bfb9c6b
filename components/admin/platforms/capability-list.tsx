import { Check, Minus } from 'lucide-react';
import type { PlatformCapabilities } from '@/lib/video-platforms/contract';

const LABELS: Readonly<
  Record<
    keyof Omit<PlatformCapabilities, 'largestMeeting' | 'webhookCoverage' | 'endForAll' | 'automaticRecording'>,
    string
  >
> = {
  cloudRecording: 'Cloud recording',
  localRecording: 'Local recording',
  lobby: 'Lobby',
  lock: 'Lock a call',
  hostRole: 'Host role',
  guestToken: 'Entry per person',
  embedEvents: 'Tells who comes and goes',
  dialIn: 'Dial-in',
  logo: 'Own logo',
};

const COVERAGE_WORDS = { full: 'all events', partial: 'some events', none: 'none' } as const;

/** What a platform can do, the same list on each, so that two can be compared at a glance. */
export function CapabilityList({ capabilities }: { readonly capabilities: PlatformCapabilities }) {
  return (
    <ul className="grid grid-cols-1 gap-x-4 gap-y-1 text-sm min-[26rem]:grid-cols-2">
      <Line isThere>
        Up to {capabilities.largestMeeting === null ? 'any number of' : capabilities.largestMeeting} people
      </Line>
      <Line isThere={capabilities.webhookCoverage !== 'none'}>
        Webhooks: {COVERAGE_WORDS[capabilities.webhookCoverage]}
      </Line>
      {Object.entries(LABELS).map(([key, label]) => (
        // The keys are those of LABELS, which the compiler holds to the contract.
        <Line key={key} isThere={capabilities[key as keyof typeof LABELS]}>
          {label}
        </Line>
      ))}
      {/* The host's page ends a call through the platform's own where the platform can't be told from outside. */}
      <Line isThere={capabilities.endForAll || capabilities.hostRole}>
        End for all{capabilities.endForAll || !capabilities.hostRole ? null : ', from inside the call'}
      </Line>
    </ul>
  );
}

function Line({ isThere, children }: { readonly isThere: boolean; readonly children: React.ReactNode }) {
  const Icon = isThere ? Check : Minus;
  return (
    <li className="flex items-center gap-2">
      <Icon
        aria-hidden="true"
        className={isThere ? 'size-3.5 shrink-0 text-success' : 'size-3.5 shrink-0 text-muted-foreground'}
      />
      <span className={isThere ? undefined : 'text-muted-foreground'}>
        {children}
        {isThere ? null : <span className="sr-only">: no</span>}
      </span>
    </li>
  );
}
