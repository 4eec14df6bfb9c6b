import { platformLabel } from '@/components/platforms/platform-badge';
import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import { FAILURE_WORDS } from '../platforms/failure-words';

/** Fields whose own name would mean little to a reader. Nested ones carry their parents: `override.platform`. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'name',
  formerNames: 'names before',
  slug: 'link',
  platform: 'home platform',
  owner: 'owner',
  ownerEmail: 'owner',
  visibility: 'who may enter',
  'settings.size': 'people expected',
  'settings.door': 'door',
  'settings.recording': 'recording',
  'settings.recordingStart': 'recording begins',
  'settings.meetingHours': 'hours until a meeting is not shared any more',
  'settings.graceSeconds': 'seconds until an empty meeting ends',
  'override.platform': 'moved to',
  'override.expiresAt': 'until',
  'override.note': 'note',
  'override.waive': 'given up for the move',
  'moved.platform': 'moved to',
  plan: 'plan in force',
  wavesBegun: 'waves that have begun',
  isPaused: 'paused',
  pausedBy: 'paused by',
  pauseReason: 'why paused',
  changes: 'changes',
  isDisabled: 'closed',
  isAdmin: 'administrator',
  isHeld: 'held off by the environment',
  onBy: 'switched on by',
  onReason: 'why it was on',
  breaker: 'asked for meetings',
  failuresInRow: 'meetings in a row that it failed to make',
  openUntil: 'left alone until',
  cause: 'how it failed',
  bytes: 'size in bytes',
  contentType: 'type of file',
  relocateAt: 'moves at',
  endReason: 'why it ended',
  latencyMs: 'delay in ms',
  createErrorPercent: 'creates that fail, in %',
  lostWebhookPercent: 'webhooks lost, in %',
  duplicateWebhookPercent: 'webhooks sent twice, in %',
  reorderedWebhookPercent: 'webhooks out of order, in %',
};

/** Values that are codes, by the last word of their field. */
const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pin: { none: 'not pinned', preferred: 'pinned, with fallback', required: 'pinned, without fallback' },
  visibility: {
    open: 'everybody with the link',
    members: 'people with an account',
    private: 'its owner and administrators',
  },
  door: { open: 'open', ask: 'a host lets people in', 'host-first': 'opens when a host comes' },
  recording: { none: 'none', local: 'in the browser', cloud: 'at the platform' },
  recordingStart: { host: 'when a host starts it', prompt: 'when people are asked', automatic: 'by itself' },
  breaker: { closed: 'yes', open: 'no, left alone for a while' },
  cause: FAILURE_WORDS,
};

/** What a state means depends on what it is a state of; by the kind of the action. */
const STATE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  platform: { active: 'takes new meetings', draining: 'takes no new meetings', disabled: 'switched off' },
  'platform.webhooks-set-up': { active: 'arriving', broken: 'not arriving as they should', absent: 'not set up' },
  meeting: { live: 'open', draining: 'takes no newcomers', ended: 'over', failed: 'failed' },
};

/** A field of a snapshot as words: `settings.size` is "people expected", and `vendorRoomName` "vendor room name". */
export function describeField(field: string): string {
  if (Object.hasOwn(FIELD_WORDS, field)) return FIELD_WORDS[field] ?? field;
  const last = field.split('.').at(-1) ?? field;
  return last
    .replace(/^is([A-Z])/, '$1')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase();
}

/** A value as words: platforms by their names, and codes by what they mean for what was done. */
export function describeValue(field: string, value: string, action = ''): string {
  const last = field.split('.').at(-1) ?? field;
  const words = last === 'state' ? stateWordsOf(action) : VALUE_WORDS[last];
  if (words && Object.hasOwn(words, value)) return words[value] ?? value;
  if (!/platform|^to$|^from$|target/i.test(last)) return value;
  return value
    .split(', ')
    .map((part) => (Object.hasOwn(PLATFORM_CATALOG, part) ? platformLabel(part) : part))
    .join(', ');
}

function stateWordsOf(action: string): Readonly<Record<string, string>> | undefined {
  return STATE_WORDS[action] ?? STATE_WORDS[action.split('.')[0] ?? ''];
}
