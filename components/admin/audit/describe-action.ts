/** What stands before the dot of an action, in words. */
export const ACTION_KINDS = [
  { value: 'room', label: 'Rooms' },
  { value: 'override', label: 'Moves by hand' },
  { value: 'platform', label: 'Platforms' },
  { value: 'meeting', label: 'Meetings' },
  { value: 'host-link', label: 'Host links' },
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
  'platform.webhooks-set-up': 'webhooks set up',
  'platform.breaker-opened': 'platform left alone after failures',
  'platform.breaker-closed': 'platform takes meetings again',
};

/** An action as words: `room.created` becomes `room created`. Actions that are not known yet read well enough. */
export function describeAction(action: string): string {
  return (Object.hasOwn(WORDS, action) ? WORDS[action] : undefined) ?? action.replaceAll(/[.-]/g, ' ');
}
