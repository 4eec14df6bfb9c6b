import { describe, expect, test } from 'vitest';
import { ensureInstallation, getInstallation, markDemoSeeded } from '@/lib/data/installation';
import { sql, withTransaction } from '@/lib/data/sql';
import { setUpTestDatabase } from '../../support/test-database';

setUpTestDatabase();

describe('installation', () => {
  test('is unknown before the first start', async () => {
    await expect(getInstallation()).rejects.toThrow('ensureInstallation');
  });

  test('is made once, also when many processes start at the same moment', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => ensureInstallation()));

    expect(new Set(made.map((installation) => installation.installationId)).size).toBe(1);
    expect(made[0]?.installationId).toMatch(/^[a-z][a-z0-9]{7}$/);
    expect(await ensureInstallation()).toEqual(made[0]);
  });

  test('lets exactly one caller make the demo rooms', async () => {
    const claims = await Promise.all(Array.from({ length: 5 }, () => withTransaction(markDemoSeeded)));

    expect(claims.filter(Boolean)).toHaveLength(1);
    expect((await getInstallation()).demoSeededAt).toBeInstanceOf(Date);
  });

  test('lets the next one try when making them failed', async () => {
    await sql.query({ text: 'UPDATE installation SET demo_seeded_at = NULL' });
    const failing = withTransaction(async (transaction) => {
      await markDemoSeeded(transaction);
      throw new Error('no room could be made');
    });

    await expect(failing).rejects.toThrow('no room could be made');
    await expect(withTransaction(markDemoSeeded)).resolves.toBe(true);
  });
});
