import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '@/lib/data/sql';
import { modelProperty } from '../model/model-property';
import { MUTANTS } from '../model/mutants';
import { installVendor } from '../model/run-history';
import { isSoak, soakSize } from '../support/soak-size';
import { setUpTestDatabase } from '../support/test-database';

/** Each rule by which events and answers become who is in, made wrong on purpose: the model has to notice. */

setUpTestDatabase();

beforeAll(async () => {
  await sql.query({
    text: `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$`,
  });
});

/** Found far sooner, as a rule; these are the ones that are tried in the short run. */
const TRIED = soakSize({ test: 2, soak: MUTANTS.length });

describe('a wrong rule shows', () => {
  it.each(MUTANTS.slice(0, TRIED))(
    '$what',
    async ({ vendor, rules }) => {
      installVendor(vendor);
      const details = await fc.check(modelProperty(vendor, rules), { numRuns: 600, endOnFailure: true });
      expect(details.failed).toBe(true);
      expect(String(details.errorInstance)).not.toContain('is not a function');
    },
    isSoak() ? 20 * 60_000 : 120_000,
  );
});
