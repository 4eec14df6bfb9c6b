import { describe, expect, it } from 'vitest';
import { isUnknownHere, namePlatform } from './platform-words';

const PLATFORMS = [
  { id: 'mock', label: 'Demo', isKnown: true },
  { id: 'in-house', label: 'In-house video', isKnown: true },
  { id: 'carrier-pigeon', label: 'carrier-pigeon', isKnown: false },
];

describe('namePlatform', () => {
  it('names a platform by its label, a private one too, and an unknown one by its id', () => {
    expect(namePlatform('mock', PLATFORMS)).toBe('Demo');
    expect(namePlatform('in-house', PLATFORMS)).toBe('In-house video');
    expect(namePlatform('carrier-pigeon', PLATFORMS)).toBe('carrier-pigeon');
    expect(namePlatform('mock', undefined)).toBe('Demo');
  });
});

describe('isUnknownHere', () => {
  it('is true only for a platform that this installation certainly does not have', () => {
    expect(isUnknownHere('carrier-pigeon', PLATFORMS)).toBe(true);
    expect(isUnknownHere('never-heard-of', PLATFORMS)).toBe(true);
    expect(isUnknownHere('in-house', PLATFORMS)).toBe(false);
    expect(isUnknownHere('carrier-pigeon', undefined)).toBe(false);
  });
});
