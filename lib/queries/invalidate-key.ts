import type { QueryClient } from '@tanstack/react-query';
import type { PlanInForceView } from '../schemas/migration-plan';
import { MIGRATION_KEY } from './admin-keys';
import { draftQuery, planQuery } from './admin-migration';

const FORESIGHT = 'foresight';

/** The beginning of the keys of what changes would do to the plan at this revision. */
export function foresightKey(revision: number) {
  return [MIGRATION_KEY, FORESIGHT, revision] as const;
}

/**
 * Asks again for everything on the page whose key begins with this word. The draft is asked for once the plan has said
 * that there is one: after publishing there is none, and asking for it would be an error in everybody's console. So would
 * be asking what a change does to a plan that is no longer in force.
 */
export async function invalidateKey(client: QueryClient, key: string): Promise<void> {
  if (key !== MIGRATION_KEY) return client.invalidateQueries({ queryKey: [key] });
  const [, draft] = draftQuery.queryKey;
  await client.invalidateQueries({
    queryKey: [key],
    predicate: ({ queryKey }) => queryKey[1] !== draft && queryKey[1] !== FORESIGHT,
  });
  const plan = client.getQueryData<PlanInForceView>(planQuery.queryKey);
  if (plan) await client.invalidateQueries({ queryKey: foresightKey(plan.revision) });
  if (plan?.draftRevision !== null) await client.invalidateQueries({ queryKey: draftQuery.queryKey });
  else client.setQueryData(draftQuery.queryKey, (known) => (known === undefined ? undefined : null));
}
