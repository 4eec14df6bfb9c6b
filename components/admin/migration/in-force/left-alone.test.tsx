import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import type { PlatformView } from '@/lib/schemas/platform';
import { LeftAlone } from './left-alone';

function show(state: PlatformView['breaker']['state']): string {
  const client = new QueryClient();
  const daily = { id: 'daily', label: 'Daily', isKnown: true, health: null, breaker: { state } } as PlatformView;
  client.setQueryData(platformsQuery.queryKey, { items: [daily] });
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <LeftAlone platform="daily" />
    </QueryClientProvider>,
  );
}

it('says that rooms fall back while their platform is left alone, also while it is tried again', () => {
  expect(show('open')).toContain('Daily is left alone for failures at the moment: rooms that go there fall back');
  expect(show('half-open')).toContain('Daily is left alone');
  expect(show('closed')).toBe('');
});
