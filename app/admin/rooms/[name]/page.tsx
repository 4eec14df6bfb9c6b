import type { Metadata } from 'next';
import { RoomPage } from '@/components/admin/room/room-page';
import { guideVisitor } from '../../guide-visitor';

interface AdminRoomProps {
  params: Promise<{ name: string }>;
}

export async function generateMetadata({ params }: AdminRoomProps): Promise<Metadata> {
  const { name } = await params;
  return { title: decodeURIComponent(name) };
}

export default async function AdminRoom({ params }: AdminRoomProps) {
  const { name } = await params;
  await guideVisitor(`/admin/rooms/${name}`);
  return <RoomPage name={decodeURIComponent(name)} />;
}
