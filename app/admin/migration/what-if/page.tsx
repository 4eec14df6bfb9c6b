import type { Metadata } from 'next';
import { WhatIfPage } from '@/components/admin/migration/what-if/what-if-page';
import { guideVisitor } from '../../guide-visitor';

export const metadata: Metadata = { title: 'What if' };

export default async function AdminWhatIf() {
  await guideVisitor('/admin/migration/what-if');
  return <WhatIfPage />;
}
