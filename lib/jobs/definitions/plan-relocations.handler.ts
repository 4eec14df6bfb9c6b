import { planRelocations } from '../../meetings/relocation/plan-relocations';
import type { JobContext } from '../define-job';

export async function handle(_payload: unknown, { now }: JobContext): Promise<void> {
  await planRelocations(now());
}
