import type { Metadata } from 'next';
import { DraftPage } from '@/components/admin/migration/draft/draft-page';
import { guideVisitor } from '../../guide-visitor';

export const metadata: Metadata = { title: 'Draft of the plan' };

export default async function AdminMigrationDraft() {
  await guideVisitor('/admin/migration/draft');
  return <DraftPage />;
}
