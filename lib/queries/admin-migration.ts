import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  DraftView,
  ImportedView,
  PreviewedRoomView,
  PreviewView,
  PublishedView,
  PutDraftInput,
} from '../schemas/migration-draft';
import type { KillSwitchView, PlanInForceView, PlanVersionDetail, PlanVersionView } from '../schemas/migration-plan';
import type {
  AdvancedView,
  AdvanceInput,
  RollbackInput,
  RolledBackView,
  SettledView,
  SettleInput,
  SettlementView,
} from '../schemas/migration-steps';
import type { RetirementView } from '../schemas/retirement';
import { MIGRATION_KEY } from './admin-keys';
import { ApiProblem } from './api-problem';
import { fetchJson } from './fetch-json';

const BASE = '/api/v1/migration';

/** The plan in force. Worked out over all rooms, so what happens in single rooms is asked for now and then only. */
export const planQuery = queryOptions({
  queryKey: [MIGRATION_KEY, 'plan'],
  queryFn: ({ signal }) => fetchJson<PlanInForceView>(`${BASE}/plan`, { signal }),
  refetchInterval: 30_000,
});

/** Which moves are switched off, by an administrator or the environment. */
export const killSwitchesQuery = queryOptions({
  queryKey: [MIGRATION_KEY, 'kill-switches'],
  queryFn: ({ signal }) => fetchJson<{ items: KillSwitchView[] }>(`${BASE}/kill-switches`, { signal }),
  select: ({ items }) => items,
});

/** The draft; null where it is gone. Ask for it only where the plan says that there is one. */
export const draftQuery = queryOptions({
  queryKey: [MIGRATION_KEY, 'draft'],
  queryFn: async ({ signal }): Promise<DraftView | null> => {
    try {
      return await fetchJson<DraftView>(`${BASE}/draft`, { signal });
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'draft-not-found') return null;
      throw error;
    }
  },
});

/**
 * Makes a draft that was just written known at once: a form that opens before the server was asked again would begin with
 * what there was before.
 */
export async function keepDraft(client: QueryClient, draft: DraftView): Promise<void> {
  // Whatever was asked before it was written is answered with what it replaced.
  await Promise.all([draftQuery, planQuery].map(({ queryKey }) => client.cancelQueries({ queryKey, exact: true })));
  client.setQueryData(draftQuery.queryKey, draft);
  client.setQueryData(planQuery.queryKey, (plan) => plan && { ...plan, draftRevision: draft.revision });
}

export const planVersionsQuery = infiniteQueryOptions({
  queryKey: [MIGRATION_KEY, 'versions'],
  queryFn: ({ pageParam, signal }) =>
    fetchJson<{ items: PlanVersionView[]; nextCursor: string | null }>(
      `${BASE}/plans?limit=10${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
      { signal },
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

export function planVersionQuery(version: number) {
  return queryOptions({
    queryKey: [MIGRATION_KEY, 'version', version],
    queryFn: ({ signal }) => fetchJson<PlanVersionDetail>(`${BASE}/plans/${version}`, { signal }),
  });
}

export const settlementsQuery = queryOptions({
  queryKey: [MIGRATION_KEY, 'settlements'],
  queryFn: ({ signal }) => fetchJson<{ items: SettlementView[] }>(`${BASE}/settlements`, { signal }),
  select: ({ items }) => items,
});

export function retirementQuery(platform: string) {
  return queryOptions({
    queryKey: [MIGRATION_KEY, 'retire', platform],
    queryFn: ({ signal }) => fetchJson<RetirementView>(`${BASE}/retire/${encodeURIComponent(platform)}`, { signal }),
  });
}

/** The rooms of a preview. Kept under its hash, it never changes. */
export function previewedRoomsQuery({ hash, effect }: { readonly hash: string; readonly effect: string }) {
  return infiniteQueryOptions({
    queryKey: [MIGRATION_KEY, 'previewed-rooms', hash, effect],
    queryFn: ({ pageParam, signal }) =>
      fetchJson<{ items: PreviewedRoomView[]; nextCursor: string | null }>(
        `${BASE}/previews/${hash}/rooms?limit=50&effect=${effect}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function putDraft(
  draft: PutDraftInput | Omit<PutDraftInput, 'reshuffle'>,
  revision?: number,
): Promise<DraftView> {
  return fetchJson<DraftView>(`${BASE}/draft`, { method: 'PUT', body: draft, version: revision });
}

export function deleteDraft(revision: number): Promise<void> {
  return fetchJson(`${BASE}/draft`, { method: 'DELETE', version: revision });
}

export function previewDraft(asked: { resume: boolean }): Promise<PreviewView> {
  return fetchJson<PreviewView>(`${BASE}/preview`, { method: 'POST', body: asked });
}

export function publishDraft(asked: { hash: string; note: string; resume: boolean }): Promise<PublishedView> {
  return fetchJson<PublishedView>(`${BASE}/publish`, { method: 'POST', body: asked });
}

export function pausePlan({ reason, revision }: { reason: string; revision: number }): Promise<PlanInForceView> {
  return fetchJson<PlanInForceView>(`${BASE}/pause`, { method: 'POST', body: { reason }, version: revision });
}

export function resumePlan({ reason, revision }: { reason: string; revision: number }): Promise<PlanInForceView> {
  return fetchJson<PlanInForceView>(`${BASE}/resume`, { method: 'POST', body: { reason }, version: revision });
}

export function advancePlan(asked: Partial<AdvanceInput> & { revision?: number }): Promise<AdvancedView> {
  const { revision, ...body } = asked;
  return fetchJson<AdvancedView>(`${BASE}/advance`, { method: 'POST', body, version: revision });
}

export function rollBackPlan(asked: Partial<RollbackInput> & { revision?: number }): Promise<RolledBackView> {
  const { revision, ...body } = asked;
  return fetchJson<RolledBackView>(`${BASE}/rollback`, { method: 'POST', body, version: revision });
}

export function settleParts(asked: Partial<SettleInput> & { revision?: number }): Promise<SettledView> {
  const { revision, ...body } = asked;
  return fetchJson<SettledView>(`${BASE}/settle`, { method: 'POST', body, version: revision });
}

export function undoSettlement(asked: { id: string; revision: number; reason: string }): Promise<SettlementView> {
  const { id, revision, reason } = asked;
  return fetchJson<SettlementView>(`${BASE}/settlements/${id}${inAddress(reason)}`, {
    method: 'DELETE',
    version: revision,
  });
}

export function switchMovesOff({ target, reason }: { target: string; reason: string }): Promise<KillSwitchView> {
  return fetchJson<KillSwitchView>(`${BASE}/kill-switches/${encodeURIComponent(target)}`, {
    method: 'PUT',
    body: { reason },
  });
}

export function switchMovesOn({ target, reason }: { target: string; reason: string }): Promise<KillSwitchView> {
  return fetchJson<KillSwitchView>(`${BASE}/kill-switches/${encodeURIComponent(target)}${inAddress(reason)}`, {
    method: 'DELETE',
  });
}

/** A reason for what is taken back: such a request has no body. */
function inAddress(reason: string): string {
  return reason === '' ? '' : `?${new URLSearchParams({ reason })}`;
}

export function importPlan(asked: { file: unknown; fromElsewhere: boolean; dryRun: boolean }): Promise<ImportedView> {
  return fetchJson<ImportedView>(`${BASE}/import`, { method: 'POST', body: asked });
}

/** The address of a version's file; the browser saves it. */
export function exportAddress(version: number): string {
  return `${BASE}/plans/${version}/export`;
}
