import { expect, vi } from 'vitest';

/**
 * Waits until a condition holds, asking often, and fails the test when it never does. For what another process or
 * PostgreSQL does in its own time; where the test itself can make it happen, it should.
 */
export async function waitUntil(condition: () => boolean | Promise<boolean>, timeoutMs = 40_000): Promise<void> {
  await vi.waitFor(async () => expect(await condition()).toBe(true), { timeout: timeoutMs, interval: 20 });
}
