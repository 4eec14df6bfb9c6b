export const PIN_OPTIONS = [
  { value: 'none', label: 'Not pinned', hint: 'Moves and plans may take it elsewhere' },
  { value: 'preferred', label: 'Preferred', hint: 'Plans leave it at home; another platform only when home can’t' },
  { value: 'required', label: 'Required', hint: 'Its home platform or nothing' },
] as const;

export const VISIBILITY_OPTIONS = [
  { value: 'open', label: 'Everybody with the link', hint: 'Guests too' },
  { value: 'members', label: 'Members', hint: 'Everybody who is signed in' },
  { value: 'private', label: 'Its owner', hint: 'And administrators' },
] as const;

export const RECORDING_OPTIONS = [
  { value: 'none', label: 'None' },
  { value: 'local', label: 'On a person’s own computer' },
  { value: 'cloud', label: 'At the platform' },
] as const;

export const RECORDING_START_OPTIONS = [
  { value: 'host', label: 'When a host starts it' },
  { value: 'prompt', label: 'The host is asked' },
  { value: 'automatic', label: 'By itself' },
] as const;
