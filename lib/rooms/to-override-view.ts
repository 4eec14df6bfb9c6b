import type { OverrideView } from '../schemas/override';
import type { RoomOverride } from './room';

/** A move by hand as the API gives it, to administrators only. */
export function toOverrideView(override: RoomOverride): OverrideView {
  return {
    platform: override.platform,
    expiresAt: override.expiresAt?.toISOString() ?? null,
    note: override.note,
    waive: [...override.waive],
    changeId: override.changeId,
    createdBy: override.createdBy,
    createdAt: override.createdAt.toISOString(),
  };
}
