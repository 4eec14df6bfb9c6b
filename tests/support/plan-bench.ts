import { DELETE as DELETE_DRAFT, GET as GET_DRAFT, PUT as PUT_DRAFT } from '@/app/api/v1/migration/draft/route';
import { GET as GET_PLAN } from '@/app/api/v1/migration/plan/route';
import { POST as PREVIEW } from '@/app/api/v1/migration/preview/route';
import { POST as PUBLISH } from '@/app/api/v1/migration/publish/route';
import { sql } from '@/lib/data/sql';
import { readPlanWorld } from '@/lib/migration/plans/preview/plan-world';
import { decideUnder } from '@/lib/migration/plans/preview/room-outcome';
import { readMigrationFacts } from '@/lib/migration/read-migration-facts';
import type { PreviewView, PublishedView } from '@/lib/schemas/migration-draft';
import { type ApiAnswer, type ApiCaller, callApi } from './api-client';

/** Writes, previews and publishes plans as an administrator's program would. */
export function makePlanBench(admin: () => ApiCaller) {
  const put = (plan: object, more: object = {}, ifMatch?: number): Promise<ApiAnswer> =>
    callApi(PUT_DRAFT, { as: admin(), body: { plan, ...more }, ...(ifMatch === undefined ? {} : { ifMatch }) });
  const preview = (body?: object): Promise<ApiAnswer> => callApi(PREVIEW, { as: admin(), ...(body ? { body } : {}) });
  const publish = (hash: string, more: object = {}): Promise<ApiAnswer> =>
    callApi(PUBLISH, { as: admin(), body: { hash, ...more } });
  const getPlan = (): Promise<ApiAnswer> => callApi(GET_PLAN, { as: admin() });
  return {
    put,
    preview,
    publish,
    getPlan,
    getDraft: () => callApi(GET_DRAFT, { as: admin() }),
    deleteDraft: (ifMatch?: number) =>
      callApi(DELETE_DRAFT, { as: admin(), ...(ifMatch === undefined ? {} : { ifMatch }) }),
    /** From a plan to its being in force. Throws where any step is refused. */
    async putInForce(plan: object): Promise<{ preview: PreviewView; published: PublishedView }> {
      const { version } = (await getPlan()).body;
      const draft = await put(plan, { basedOn: version });
      if (draft.status !== 200) throw new Error(`The draft was refused: ${JSON.stringify(draft.body)}`);
      const previewed = await preview();
      if (previewed.status !== 200) throw new Error(`The preview was refused: ${JSON.stringify(previewed.body)}`);
      const shown = previewed.body as unknown as PreviewView;
      const published = await publish(shown.hash);
      if (published.status !== 200) throw new Error(`Publishing was refused: ${JSON.stringify(published.body)}`);
      return { preview: shown, published: published.body as unknown as PublishedView };
    },
  };
}

/** Where the next meeting of each room is, by name, as the plan in force has it. */
export async function nextPlatforms(): Promise<Record<string, string | null>> {
  const world = await readPlanWorld();
  await readMigrationFacts();
  return Object.fromEntries(
    world.rooms.map((room) => [room.room.slug, decideUnder(room, world.facts, world.inForce, new Date()).platform]),
  );
}

/** An installation without plans and rooms, for the next test. */
export async function clearPlans(): Promise<void> {
  await sql.query({
    text: `TRUNCATE migration_plans, migration_state, migration_draft, migration_previews, kill_switches, settlements,
           rooms, audit_entries, decisions CASCADE`,
  });
}

/** Begins a wave's soak so long ago that it is over. */
export async function soakAll(): Promise<void> {
  await sql.query({
    text: `UPDATE migration_state SET revision = revision + 1, progress = jsonb_set(progress, '{waves}',
             (SELECT coalesce(jsonb_object_agg(key, jsonb_build_object('startedAt', '2026-01-01T00:00:00.000Z')), '{}')
                FROM jsonb_each(progress -> 'waves')))`,
  });
}
