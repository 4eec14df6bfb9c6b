import type { QueryResultRow } from 'pg';
import type { DecisionRoom } from '../../migration/decision';

/** The columns of a room that every decision asks for, whatever else a statement reads. */
export interface DecisionRoomRow extends QueryResultRow {
  id: string;
  slug: string;
  platform: string;
  pin: DecisionRoom['pin'];
  tags: string[];
  created_at: Date;
  owner_email: string | null;
  former_names: string[] | null;
}

/** A room as decisions see it, with the settings that the statement read. */
export function toDecisionRoom<Settings>(row: DecisionRoomRow, settings: Settings) {
  return {
    id: row.id,
    slug: row.slug,
    platform: row.platform,
    pin: row.pin,
    settings,
    ownerEmail: row.owner_email,
    tags: row.tags,
    createdAt: row.created_at,
    formerNames: row.former_names ?? [],
  };
}
