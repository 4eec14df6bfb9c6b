import { describe, expect, it } from 'vitest';
import { readExpiry } from './expiry-choice';

const now = new Date('2026-11-24T10:00:00Z');

describe('readExpiry', () => {
  it('gives no end until the room is put back', () => {
    expect(readExpiry({ choice: 'never', customValue: '', now })).toEqual({ isValid: true, expiresAt: null });
  });

  it('counts from now', () => {
    expect(readExpiry({ choice: 'shift', customValue: '', now })).toEqual({
      isValid: true,
      expiresAt: '2026-11-24T18:00:00.000Z',
    });
  });

  it('refuses a custom end that is missing, past or no date', () => {
    for (const customValue of ['', 'soon', '2026-11-23T09:00:00Z']) {
      expect(readExpiry({ choice: 'custom', customValue, now })).toMatchObject({ isValid: false });
    }
  });

  it('takes a custom end that is still to come', () => {
    expect(readExpiry({ choice: 'custom', customValue: '2026-11-25T09:00:00Z', now })).toEqual({
      isValid: true,
      expiresAt: '2026-11-25T09:00:00.000Z',
    });
  });
});
