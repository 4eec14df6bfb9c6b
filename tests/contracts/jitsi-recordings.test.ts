import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jitsi } from '@/lib/video-platforms/jitsi';
import { makePlatformServices } from '../support/platform-services';

const SCRIPT = path.resolve(import.meta.dirname, '../../docs/jitsi/finalize-recording.sh');
const SECRET = 'jitsi-webhook-secret-for-tests';
const SESSION = 'ab_cd-0123456789';
const FILE = 'mtg-7f3c2a90_2026-09-21-13-33-25.mp4';

interface Received {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly rawBody: Buffer;
}

/** A Patchbay that notes what it gets and answers as told, in turn; 200 after that. */
async function startPatchbay(...answers: number[]) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const rawBody = await buffer(request);
    received.push({ path: request.url ?? '', headers: request.headers as Record<string, string>, rawBody });
    response.writeHead(answers.shift() ?? 200).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received, stop: () => server.close() };
}

let root: string;
let patchbay: Awaited<ReturnType<typeof startPatchbay>>;

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'patchbay-jibri-'));
  patchbay = await startPatchbay();
});

afterEach(async () => {
  patchbay.stop();
  await rm(root, { recursive: true, force: true });
});

async function answerWith(...answers: number[]): Promise<void> {
  patchbay.stop();
  patchbay = await startPatchbay(...answers);
}

/** A folder as Jibri leaves it. */
async function makeRecording(files: Record<string, string>, session = SESSION): Promise<string> {
  const directory = path.join(root, session);
  await mkdir(directory);
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(directory, name), content);
  return directory;
}

/** Runs the script as Jibri does. */
function finalize(directory: string, own: Record<string, string> = {}): Promise<{ code: number; stderr: string }> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    TZ: 'Europe/Berlin',
    PATCHBAY_URL: patchbay.url,
    PATCHBAY_WEBHOOK_SECRET: SECRET,
    PATCHBAY_RETRY_SECONDS: '0',
    JIBRI_RECORDING_DIR: root,
    ...own,
  };
  return new Promise((resolve) => {
    execFile('bash', [SCRIPT, directory], { env }, (error, _stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stderr });
    });
  });
}

function openWebhooks() {
  const result = jitsi.readConfig({ JITSI_DOMAIN: 'meet.example.com', JITSI_WEBHOOK_SECRET: SECRET });
  if (!result.isConfigured) throw new Error('not configured');
  const { webhooks } = jitsi.createClient(result.config, makePlatformServices());
  if (!webhooks) throw new Error('no webhooks');
  return webhooks;
}

function read({ path: place, headers, rawBody }: Received) {
  const webhooks = openWebhooks();
  return {
    verdict: webhooks.verifyWebhookSignature({ rawBody, headers, now: new Date(), secrets: [SECRET] }),
    envelope: webhooks.readEnvelope(rawBody, place),
    events: webhooks.normalise(rawBody, place),
  };
}

const metadata = (meetingUrl: string) =>
  JSON.stringify({
    meeting_url: meetingUrl,
    participants: [{ user: { id: 'usr_01HZX3', name: 'Zoë "Z" \\ 🎉' } }],
    initiator: { id: 'usr_01HZX3', group: null },
  });

