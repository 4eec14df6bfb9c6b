import type { Metadata } from 'next';
import { Suspense } from 'react';
import { RoomsPage } from '@/components/admin/rooms/rooms-page';
import { TableSkeleton } from '@/components/admin/table-skeleton';
import { guideVisitor } from '../guide-visitor';

export const metadata: Metadata = { title: 'Rooms' };

export default async function AdminRooms() {
  await guideVisitor('/admin/rooms');
  // The list reads its filters from the address, which Next wants inside a boundary.
  return (
    <Suspense fallback={<TableSkeleton label="the rooms" rows={16} columns={7} />}>
      <RoomsPage />
    </Suspense>
  );
}
