import { beforeEach, describe, expect, it } from 'vitest';
import type { PlatformServices } from '@/lib/video-platforms/contract';
import { whereby } from '@/lib/video-platforms/whereby';
import { ADA } from './video-platform.contract';
import { BUCKET, KEY, makeWherebyBench, type WherebyBench } from './whereby-bench';
import { wherebyKey } from './whereby-key';

let bench: WherebyBench;

beforeEach(() => {
  bench = makeWherebyBench();
});

describe('Whereby’s limits and keys', () => {
  it('spends points by what a call is, from one budget of the organisation', async () => {
    const turns: unknown[] = [];
    const takeTurn: PlatformServices['takeTurn'] = async ({ account, limit, cost }) => {
      turns.push([account, limit, cost]);
    };
    const client = bench.open({}, { takeTurn });
    const made = await client.createMeeting(bench.request());
    await client.issueGrant({ meeting: bench.keptAs(made), participant: ADA, role: 'host' });
    await client.checkHealth();
    await client.deleteRoom?.(bench.keptAs(made));
    const limit = { name: 'points', calls: 1_000, perMs: 60_000 };
    expect(turns).toEqual([3, 1, 3, 2].map((cost) => ['organization-4711', limit, cost]));
  });

  it('says when to come back where the points are spent', async () => {
    bench = makeWherebyBench({ pointsPerMinute: 4 });
    await bench.open().createMeeting(bench.request());
    bench.passMs(30_000);
    await expect(bench.open().createMeeting(bench.request())).rejects.toMatchObject({
      code: 'rate-limited',
      isRetryable: true,
      retryAfterMs: 30_000,
    });
  });

  it('reports a key that is refused, without showing it', async () => {
    const other = wherebyKey({ organizationId: 4711, jti: 'withdrawn' });
    const health = await bench.open({ WHEREBY_API_KEY: other }).checkHealth();
    expect(health.isHealthy).toBe(false);
    expect(health.message).toContain('WHEREBY_API_KEY');
    expect(health.message).not.toContain(other);
    expect((await bench.open().checkHealth()).isHealthy).toBe(true);
  });

  it('knows the account by its organisation, whichever of its keys is used', () => {
    const account = (key: string) => bench.open({ WHEREBY_API_KEY: key }).account;
    expect(account(wherebyKey({ organizationId: 4711, jti: 'next' }))).toBe('organization-4711');
    expect(account(wherebyKey({ organizationId: '4712' }))).toBe('organization-4712');
    for (const key of ['opaque-key', 'a.b.c', wherebyKey({}), wherebyKey({ organizationId: { a: 1 } })])
      expect(account(key)).toBe('whereby');
  });
});

describe('Whereby’s settings', () => {
  const read = (changes: Record<string, string>) => whereby.readConfig({ WHEREBY_API_KEY: KEY, ...changes });

  it('warns of what will be missing, and only of that', () => {
    const warnings = (changes: Record<string, string>) => {
      const result = read(changes);
      return result.isConfigured ? result.warnings.join(' ') : 'not configured';
    };
    expect(warnings({})).toMatch(/WHEREBY_WEBHOOK_SECRET.*AWS_WHEREBY_S3_BUCKET/);
    expect(warnings({ ...BUCKET, WHEREBY_WEBHOOK_SECRET: 'one' })).toBe('');
  });

  it('asks Whereby itself where no address is set', () => {
    expect(read({})).toMatchObject({ config: { apiUrl: 'https://api.whereby.dev/v1', recordingBucket: null } });
    expect(read({ WHEREBY_API_URL: 'http://127.0.0.1:4010/v1/' })).toMatchObject({
      config: { apiUrl: 'http://127.0.0.1:4010/v1' },
    });
  });

  it.each([
    ['WHEREBY_API_KEY', 'a key with spaces', {}],
    ['WHEREBY_API_URL', 'api.whereby.dev', {}],
    ['AWS_WHEREBY_S3_BUCKET', 's3://acme', BUCKET],
    ['AWS_WHEREBY_S3_REGION', '', BUCKET],
    ['AWS_WHEREBY_ACCESS_KEY_SECRET', '', BUCKET],
  ])('calls %s=%s wrong and says what would be right', (name, value, others) => {
    const result = read({ ...others, [name]: value });
    expect(result).toMatchObject({ isConfigured: false, invalid: [name] });
    expect(result.isConfigured ? '' : result.problems?.[name]).toContain('for example');
  });
});
