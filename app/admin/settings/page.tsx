import type { Metadata } from 'next';
import { SettingsPage } from '@/components/admin/settings/settings-page';
import { currentActor } from '@/lib/auth/current-actor';
import { describeConfiguration } from '@/lib/overview/describe-configuration';
import { guideVisitor } from '../guide-visitor';

export const metadata: Metadata = { title: 'Settings' };

export default async function AdminSettings() {
  await guideVisitor('/admin/settings');
  return <SettingsPage configuration={describeConfiguration(await currentActor())} />;
}
