import { platformLabel } from '@/components/platforms/platform-badge';
import { DOOR_OPTIONS } from '@/components/rooms/door-options';
import { partName } from '@/lib/schemas/part-name';
import { PLATFORM_CATALOG } from '@/lib/video-platforms/catalog';
import { STATE_OPTIONS } from '../platforms/describe-state-change';
import { FAILURE_WORDS } from '../platforms/failure-words';
import { PIN_OPTIONS, RECORDING_OPTIONS, RECORDING_START_OPTIONS, VISIBILITY_OPTIONS } from '../room/room-options';

/** Fields whose own name would mean little to a reader. Nested ones carry their parents: `override.platform`. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'name',
  formerNames: 'names before',
  slug: 'name in the link',
  platform: 'home platform',
  owner: 'owner',
  ownerEmail: 'owner',
  visibility: 'who may enter',
  'settings.size': 'size, people',
  'settings.door': 'how guests get in',
  'settings.recording': 'recording',
  'settings.recordingStart': 'recording starts',
  'settings.meetingHours': 'a new call begins after, hours',
  'settings.graceSeconds': 'ends when empty for, seconds',
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
  basedOn: 'made from plan',
  changes: 'changes',
  isDisabled: 'closed',
  isAdmin: 'administrator',
  isHeld: 'held off by the environment',
  isOn: 'moves',
  onBy: 'stopped by',
  onReason: 'why they were stopped',
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

/** What a field is called where it is another thing than in entries about rooms; by action, else by the kind of it. */
const FIELD_WORDS_OF_ACTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  meeting: { platform: 'platform of the call' },
  'vendor-room': { platform: 'platform' },
  'webhook-delivery': { platform: 'platform', changes: 'what it changed' },
};

/** Values that are codes, by the last word of their field. */
const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pin: wordsOfOptions(PIN_OPTIONS),
  visibility: wordsOfOptions(VISIBILITY_OPTIONS),
  door: wordsOfOptions(DOOR_OPTIONS),
  recording: wordsOfOptions(RECORDING_OPTIONS),
  recordingStart: wordsOfOptions(RECORDING_START_OPTIONS),
  isOn: { yes: 'off', no: 'allowed' },
  breaker: { closed: 'yes', open: 'no, left alone for a while' },
  cause: FAILURE_WORDS,
};

/** What a state means depends on what it is a state of; by the kind of the action. */
const STATE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  platform: wordsOfOptions(STATE_OPTIONS),
  'platform.webhooks-set-up': { active: 'arriving', broken: 'not arriving as they should', absent: 'not set up' },
  meeting: { live: 'open', draining: 'takes no newcomers', ended: 'over', failed: 'failed' },
};

/**
 * A field of a snapshot as words: `settings.size` is "size, people", and `vendorRoomName` "vendor room name".
 * @param action what was done: a `platform` is a room's home, but the one that a call is on where a call was moved
 */
export function describeField(field: string, action = ''): string {
  const ofAction = ofActionOrKind(FIELD_WORDS_OF_ACTIONS, action);
  if (ofAction && Object.hasOwn(ofAction, field)) return ofAction[field] ?? field;
  if (Object.hasOwn(FIELD_WORDS, field)) return FIELD_WORDS[field] ?? field;
  const last = field.split('.').at(-1) ?? field;
  return last
    .replace(/^is([A-Z])/, '$1')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase();
}

/** A value as words: platforms and parts of the plan by their names, and codes as the pages say them. */
export function describeValue(field: string, value: string, action = ''): string {
  const last = field.split('.').at(-1) ?? field;
  const words = last === 'state' ? ofActionOrKind(STATE_WORDS, action) : VALUE_WORDS[last];
  if (words && Object.hasOwn(words, value)) return words[value] ?? value;
  if (last === 'wavesBegun') return value.split(', ').map(waveNameOf).join(', ');
  if (!/platform|^to$|^from$|target/i.test(last)) return value;
  return value
    .split(', ')
    .map((part) => (Object.hasOwn(PLATFORM_CATALOG, part) ? platformLabel(part) : part))
    .join(', ');
}

function waveNameOf(id: string): string {
  return partName('wave', id);
}

/** The words of a choice as a form offers it, for the middle of a sentence. */
function wordsOfOptions(options: readonly { readonly value: string; readonly label: string }[]) {
  return Object.fromEntries(
    options.map(({ value, label }) => [value, `${label.charAt(0).toLowerCase()}${label.slice(1)}`]),
  );
}

function ofActionOrKind<Words>(words: Readonly<Record<string, Words>>, action: string): Words | undefined {
  return words[action] ?? words[action.split('.')[0] ?? ''];
}
