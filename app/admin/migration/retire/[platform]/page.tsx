import type { Metadata } from 'next';
import { RetirePage } from '@/components/admin/migration/settling/retire-page';
import { guideVisitor } from '../../../guide-visitor';

export const metadata: Metadata = { title: 'Retire a platform' };

interface AdminRetireProps {
  params: Promise<{ platform: string }>;
}

export default async function AdminRetire({ params }: AdminRetireProps) {
  const { platform } = await params;
  await guideVisitor(`/admin/migration/retire/${platform}`);
  return <RetirePage platform={decodeURIComponent(platform)} />;
}
