import { RECONCILE_RULES } from '@/lib/meetings/presence/presence-answer';
import { isOpen, lastSeenIn, type Stay } from '@/lib/meetings/presence/presence-rules';
import type { MeetingEvent } from '@/lib/video-platforms/contract';
import { dailyVendor } from './daily';
import { ENDING_MUTANTS } from './ending-mutants';
import { jaasVendor } from './jaas';
import { jitsiVendor } from './jitsi';
import { mockVendor } from './mock';
import type { ModelVendor } from './model-vendor';
import type { Mutant } from './mutant';
import { wherebyVendor } from './whereby';

const right = RECONCILE_RULES;

const shut = (stay: Stay, at: Date): Stay => ({ ...stay, leftAt: at, closedBy: 'event' });

/** The rules that a bug was planted in, one each. The first two are tried in the short run as well. */
export const MUTANTS: readonly Mutant[] = [
  {
    what: 'machines are counted as people',
    vendor: wherebyVendor,
    rules: { ...right, isMachine: () => false },
  },
  {
    what: 'the end of a conference puts out everybody, also those of the next one',
    vendor: jitsiVendor,
    rules: {
      ...right,
      wasOver: (stay, outBefore) =>
        outBefore && isOpen(stay) ? { ...stay, leftAt: outBefore, closedBy: 'meeting' } : stay,
    },
  },
  {
    what: 'the last word to arrive wins, whatever its time',
    vendor: mockVendor,
    rules: {
      ...right,
      wasIn: (stay, at, joinedAt) => ({ ...right.wasIn(stay, at, joinedAt), leftAt: null, closedBy: null }),
      wasOut: (stay, at) => shut(stay, at),
    },
  },
  {
    what: 'somebody whose leaving is told before their coming is in for ever',
    vendor: wherebyByEvents(),
    rules: { ...right, wasOut: (stay, at, by) => (lastSeenIn(stay) === null ? stay : right.wasOut(stay, at, by)) },
  },
  {
    what: 'a late leave of an earlier visit closes the later one',
    vendor: jaasVendor,
    rules: { ...right, wasOut: (stay, at, by) => (by === 'event' ? shut(stay, at) : right.wasOut(stay, at, by)) },
  },
  {
    what: 'a guess is never corrected by the event that names the moment',
    vendor: wherebyVendor,
    rules: { ...right, wasOut: (stay, at, by) => (stay.leftAt === null ? right.wasOut(stay, at, by) : stay) },
  },
  {
    what: 'who was closed is never opened again',
    vendor: dailyVendor,
    rules: {
      ...right,
      wasIn: (stay, at, joinedAt) => (stay.leftAt === null ? right.wasIn(stay, at, joinedAt) : stay),
    },
  },
  {
    what: 'sessions are told apart by when they began',
    vendor: dailyKeyedOnBeginnings(),
    rules: right,
  },
  {
    what: 'a name that an event leaves out is forgotten',
    vendor: mockVendor,
    rules: { ...right, nameAfter: (_known, told) => told },
  },
  {
    what: 'the latest coming counts as the first',
    vendor: jaasVendor,
    rules: {
      ...right,
      wasIn: (stay, at, joinedAt) => ({ ...right.wasIn(stay, at, joinedAt), joinedAt: joinedAt ?? stay.joinedAt }),
    },
  },
  {
    what: 'the end of a conference puts nobody out',
    vendor: jaasVendor,
    rules: { ...right, wasOver: (stay) => stay, outBeforeAfter: (known, told) => known ?? told },
  },
  {
    what: 'the end of a conference puts out whoever came to the next one in the same second',
    vendor: jitsiVendor,
    rules: {
      ...right,
      wasOver: (stay, outBefore) => right.wasOver(stay, outBefore && new Date(outBefore.getTime() + 1)),
    },
  },
  {
    what: 'whoever an answer leaves out is out, however fresh their coming is',
    vendor: dailyVendor,
    rules: { ...right, isNewerThan: () => true, certainlyIn: ({ joinedAt }) => joinedAt },
  },
  {
    what: 'whoever an answer leaves out stays in',
    vendor: dailyVendor,
    rules: { ...right, isNewerThan: () => false },
  },
  {
    what: 'an answer is of the moment at which it was asked for',
    vendor: dailyVendor,
    rules: { ...right, certainlyIn: (_person, { askedAt }) => askedAt },
  },
  {
    what: 'no answer means that nobody is in',
    vendor: dailyVendor,
    rules: { ...right, reportOfFailure: () => ({ tells: 'everybody', people: [] }) },
  },
  {
    what: 'a conference that the census does not know means nothing',
    vendor: jitsiVendor,
    rules: { ...right, wasOut: (stay, at, by) => (by === 'presence' ? stay : right.wasOut(stay, at, by)) },
  },
  {
    what: 'a silent page means nothing where nobody else can tell',
    vendor: jaasVendor,
    rules: { ...right, wasOut: (stay, at, by) => (by === 'silence' ? stay : right.wasOut(stay, at, by)) },
  },
  ...ENDING_MUTANTS,
];

/** Whereby's events alone: nothing that its insights could mend later. */
function wherebyByEvents(): ModelVendor {
  return { ...wherebyVendor, answer: () => Response.json({ results: [], cursor: null }) };
}

/** Daily's "joined" and "left" name the same beginning with some milliseconds between them. */
function dailyKeyedOnBeginnings(): ModelVendor {
  const { definition } = dailyVendor;
  const keyed = (event: MeetingEvent): MeetingEvent => {
    if (event.type !== 'participant-joined' && event.type !== 'participant-left') return event;
    const beganAt = event.type === 'participant-left' ? (event.joinedAt ?? event.at) : event.at;
    return { ...event, participant: { ...event.participant, connectionId: `began-${beganAt.getTime()}` } };
  };
  return {
    ...dailyVendor,
    definition: {
      ...definition,
      createClient: (config, services) => {
        const client = definition.createClient(config, services);
        const { webhooks } = client;
        if (!webhooks) return client;
        const normalise: typeof webhooks.normalise = (body, path) => webhooks.normalise(body, path).map(keyed);
        return { ...client, webhooks: { ...webhooks, normalise } };
      },
    },
  };
}
