import { describe, expect, it } from 'vitest';
import type { PlatformStatus } from '../../video-platforms';
import type { DecisionDetails, KillSwitches } from '../decision';
import { describeObstacle } from './describe-obstacle';

const daily = { id: 'daily', label: 'Daily' } as PlatformStatus;
const switches = (switchedBy: KillSwitches['switchedBy'] = new Map()): KillSwitches => ({
  targets: new Set(),
  heldByEnvironment: new Set(),
  switchedBy,
});
const explain = (details: DecisionDetails, by?: KillSwitches['switchedBy']) =>
  describeObstacle({ details }, daily, switches(by));

describe('why a moved room has its next meeting elsewhere', () => {
  it('names who switched moves off, also all of them, or the setting that holds them off', () => {
    const by = new Map([
      ['daily', 'ada@example.com'],
      ['all', 'bob@example.com'],
    ]);
    expect(explain({ stopped: { platform: 'daily', cause: 'kill-switch' } }, by)).toBe(
      'moves to Daily are switched off by ada@example.com',
    );
    expect(explain({ stopped: { platform: 'daily', cause: 'kill-switch-all' } }, by)).toBe(
      'all moves are switched off by bob@example.com',
    );
    expect(explain({ stopped: { platform: 'daily', cause: 'ENV_OFF' } }, by)).toBe(
      'the environment holds moves to Daily off (DAILY_MIGRATION_ENABLED is false)',
    );
  });

  it('says what is wrong with the platform', () => {
    expect(explain({ instead: { step: 'ROOM_OVERRIDE', platform: 'daily', cause: 'draining' } })).toBe(
      'Daily takes no new meetings at the moment',
    );
  });
});
