import { describe, expect, it } from 'vitest';
import { readFrameMessage } from './read-frame-message';

describe('readFrameMessage', () => {
  it.each(['ready', 'joined', 'left', 'ended', 'removed'] as const)('reads %s', (type) => {
    expect(readFrameMessage({ source: 'patchbay-frame', type })).toEqual({ type });
  });

  it('keeps the codes it has words for and takes any other for an error of the platform', () => {
    expect(readFrameMessage({ source: 'patchbay-frame', type: 'error', code: 'locked' })).toEqual({
      type: 'failed',
      code: 'locked',
    });
    expect(readFrameMessage({ source: 'patchbay-frame', type: 'error', code: 'E_1234' })).toEqual({
      type: 'failed',
      code: 'platform-error',
    });
    expect(readFrameMessage({ source: 'patchbay-frame', type: 'error' })).toEqual({
      type: 'failed',
      code: 'platform-error',
    });
  });

  it('reads how many are in the call', () => {
    expect(readFrameMessage({ source: 'patchbay-frame', type: 'people', count: 3 })).toEqual({
      type: 'people',
      count: 3,
    });
  });

  it.each([
    null,
    'joined',
    {},
    { source: 'react-devtools', type: 'ready' },
    { source: 'patchbay-frame', type: 'eval' },
    { source: 'patchbay-frame', type: 'people', count: 'many' },
    { source: 'patchbay-frame', type: 'people' },
  ])('takes no notice of %j', (data) => {
    expect(readFrameMessage(data)).toBeNull();
  });
});
