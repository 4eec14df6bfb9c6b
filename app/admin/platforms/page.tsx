import type { Metadata } from 'next';
import { PlatformsPage } from '@/components/admin/platforms/platforms-page';
import { guideVisitor } from '../guide-visitor';

export const metadata: Metadata = { title: 'Platforms' };

export default async function AdminPlatforms() {
  await guideVisitor('/admin/platforms');
  return <PlatformsPage />;
}
