import { afterEach, expect, it, vi } from 'vitest';
import { getLog } from '@/lib/log';
import { makeWorkerLogger } from './worker-logger';

afterEach(() => vi.restoreAllMocks());

const lost = new Error('Connection terminated due to connection timeout');
const fail = (logger: ReturnType<typeof makeWorkerLogger>, error = lost) =>
  logger.error(`Error with notify listener (trying again in 99ms): ${error.message}`, { error });

it('warns in one line of a lost connection that is opened again, and complains once that fails for long', () => {
  const warnings = vi.spyOn(getLog(), 'warn').mockReturnValue();
  const errors = vi.spyOn(getLog(), 'error').mockReturnValue();
  const logger = makeWorkerLogger();

  for (let failure = 1; failure < 6; failure++) fail(logger);
  expect(warnings).toHaveBeenCalledTimes(5);
  expect(warnings.mock.calls[0]?.[0]).toEqual({ event: 'jobs.listener-lost', failures: 1, reason: lost.message });
  expect(errors).not.toHaveBeenCalled();

  fail(logger);
  expect(errors).toHaveBeenCalledTimes(1);

  logger.info("Worker connected and looking for jobs... (task names: 'x')");
  fail(logger);
  expect(errors).toHaveBeenCalledTimes(1);
});

it('keeps the stack of what nobody foresaw', () => {
  const errors = vi.spyOn(getLog(), 'error').mockReturnValue();
  const error = new Error('undefined is not a function');
  makeWorkerLogger().error('Deactivation failed', { error });
  expect(errors.mock.calls[0]?.[0]).toMatchObject({ err: error });
});
