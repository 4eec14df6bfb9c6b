import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENDING_MUTANTS } from '../model/ending-mutants';
import { installVendor } from '../model/install-vendor';
import { installModelClock } from '../model/model-clock';
import { modelProperty } from '../model/model-property';
import { MUTANTS } from '../model/mutants';
import { STORIES } from '../model/stories';
import { isSoak, soakSeed, soakSize } from '../support/soak-size';
import { setUpTestDatabase } from '../support/test-database';

/** Each rule by which events and answers become who is in, made wrong on purpose: the model has to notice. */

setUpTestDatabase();

beforeAll(installModelClock);

/** Most are found within a few dozen histories; some need a rare one. */
const HISTORIES = soakSize({ test: 600, soak: 4_000 });

/** In the short run, a few of them. */
const TRIED = isSoak() ? MUTANTS : [...MUTANTS.slice(0, 2), ...ENDING_MUTANTS];

describe('a wrong rule shows', () => {
  it.each(TRIED)(
    '$what',
    async ({ vendor, rules }) => {
      installVendor(vendor);
      const details = await fc.check(modelProperty(vendor, rules), {
        ...soakSeed(),
        numRuns: HISTORIES,
        endOnFailure: true,
        examples: STORIES.map(([scripts, noise]) => [[...scripts], noise]),
      });
      expect(details.failed).toBe(true);
      expect(String(details.errorInstance)).not.toContain('is not a function');
    },
    isSoak() ? 20 * 60_000 : 240_000,
  );
});
