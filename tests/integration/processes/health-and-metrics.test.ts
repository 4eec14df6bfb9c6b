import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppProcess, startAppProcess } from '../../support/start-app-process';

let app: AppProcess;

beforeAll(async () => {
  app = await startAppProcess();
});

afterAll(async () => {
  await app?.stop();
});

/** Where the database lies: in the folder, or where the account of PostgreSQL can reach it. */
function serverPid(): number {
  const { 1: directory = '' } = /PostgreSQL in (\S+)/.exec(app.output()) ?? [];
  return Number.parseInt(readFileSync(path.join(directory, 'postmaster.pid'), 'utf8'), 10);
}

describe('/api/health', () => {
  it('says of each part that it is well', async () => {
    const answer = await fetch(`${app.url}/api/health`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toMatchObject({ status: 'ok', database: { status: 'ok' }, jobs: { status: 'ok' } });
  });

  it('turns to 503 while the database is gone, and back by itself', async () => {
    const pid = serverPid();
    process.kill(pid, 'SIGKILL');
    const states = new Set<number>();
    await expect
      .poll(
        async () => {
          const { status } = await fetch(`${app.url}/api/health`);
          states.add(status);
          return status === 200 && serverPid() !== pid;
        },
        { timeout: 30_000, interval: 20 },
      )
      .toBe(true);
    expect(states).toContain(503);
  });
});

describe('an address that nobody can read', () => {
  it('is told apart from a fault of ours, to programs and to people', async () => {
    for (const path of ['/api/%E0%A4%A', '/api/v1/rooms/%E0%A4%A', '/api/webhooks/%E0%A4%A']) {
      const answer = await fetch(`${app.url}${path}`);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ status: 400, code: 'invalid-request' });
    }
    for (const path of ['/%E0%A4%A', '/admin/rooms/%E0%A4%A']) {
      const page = await fetch(`${app.url}${path}`);
      expect(page.status).toBe(404);
      expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    }
  });
});

describe('/api/metrics', () => {
  it('is open to a key and to this machine, to nobody else', async () => {
    const address = `${app.url}/api/metrics`;
    const byKey = await app.fetch('/api/metrics', { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(byKey.status).toBe(200);
    expect((await fetch(address)).status).toBe(200);
    const throughProxy = await fetch(address, { headers: { 'x-forwarded-for': '127.0.0.1' } });
    expect(throughProxy.status).toBe(401);
    expect(await throughProxy.json()).toMatchObject({ code: 'not-signed-in' });
    expect((await fetch(address, { headers: { authorization: 'Bearer wrong-key-0123456789' } })).status).toBe(401);
  });

  it('counts requests, rooms, meetings and refused webhooks', async () => {
    await app.fetch('/api/v1/rooms/standup/meeting', { method: 'POST' });
    await fetch(`${app.url}/api/webhooks/mock`, { method: 'POST', body: '{}' });
    // A request is counted when its answer is out, which whoever asked may know first.
    const refusal = /^patchbay_http_requests_total\{kind="webhook",method="POST",status="401"\} 1$/m;
    await expect.poll(async () => (await fetch(`${app.url}/api/metrics`)).text()).toMatch(refusal);
    const answer = await fetch(`${app.url}/api/metrics`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await answer.text();
    expect(text).toMatch(/^patchbay_up\{part="database"\} 1$/m);
    expect(text).toMatch(/^patchbay_rooms 3$/m);
    expect(text).toMatch(/^patchbay_open_meetings\{platform="mock",state="live"\} 1$/m);
    expect(text).toMatch(/^patchbay_refused_webhooks_total\{platform="mock"\} 1$/m);
  });
});
