import { randomUUID } from 'node:crypto';
import type { Actor, UserRole } from '@/lib/access/actor';
import { sql } from '@/lib/data/sql';
import { toSortName } from '@/lib/schemas/sort-name';

export interface TestUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: UserRole;
  /** This user, signed in. */
  readonly actor: Actor;
}

/** A user straight into the table; without a password hash nobody can sign in as them. */
export async function makeUser(
  values: { name?: string; email?: string; role?: UserRole; passwordHash?: string } = {},
): Promise<TestUser> {
  const id = randomUUID();
  const name = values.name ?? 'Ada Lovelace';
  const email = values.email ?? `user-${id.slice(0, 8)}@example.com`;
  const role = values.role ?? 'member';
  await sql.query({
    text: 'INSERT INTO users (id, email, name, role, password_hash) VALUES ($1, $2, $3, $4, $5)',
    values: [id, email, name, role, values.passwordHash ?? null],
  });
  return { id, name, email, role, actor: { kind: 'user', id, name, email, role } };
}

export interface TestRoom {
  readonly id: string;
  readonly slug: string;
}

/** A room straight into the table: nobody's, open to everybody and at home on `mock`, unless said otherwise. */
export async function makeRoom(
  values: {
    slug?: string;
    title?: string;
    ownerId?: string;
    platform?: string;
    pin?: 'none' | 'preferred' | 'required';
    visibility?: 'open' | 'members' | 'private';
    tags?: readonly string[];
    size?: number;
    door?: 'open' | 'ask' | 'host-first';
    recording?: 'none' | 'local' | 'cloud';
    meetingHours?: number;
    graceSeconds?: number;
  } = {},
): Promise<TestRoom> {
  const id = randomUUID();
  const slug = values.slug ?? `room-${id.slice(0, 8)}`;
  await sql.query({
    text: `INSERT INTO rooms (id, slug, title, owner_id, platform, pin, visibility, tags, size, recording, meeting_hours, grace_seconds, door, sort_name)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    values: [
      id,
      slug,
      values.title ?? slug,
      values.ownerId ?? null,
      values.platform ?? 'mock',
      values.pin ?? 'none',
      values.visibility ?? 'open',
      values.tags ?? [],
      values.size ?? 50,
      values.recording ?? 'none',
      values.meetingHours ?? 8,
      values.graceSeconds ?? 120,
      values.door ?? 'open',
      toSortName(slug),
    ],
  });
  return { id, slug };
}
