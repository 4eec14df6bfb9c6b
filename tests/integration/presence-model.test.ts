import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { installVendor } from '../model/install-vendor';
import { installModelClock } from '../model/model-clock';
import { MODEL_VENDORS, modelProperty } from '../model/model-property';
import { STORIES } from '../model/stories';
import { isSoak, soakSeed, soakSize } from '../support/soak-size';
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

beforeAll(installModelClock);

const HISTORIES = soakSize({ test: 12, soak: 1_500 });

describe('who is in, and when, as it really was', () => {
  it.each(MODEL_VENDORS)(
    '$definition.id',
    async (vendor) => {
      installVendor(vendor);
      await fc.assert(modelProperty(vendor), {
        ...soakSeed(),
        numRuns: STORIES.length + HISTORIES,
        examples: STORIES.map(([scripts, noise]) => [[...scripts], noise]),
      });
    },
    isSoak() ? 60 * 60_000 : 180_000,
  );
});
