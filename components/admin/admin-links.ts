import { Activity, BookOpen, DoorOpen, Inbox, Route, ScrollText, Settings, Waypoints } from 'lucide-react';

/** The pages of the administrator, in the order of how often they are needed. */
export const ADMIN_LINKS = [
  { href: '/admin', label: 'Overview', icon: Activity },
  { href: '/admin/rooms', label: 'Rooms', icon: DoorOpen },
  { href: '/admin/migration', label: 'Migration', icon: Route },
  { href: '/admin/platforms', label: 'Platforms', icon: Waypoints },
  { href: '/admin/webhooks', label: 'Webhooks', icon: Inbox },
  { href: '/admin/audit', label: 'Audit log', icon: ScrollText },
  { href: '/admin/settings', label: 'Settings', icon: Settings },
  { href: '/docs/api', label: 'API reference', icon: BookOpen },
] as const;

/** True where `path` is the page itself or lies below it; the overview is only itself. */
export function isCurrentPage(path: string, href: string): boolean {
  if (href === '/admin') return path === '/admin';
  return path === href || path.startsWith(`${href}/`);
}
