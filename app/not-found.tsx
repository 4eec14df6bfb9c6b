import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button-link';
import { MessagePage } from '@/components/ui/message-page';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <MessagePage title="There is nothing here">
      <p>No page has this address. Check the link for a missing letter, or ask whoever sent it for a new one.</p>
      <ButtonLink href="/">See all rooms</ButtonLink>
    </MessagePage>
  );
}
