import type { Metadata } from 'next';
import { AuditPage } from '@/components/admin/audit/audit-page';
import { guideVisitor } from '../guide-visitor';

export const metadata: Metadata = { title: 'Audit log' };

export default async function AdminAudit() {
  await guideVisitor('/admin/audit');
  return <AuditPage />;
}
