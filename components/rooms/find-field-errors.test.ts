import { describe, expect, it } from 'vitest';
import { findFieldErrors } from './find-field-errors';

const invalid = {
  code: 'invalid-request',
  message: 'Some fields are wrong.',
  fieldErrors: { name: 'Only small letters.', 'settings.size': 'must be at most 1000.' },
};

describe('findFieldErrors', () => {
  it('shows what the server said of each field until that field is changed', () => {
    expect(findFieldErrors(invalid, []).shown).toEqual(invalid.fieldErrors);
    expect(findFieldErrors(invalid, ['size', 'title']).shown).toEqual({ name: 'Only small letters.' });
    expect(findFieldErrors(invalid, ['name', 'size'])).toEqual({ all: invalid.fieldErrors, shown: {} });
  });

  it('puts a taken name to the field of the name', () => {
    const taken = { code: 'slug-taken', message: 'There is a room of that name.', fieldErrors: {} };
    expect(findFieldErrors(taken, []).shown).toEqual({ name: 'There is a room of that name.' });
    expect(findFieldErrors(taken, ['name']).shown).toEqual({});
  });

  it('has nothing to show where nothing went wrong', () => {
    expect(findFieldErrors(null, [])).toEqual({ all: {}, shown: {} });
  });
});
