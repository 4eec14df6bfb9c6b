import type { ReconcileRules } from '@/lib/meetings/presence/presence-answer';
import type { ModelVendor } from './model-vendor';

/** One rule made wrong, and a vendor at which that shows. */
export interface Mutant {
  readonly what: string;
  readonly vendor: ModelVendor;
  readonly rules: ReconcileRules;
}
