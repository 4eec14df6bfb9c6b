import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { sql } from '@/lib/data/sql';
import { MODEL_VENDORS, modelProperty } from '../model/model-property';
import { installVendor } from '../model/run-history';
import { isSoak, soakSize } from '../support/soak-size';
import { setUpTestDatabase } from '../support/test-database';

/**
 * A model plays what people really did in rooms of each vendor; the vendor's own webhooks are made from it, signed as
 * theirs, and lost, doubled, shuffled and delayed; they go through everything that runs in production. What is known here
 * in the end is compared with what was.
 *
 * How near it has to be is in each vendor's `tolerance` (tests/model): where no webhook was lost, within what the vendor's
 * clock tells; where some were, within what pages and presence can make up for.
 */

setUpTestDatabase();

beforeAll(async () => {
  // Nothing here has to survive a power cut.
  await sql.query({
    text: `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$`,
  });
});

const PATIENCE_MS = soakSize({ test: 50_000, soak: 50 * 60_000 });

const HISTORIES = soakSize({ test: 12, soak: 1_500 });

describe.concurrent('who is in, and when, as it really was', () => {
  it.each(MODEL_VENDORS)(
    '$definition.id',
    async (vendor) => {
      installVendor(vendor);
      // A counterexample is found quickly and made small slowly: not longer than somebody waits for it.
      await fc.assert(modelProperty(vendor), { numRuns: HISTORIES, interruptAfterTimeLimit: PATIENCE_MS });
    },
    isSoak() ? 60 * 60_000 : 60_000,
  );
});
