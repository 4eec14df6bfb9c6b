import type { Metadata } from 'next';
import { Suspense } from 'react';
import { DeletedRooms } from '@/components/admin/rooms/deleted-rooms';
import { RoomsPage } from '@/components/admin/rooms/rooms-page';
import { TableSkeleton } from '@/components/admin/table-skeleton';
import { guideVisitor } from '../guide-visitor';

interface AdminRoomsProps {
  searchParams: Promise<{ deleted?: string | string[] }>;
}

export async function generateMetadata({ searchParams }: AdminRoomsProps): Promise<Metadata> {
  return { title: (await searchParams).deleted === 'true' ? 'Deleted rooms' : 'Rooms' };
}

export default async function AdminRooms({ searchParams }: AdminRoomsProps) {
  await guideVisitor('/admin/rooms');
  if ((await searchParams).deleted === 'true') return <DeletedRooms />;
  // The list reads its filters from the address, which Next wants inside a boundary.
  return (
    <Suspense fallback={<TableSkeleton label="the rooms" rows={16} columns={7} />}>
      <RoomsPage />
    </Suspense>
  );
}
