'use client';

import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '@/components/ui/button-link';
import { platformsQuery } from '@/lib/queries/admin-platforms';
import { PlatformName } from '../../platform-name';
import { Section } from '../../section';

/** The way to "may we cancel this contract?" for each platform that is set up. */
export function Retirement() {
  const { data = [] } = useQuery(platformsQuery);
  const shown = data.filter(({ isConfigured, rooms }) => isConfigured || rooms > 0);
  if (shown.length === 0) return null;
  return (
    <Section title="Retire a platform" description="May we cancel this contract? See what still depends on it.">
      <ul className="flex flex-wrap gap-2">
        {shown.map(({ id, label }) => (
          <li key={id}>
            <ButtonLink
              variant="outline"
              size="sm"
              href={`/admin/migration/retire/${encodeURIComponent(id)}`}
              aria-label={`What depends on ${label}`}
            >
              <PlatformName platform={id} />
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
