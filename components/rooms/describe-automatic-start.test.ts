import { describe, expect, it } from 'vitest';
import { describeAutomaticStart } from './describe-automatic-start';

describe('describeAutomaticStart', () => {
  it('says of each platform what begins a recording there', () => {
    expect(describeAutomaticStart({ recording: 'cloud', recordingStart: 'automatic' })).toBe(
      'Whereby: as soon as the first person is in. Daily: once the first host is in. Jitsi and JaaS: the first host’s page starts it, and hosts are told where that fails. Until a host is in, nothing is recorded.',
    );
  });

  it('promises nothing of recordings on somebody’s computer', () => {
    expect(describeAutomaticStart({ recording: 'local', recordingStart: 'automatic' })).toContain(
      'nothing begins by itself',
    );
  });

  it('is silent where a host starts it, or nothing is recorded', () => {
    expect(describeAutomaticStart({ recording: 'cloud', recordingStart: 'host' })).toBeNull();
    expect(describeAutomaticStart({ recording: 'none', recordingStart: 'automatic' })).toBeNull();
  });
});
