import type { Metadata } from 'next';
import { OverviewPage } from '@/components/admin/overview/overview-page';
import { guideVisitor } from './guide-visitor';

export const metadata: Metadata = { title: 'Overview' };

export default async function AdminOverview() {
  await guideVisitor('/admin');
  return <OverviewPage />;
}
