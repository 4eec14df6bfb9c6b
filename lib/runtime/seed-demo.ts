import type { Actor } from '../access/actor';
import { describeActor } from '../access/describe-actor';
import { recordAudit } from '../data/audit/audit';
import { hasNoRooms } from '../data/demo';
import { markDemoSeeded } from '../data/installation';
import { insertRoom } from '../data/rooms/room-writes';
import { withTransaction } from '../data/sql';
import type { Settings } from '../env/settings';
import { roomSettingsSchema } from '../schemas/room';
import { getDefaultPlatform } from '../video-platforms';

const STARTER: Actor = { kind: 'system', name: 'Patchbay, at its first start' };

/** The rooms that a newcomer finds. The first one is what the welcome says to open. */
export const DEMO_ROOMS = [
  { slug: 'standup', title: 'Daily stand-up', tags: ['team'], size: 12 },
  { slug: 'design-review', title: 'Design review', tags: ['team', 'design'], size: 25 },
  { slug: 'all-hands', title: 'All hands', tags: ['company'], size: 100 },
] as const;

/**
 * Makes the demo rooms, once per database: in a fresh embedded one, elsewhere where PATCHBAY_DEMO asks for them. A room
 * whose name is taken is left alone.
 * @returns the slugs of the rooms that were made
 */
export async function seedDemo(settings: Settings, ownerId: string | null): Promise<readonly string[]> {
  const isAskedFor = settings.PATCHBAY_DEMO ?? settings.isDatabaseEmbedded;
  if (!isAskedFor) return [];
  return withTransaction(async (transaction) => {
    if (settings.PATCHBAY_DEMO === undefined && !(await hasNoRooms(transaction))) return [];
    if (!(await markDemoSeeded(transaction))) return [];
    const made: string[] = [];
    for (const { slug, title, tags, size } of DEMO_ROOMS) {
      const platform = getDefaultPlatform();
      const room = await insertRoom(
        transaction,
        {
          ...{ slug, title, ownerId, platform, tags },
          pin: 'none',
          visibility: 'open',
          settings: { ...roomSettingsSchema.parse({}), size },
        },
        describeActor(STARTER),
      );
      if (!room) continue;
      made.push(slug);
      await recordAudit(transaction, {
        actor: STARTER,
        action: 'room.created',
        subjectKind: 'room',
        subjectId: room.id,
        after: { name: slug, title, platform, version: 1 },
      });
    }
    return made;
  });
}
