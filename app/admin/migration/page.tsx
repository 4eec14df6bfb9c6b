import type { Metadata } from 'next';
import { MigrationPage } from '@/components/admin/migration/migration-page';
import { guideVisitor } from '../guide-visitor';

export const metadata: Metadata = { title: 'Migration' };

export default async function AdminMigration() {
  await guideVisitor('/admin/migration');
  return <MigrationPage />;
}
