import { describe, expect, it } from 'vitest';
import { SettingsError } from '../env/settings-error';
import { describeStartFailure } from './describe-start-failure';

describe('describeStartFailure', () => {
  it('gives one line per wrong setting and no stack trace', () => {
    const error = new SettingsError([
      { name: 'PORT', problem: 'must be a port between 1 and 65535, for example 3000' },
      { name: 'PATCHBAY_ROLE', problem: 'must be web, worker or all' },
    ]);
    expect(describeStartFailure(error)).toBe(
      "\nPatchbay can't start:\n" +
        '  PORT must be a port between 1 and 65535, for example 3000.\n' +
        '  PATCHBAY_ROLE must be web, worker or all.\n\n',
    );
  });

  it('keeps the stack of an error that nobody foresaw', () => {
    expect(describeStartFailure(new TypeError('x is not a function'))).toMatch(
      /TypeError: x is not a function\n\s+at /,
    );
  });
});
