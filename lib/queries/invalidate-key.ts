import type { QueryClient } from '@tanstack/react-query';
import type { PlanInForceView } from '../schemas/migration';
import { MIGRATION_KEY } from './admin-keys';
import { draftQuery, planQuery } from './admin-migration';

/**
 * Asks again for everything on the page whose key begins with this word. The draft is asked for once the plan has said
 * that there is one: after publishing there is none, and asking for it would be an error in everybody's console.
 */
export async function invalidateKey(client: QueryClient, key: string): Promise<void> {
  if (key !== MIGRATION_KEY) return client.invalidateQueries({ queryKey: [key] });
  const [, draft] = draftQuery.queryKey;
  await client.invalidateQueries({ queryKey: [key], predicate: ({ queryKey }) => queryKey[1] !== draft });
  const plan = client.getQueryData<PlanInForceView>(planQuery.queryKey);
  if (plan?.draftRevision !== null) await client.invalidateQueries({ queryKey: draftQuery.queryKey });
  else client.setQueryData(draftQuery.queryKey, (known) => (known === undefined ? undefined : null));
}
