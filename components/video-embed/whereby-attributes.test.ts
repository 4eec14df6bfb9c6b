import { describe, expect, it } from 'vitest';
import { wherebyAttributes } from './whereby-attributes';

const embed = {
  kind: 'whereby-embed',
  url: 'https://acme.whereby.com/room?roomKey=secret',
  displayName: 'Ada',
  externalId: '0a4b0c6e-1d2f-4a7b-8c9d-0e1f2a3b4c5d',
} as const;
const media = { isCameraOn: true, isMicrophoneOn: false, cameraId: 'own-origin-only', microphoneId: null };

describe('wherebyAttributes', () => {
  it('hands over the room, the person and their choice, and asks nothing twice', () => {
    expect(wherebyAttributes(embed, media, 'Call in Standup')).toMatchObject({
      room: embed.url,
      displayName: 'Ada',
      externalId: embed.externalId,
      title: 'Call in Standup',
      video: 'on',
      audio: 'off',
      precallReview: 'off',
      leaveButton: 'off',
    });
  });

  it('keeps names in the form that Whereby takes without asking for another', () => {
    const nameOf = (displayName: string) => wherebyAttributes({ ...embed, displayName }, media, '').displayName;
    expect(nameOf('Ada <the "first">: $1;')).toMatch(/^Ada the "first"/);
    expect(nameOf('Ada <the "first">: $1;')).not.toMatch(/[$!<>:;]/);
    expect(nameOf('Zoë 🎉')).toBe('Zoë 🎉');
  });
});
