import type { Metadata } from 'next';
import { MeetingPage } from '@/components/admin/meeting/meeting-page';
import { guideVisitor } from '../../guide-visitor';

export const metadata: Metadata = { title: 'Meeting' };

interface AdminMeetingProps {
  params: Promise<{ id: string }>;
}

export default async function AdminMeeting({ params }: AdminMeetingProps) {
  const { id } = await params;
  await guideVisitor(`/admin/meetings/${id}`);
  return <MeetingPage id={decodeURIComponent(id)} />;
}
