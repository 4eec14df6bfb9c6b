import type { RoomOverride } from '../../rooms/room';

/** A row of `overrides` as `to_json` gives it: times are texts there, and Dates where the driver parsed them. */
export interface OverrideRow {
  id: string;
  platform: string;
  expires_at: string | Date | null;
  note: string | null;
  waive: string[];
  change_id: string;
  created_by: string;
  created_at: string | Date;
}

export function toOverride(row: OverrideRow): RoomOverride {
  return {
    id: row.id,
    platform: row.platform,
    expiresAt: row.expires_at === null ? null : new Date(row.expires_at),
    note: row.note,
    waive: row.waive,
    changeId: row.change_id,
    createdBy: row.created_by,
    createdAt: new Date(row.created_at),
  };
}
