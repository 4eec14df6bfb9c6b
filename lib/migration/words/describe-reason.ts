import type { DecisionReason } from '../../schemas/decision';
import type { Decision } from '../decision';
import { nameRule, nameWave } from './describe-plan-part';

const REASON_WORDS: Readonly<Record<DecisionReason, string>> = {
  OPEN_MEETING: 'open meeting',
  ROOM_PIN: 'pinned',
  ROOM_OVERRIDE: 'by hand',
  RULE: 'rule',
  WAVE: 'wave',
  ROOM_PLATFORM: 'home',
  DEFAULT: 'default',
  FALLBACK: 'fallback',
  NO_PLATFORM: 'none can take it',
};

/** Why, in the few words that fit into a cell of a table: `wave 2`, `home, move blocked`. */
export function describeReason({ reason, details }: Pick<Decision, 'reason' | 'details'>): string {
  const { rule, wave, blocked, stopped } = details;
  if (reason === 'RULE' && rule) return nameRule(rule);
  if (reason === 'WAVE' && wave) return nameWave(wave);
  const unmade = stopped ? ', move stopped' : blocked ? ', move blocked' : '';
  return `${REASON_WORDS[reason]}${reason === 'ROOM_PLATFORM' ? unmade : ''}`;
}
