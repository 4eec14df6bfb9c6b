import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem';

let browserClient: QueryClient | undefined;

/** One cache per browser page, and a new one for each render on the server, so that nobody sees another's data. */
export function getQueryClient(): QueryClient {
  if (typeof window === 'undefined') return createQueryClient();
  browserClient ??= createQueryClient();
  return browserClient;
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Live events say when something is stale; this only keeps a page from asking twice while it opens.
        staleTime: 5_000,
        // A browser that takes itself for offline may reach a server on its own network, and where it doesn't, a question
        // that fails is noticed; one that is held back would leave the page as it was without a word.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) => failures < 2 && isWorthAnotherTry(error),
      },
    },
  });
}

function isWorthAnotherTry(error: Error): boolean {
  return !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500;
}
