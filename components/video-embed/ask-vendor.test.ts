import { describe, expect, it } from 'vitest';
import { askVendor } from './ask-vendor';

describe('askVendor', () => {
  it('asks', () => {
    const asked: string[] = [];
    expect(askVendor(() => asked.push('hangup'))).toBe(true);
    expect(asked).toEqual(['hangup']);
  });

  it('lets nothing out that a vendor throws, and says that it did', () => {
    const refuse = () => {
      throw new Error('Not a command: startRecording');
    };
    expect(askVendor(refuse)).toBe(false);
  });

  it('lets nothing out that a vendor throws later', async () => {
    const unhandled: unknown[] = [];
    const note = (problem: unknown) => unhandled.push(problem);
    process.on('unhandledRejection', note);
    expect(askVendor(() => Promise.reject(new Error('The call is over.')))).toBe(true);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});
