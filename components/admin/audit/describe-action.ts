/** What stands before the dot of an action, in words. */
export const ACTION_KINDS = [
  { value: 'room', label: 'Rooms' },
  { value: 'override', label: 'Moves by hand' },
  { value: 'platform', label: 'Platforms' },
  { value: 'meeting', label: 'Meetings' },
  { value: 'vendor-room', label: 'Rooms left behind' },
  { value: 'host-link', label: 'Host links' },
  { value: 'webhook-delivery', label: 'Webhooks' },
  { value: 'user', label: 'Users' },
  { value: 'api-key', label: 'API keys' },
] as const;

const WORDS: Readonly<Record<string, string>> = {
  'api-key.created': 'API key made',
  'api-key.revoked': 'API key revoked',
  'override.set': 'moved by hand',
  'override.lifted': 'put back',
  'override.undone': 'move undone',
  'room.name-released': 'room name freed',
  'meeting.ended': 'meeting ended',
  'meeting.vendor-room-gone': 'meeting ended, as its room was gone at the platform',
  'meeting.relocated': 'call moved with everybody in it',
  'meeting.continued': 'call continued beside, for newcomers',
  'meeting.relocation-planned': 'move of a call planned',
  'meeting.relocation-cancelled': 'move of a call called off',
  'room.closing': 'room closed, to be deleted when its call is over',
  'room.kept': 'room kept after all',
  'vendor-room.swept': 'room that was left behind deleted at the platform',
  'platform.webhooks-set-up': 'webhooks set up',
  'webhook-delivery.replayed': 'webhook replayed',
  'platform.breaker-opened': 'platform left alone after failures',
  'platform.breaker-closed': 'platform takes meetings again',
};

/** An action as words: `room.created` becomes `room created`. Actions that are not known yet read well enough. */
export function describeAction(action: string): string {
  return (Object.hasOwn(WORDS, action) ? WORDS[action] : undefined) ?? action.replaceAll(/[.-]/g, ' ');
}