describe('Jibri’s finalize script', () => {
  it('tells of a recording so that Patchbay knows room, file and time, and takes it once', async () => {
    const directory = await makeRecording({
      [FILE]: '12345',
      'metadata.json': metadata('https://meet.example.com/Mtg-7f3c2a90'),
    });
    expect(await finalize(directory)).toEqual({ code: 0, stderr: '' });
    const [report, ...more] = patchbay.received;
    if (!report) throw new Error('nothing came');
    expect(more).toEqual([]);
    expect(report.path).toBe('/api/webhooks/jitsi/recordings');
    const { verdict, envelope, events } = read(report);
    expect(verdict).toMatchObject({ isValid: true });
    expect(envelope).toEqual({ eventId: SESSION, type: 'jibri-recording-finished' });
    expect(events).toEqual([
      {
        type: 'recording-ready',
        roomName: 'mtg-7f3c2a90',
        at: expect.any(Date),
        recording: { recordingId: SESSION, instanceId: null },
        // Jibri names files by the clock of its own machine.
        startedAt: new Date('2026-09-21T11:33:25Z'),
        durationSeconds: expect.any(Number),
        link: null,
        providerData: { directory, files: [{ name: FILE, bytes: 5 }] },
      },
    ]);
  });

  it('binds the signature to the body and takes no other secret', async () => {
    await finalize(await makeRecording({ [FILE]: '1' }));
    const [report] = patchbay.received;
    if (!report) throw new Error('nothing came');
    const check = (rawBody: Uint8Array, secrets: string[], own = {}) =>
      openWebhooks().verifyWebhookSignature({
        rawBody,
        headers: { ...report.headers, ...own },
        now: new Date(),
        secrets,
      });
    expect(check(Buffer.concat([report.rawBody, Buffer.from(' ')]), [SECRET])).toMatchObject({ reason: 'mismatch' });
    expect(check(report.rawBody, ['another'])).toMatchObject({ reason: 'mismatch' });
    expect(check(report.rawBody, ['another', SECRET])).toMatchObject({ isValid: true });
    // Who brings a signature stands or falls by it, whatever else they bring.
    expect(check(Buffer.from('{}'), [SECRET], { authorization: `Bearer ${SECRET}` }).isValid).toBe(false);
  });

  it('knows the room by the file where there is no usable metadata', async () => {
    await finalize(await makeRecording({ [FILE]: '1', 'metadata.json': '{"meeting_url":' }));
    expect(patchbay.received.flatMap((report) => read(report).events)[0]?.roomName).toBe('mtg-7f3c2a90');
  });

  it('takes a tenant’s room for another one', async () => {
    await finalize(await makeRecording({ [FILE]: '1', 'metadata.json': metadata('https://meet.example.com/acme/x') }));
    expect(patchbay.received.flatMap((report) => read(report).events)[0]?.roomName).toBe('[acme]x');
  });

  it('says that a recording failed which left no file', async () => {
    await finalize(await makeRecording({ 'metadata.json': metadata('https://meet.example.com/mtg-7f3c2a90') }));
    expect(patchbay.received.flatMap((report) => read(report).events)).toMatchObject([
      { type: 'recording-failed', roomName: 'mtg-7f3c2a90', recording: { recordingId: SESSION } },
    ]);
  });

  it('survives names with quotes, spaces, line breaks and broken bytes in them', async () => {
    const name = 'a "b" \\ $(touch x)\n -rf_2026-09-21-13-33-25.mp4';
    await finalize(await makeRecording({ [name]: '1' }));
    const [report] = patchbay.received;
    if (!report) throw new Error('nothing came');
    expect(read(report).events[0]).toMatchObject({
      providerData: { files: [{ name: name.replace('\n', '') }] },
    });
  });

  it('tries again while Patchbay is away, and signs anew', async () => {
    await answerWith(503, 500, 429);
    expect((await finalize(await makeRecording({ [FILE]: '1' }))).code).toBe(0);
    expect(patchbay.received).toHaveLength(4);
    for (const report of patchbay.received) expect(read(report).verdict).toMatchObject({ isValid: true });
  });

  it('gives up on a refusal at once, on an outage after six tries, and says what to do', async () => {
    const directory = await makeRecording({ [FILE]: '1' });
    await answerWith(401);
    expect(await finalize(directory)).toMatchObject({ code: 1, stderr: expect.stringContaining('refused') });
    expect(patchbay.received).toHaveLength(1);
    await answerWith(503, 503, 503, 503, 503, 503);
    expect(await finalize(directory)).toMatchObject({ code: 1, stderr: expect.stringContaining('Run this again') });
    expect(patchbay.received).toHaveLength(6);
  });

  it('touches nothing outside the folder of recordings', async () => {
    const outside = await mkdtemp(path.join(os.tmpdir(), 'patchbay-outside-'));
    await writeFile(path.join(outside, FILE), 'private');
    await symlink(outside, path.join(root, 'linked'));
    const directory = await makeRecording({});
    await symlink(path.join(outside, FILE), path.join(directory, FILE));
    await symlink(path.join(outside, FILE), path.join(directory, 'metadata.json'));
    for (const place of [outside, path.join(root, 'linked'), `${root}/../${path.basename(outside)}`, root, '/']) {
      expect((await finalize(place)).code).toBe(1);
    }
    expect(patchbay.received).toEqual([]);
    // A link in the recording's own folder is no recording either.
    await finalize(directory);
    expect(patchbay.received.map((report) => JSON.parse(report.rawBody.toString()))).toMatchObject([
      { files: [], metadata: null },
    ]);
    await rm(outside, { recursive: true });
  });

  it('reads its settings from a file without running it', async () => {
    const file = path.join(root, 'patchbay.env');
    await writeFile(file, `PATCHBAY_URL=${patchbay.url}\nPATCHBAY_WEBHOOK_SECRET=${SECRET}\ntouch ${root}/ran\n`);
    const directory = await makeRecording({ [FILE]: '1' });
    const settings = { PATCHBAY_SETTINGS: file, PATCHBAY_URL: '', PATCHBAY_WEBHOOK_SECRET: '' };
    expect(await finalize(directory, settings)).toEqual({ code: 0, stderr: '' });
    await expect(writeFile(path.join(root, 'ran'), '', { flag: 'wx' })).resolves.toBeUndefined();
    expect(await finalize(directory, { PATCHBAY_WEBHOOK_SECRET: '' })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('PATCHBAY_WEBHOOK_SECRET is missing'),
    });
  });
});

describe('a report of a recording', () => {
  it('is refused as unreadable where it is no report, and gives no events on other paths', () => {
    const webhooks = openWebhooks();
    const body = Buffer.from('{"event":"jibri-recording-finished","sessionId":"../../x"}');
    expect(() => webhooks.normalise(body, 'recordings')).toThrow('not a report');
    expect(webhooks.readEnvelope(body, 'recordings')).toEqual({ eventId: null, type: 'jibri-recording-finished' });
    expect(() => webhooks.normalise(body, 'events/room/created')).toThrow('names no room');
  });
});
