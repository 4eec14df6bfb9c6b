import type { DecisionReason, DecisionStep } from '@/lib/schemas/decision';

/** A reason in the two words that fit into a cell of a table; the sentence tells the rest. */
export const REASON_WORDS: Readonly<Record<DecisionReason, string>> = {
  OPEN_MEETING: 'open meeting',
  ROOM_PIN: 'pinned',
  ROOM_OVERRIDE: 'by hand',
  RULE: 'rule',
  WAVE: 'wave',
  ROOM_PLATFORM: 'home',
  DEFAULT: 'default',
  FALLBACK: 'fallback',
  NO_PLATFORM: 'no platform',
};

/** A reason as a line of its own, where decisions are counted. */
export const REASON_TITLES: Readonly<Record<DecisionReason, string>> = {
  OPEN_MEETING: 'Joined an open meeting',
  ROOM_PIN: 'Pinned to its home',
  ROOM_OVERRIDE: 'Moved by hand',
  RULE: 'Rule of the plan',
  WAVE: 'Wave of the plan',
  ROOM_PLATFORM: 'Home platform',
  DEFAULT: 'Default, as home isn’t set up',
  FALLBACK: 'Fallback',
  NO_PLATFORM: 'No platform',
};

/** The question that each step of a decision asks. */
export const STEP_QUESTIONS: Readonly<Record<DecisionReason, string>> = {
  OPEN_MEETING: 'Is a meeting with people in it going on?',
  ROOM_PIN: 'Does a pin require its home platform?',
  ROOM_OVERRIDE: 'Was the room moved by hand?',
  RULE: 'Does a rule of the plan take it?',
  WAVE: 'Does a wave of the plan take it?',
  ROOM_PLATFORM: 'Does its home platform take meetings?',
  DEFAULT: 'Can the default platform take it?',
  FALLBACK: 'Can another platform of the fallback order take it?',
  NO_PLATFORM: 'Is there no platform left?',
};

export const ANSWER_WORDS: Readonly<Record<DecisionStep['answer'], string>> = {
  chosen: 'Chosen',
  skipped: 'No',
  cannot: 'Can’t take this room',
  'cannot-now': 'Can’t at the moment',
};
