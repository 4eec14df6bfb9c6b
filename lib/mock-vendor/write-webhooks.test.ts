import { describe, expect, it } from 'vitest';
import { faultsSchema } from './schemas';
import { planCopies } from './write-webhooks';

const never = () => 0.999_999;
const always = () => 0;
const faults = (changes: object) => faultsSchema.parse(changes);

describe('planCopies', () => {
  it('sends each event once and in its turn while no drill is on', () => {
    expect(planCopies(faults({}), always)).toEqual([{ isOutOfTurn: false, delayMs: 0, isLost: false }]);
  });

  it('loses, doubles and delays as the drill says', () => {
    expect(planCopies(faults({ lostWebhookPercent: 100 }), never)).toMatchObject([{ isLost: true }]);
    expect(planCopies(faults({ duplicateWebhookPercent: 100 }), never)).toHaveLength(2);
    const [late] = planCopies(faults({ reorderedWebhookPercent: 100 }), never);
    expect(late).toMatchObject({ isOutOfTurn: true, isLost: false });
    expect(late?.delayMs).toBeGreaterThan(0);
  });

  it('draws the line at the given percentage', () => {
    expect(planCopies(faults({ lostWebhookPercent: 30 }), () => 0.29)).toMatchObject([{ isLost: true }]);
    expect(planCopies(faults({ lostWebhookPercent: 30 }), () => 0.3)).toMatchObject([{ isLost: false }]);
  });
});
