import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { nameOfGroup } from '@/components/api-docs/group-words';
import { ReferenceFrame } from '@/components/api-docs/reference-frame';
import { ReferenceGroup } from '@/components/api-docs/reference-group';
import { readReference } from '../read-reference';

interface ApiGroupPageProps {
  readonly params: Promise<{ group: string }>;
}

export async function generateMetadata({ params }: ApiGroupPageProps): Promise<Metadata> {
  return { title: `${nameOfGroup((await params).group)} · API reference` };
}

export default async function ApiGroupPage({ params }: ApiGroupPageProps) {
  const { group } = await params;
  const { groups } = readReference();
  const found = groups.find(({ name }) => name === group);
  if (!found) return notFound();
  return (
    <ReferenceFrame groups={groups} current={found.name}>
      <ReferenceGroup {...found} />
    </ReferenceFrame>
  );
}
