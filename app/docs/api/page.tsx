import type { Metadata } from 'next';
import { ReferenceFrame } from '@/components/api-docs/reference-frame';
import { ReferenceIndex } from '@/components/api-docs/reference-index';
import { readReference } from './read-reference';

export const metadata: Metadata = { title: 'API reference' };

/** The way to every operation: the whole of it on one page would weigh megabytes. */
export default function ApiDocsPage() {
  const { groups, base } = readReference();
  return (
    <ReferenceFrame groups={groups} current={null}>
      <ReferenceIndex groups={groups} base={base} />
    </ReferenceFrame>
  );
}
