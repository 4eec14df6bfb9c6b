import { describe, expect, it } from 'vitest';
import { maskSecretFields } from './mask-secret-fields';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJyb29tIjoic3RhbmR1cCJ9.c2lnbmF0dXJl-_';
const LOGIN = Buffer.from('ada:hunter2').toString('base64');

const mask = (value: unknown) => JSON.parse(maskSecretFields(JSON.stringify(value)));

describe('maskSecretFields', () => {
  it('hides what opens a file or a door, and leaves the rest as it came', () => {
    const body =
      '{"data": {"preAuthenticatedLink" : "https://x.test/\\"a\\"?t=1", "name":"Zoë \\u0000 link"},\n "share_token":"abc", "n":12345678901234567890}';
    expect(maskSecretFields(body)).toBe(
      '{"data": {"preAuthenticatedLink" : "[secret]", "name":"Zoë \\u0000 link"},\n "share_token":"[secret]", "n":12345678901234567890}',
    );
  });

  it('knows a secret by its field’s name, however that is spelt and however deep it lies', () => {
    const names =
      'jwt password apiKey api_key API-KEY roomKey hostRoomKey accessToken client_secret X-Amz-Signature authorization cookie streamKey passcode pin auth'.split(
        ' ',
      );
    for (const name of names) {
      const shown = { [name]: '[secret]' };
      expect(mask({ type: 'x', data: [{ [name]: 'hunter2' }] })).toEqual({ type: 'x', data: [shown] });
      expect(mask({ [name]: 1234 })).toEqual(shown);
    }
    expect(mask({ credentials: { user: 'ada', values: ['a', 2] } })).toEqual({
      credentials: { user: '[secret]', values: ['[secret]', '[secret]'] },
    });
    expect(maskSecretFields('{"to\\u006ben":"hunter2"}')).toBe('{"to\\u006ben":"[secret]"}');
  });

  it('leaves what one looks a delivery up for', () => {
    const told = {
      ...{
        id: 'evt-1',
        type: 'meeting.started',
        meetingId: '42',
        roomName: '/abcd1234-standup',
        room_session_id: 'q1',
      },
      ...{
        s3_key: 'acme/standup/1700000000',
        idempotencyKey: 'k-1',
        tokenType: 'owner',
        hasPassword: true,
        secret: null,
      },
      ...{
        title: 'Basic training = fun',
        displayName: 'Zoë Key',
        keyboard: 'qwertz',
        version: '1.2.3',
        domain: 'eyes.example.com',
      },
      roomUrl: 'https://acme.whereby.com/standup?embed&lang=de&t_zone=2#config.prejoin=false',
    };
    expect(mask(told)).toEqual(told);
  });

  it.each([
    [`a ${JWT} in a text`, 'a [secret] in a text'],
    [`Bearer ${JWT}`, 'Bearer [secret]'],
    ['sent with bearer abc-123, twice', 'sent with bearer [secret], twice'],
    [`Basic ${LOGIN}`, 'Basic [secret]'],
    ['https://ada:hunter2@files.test/x', 'https://[secret]@files.test/x'],
    ['whsec_c2VjcmV0', '[secret]'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n', '[secret]\n'],
    ['https://acme.whereby.com/x?roomKey=abc&lang=de', 'https://acme.whereby.com/x?roomKey=[secret]&lang=de'],
    ['https://acme.daily.co/x?lang=de&t=abc', 'https://acme.daily.co/x?lang=de&t=[secret]'],
    ['https://meet.test/x?jwt=abc#config.a=1', 'https://meet.test/x?jwt=[secret]#config.a=1'],
    ['https://meet.test/x#room%4Bey="a b"&lang="de"', 'https://meet.test/x#room%4Bey=[secret]&lang="de"'],
    [
      'https://s3.test/f.mp4?X-Amz-Expires=60&X-Amz-Credential=a&X-Amz-Signature=b',
      'https://s3.test/f.mp4?X-Amz-Expires=60&X-Amz-Credential=[secret]&X-Amz-Signature=[secret]',
    ],
    [
      'https://x.test/?to=https%3A%2F%2Facme.daily.co%2Fx%3Ft%3Dabc%26lang%3Dde&a=1',
      'https://x.test/?to=https%3A%2F%2Facme.daily.co%2Fx%3Ft%3D[secret]%26lang%3Dde&a=1',
    ],
  ])('hides what looks like a secret in any value: %s', (value, shown) => {
    expect(mask({ note: value, list: [value] })).toEqual({ note: shown, list: [shown] });
    expect(maskSecretFields(value)).toBe(shown);
  });

  it('looks into JSON that is kept as a text', () => {
    const inner = JSON.stringify({ id: 'e1', request: JSON.stringify({ token: 'hunter2', path: '/x' }) });
    const shown = mask({ body: inner });
    expect(JSON.parse(JSON.parse(shown.body).request)).toEqual({ token: '[secret]', path: '/x' });
    expect(JSON.parse(shown.body).id).toBe('e1');
  });

  it('hides fields of a text that is no JSON', () => {
    expect(maskSecretFields('"room":"')).toBe('"room":"');
    expect(maskSecretFields('token=hunter2&room=standup')).toBe('token=[secret]&room=standup');
    expect(maskSecretFields('Authorization: Digest hunter2\nroom: standup')).toBe(
      'Authorization: [secret]\nroom: standup',
    );
    // Cut off in the middle, also inside of a value; and quoted once more.
    const cut = maskSecretFields('{"room":"standup","apiKey":"hun\\"ter2","pin": 1234,"password":"hunter2');
    expect(cut).toBe('{"room":"standup","apiKey":"[secret]","pin": "[secret]","password":"[secret]"');
    expect(maskSecretFields('got {\\"token\\":\\"hunter2\\",\\"room\\":\\"standup\\"}')).toBe(
      'got {\\"token\\":\\"[secret]\\",\\"room\\":\\"standup\\"}',
    );
    expect(maskSecretFields('"url":"https:\\/\\/x.daily.co\\/y?a=1\\u0026token=abc", oops')).toBe(
      '"url":"https:\\/\\/x.daily.co\\/y?a=1\\u0026token=[secret]", oops',
    );
  });
});
