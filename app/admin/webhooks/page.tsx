import type { Metadata } from 'next';
import { WebhooksPage } from '@/components/admin/webhooks/webhooks-page';
import { guideVisitor } from '../guide-visitor';

export const metadata: Metadata = { title: 'Webhooks' };

export default async function AdminWebhooks() {
  await guideVisitor('/admin/webhooks');
  return <WebhooksPage />;
}
