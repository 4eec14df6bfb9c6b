import type { Metadata } from 'next';
import { demoPlatformSettings } from '@/lib/env/demo-platform';
import { getSettings } from '@/lib/env/settings';
import { loopbackTwins } from '@/lib/page-security/page-security-headers';
import { DemoMeeting } from '../_meeting/demo-meeting';
import '../demo-platform.css';

export const metadata: Metadata = { title: 'Demo call' };

interface PageProps {
  readonly params: Promise<{ readonly room: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** The demo platform's meeting page, as its customer embeds it: `/demo-platform/{room}?token=…`, with `&bar=off` in a page that has a bar of its own. */
export default async function DemoMeetingPage({ params, searchParams }: PageProps) {
  const [{ room }, { token, bar }] = await Promise.all([params, searchParams]);
  return (
    <main id="main" className="dark fixed inset-0 flex flex-col bg-background text-foreground">
      <DemoMeeting
        roomName={room}
        token={typeof token === 'string' ? token : 'none'}
        parentOrigins={parentOrigins()}
        hasBar={bar !== 'off'}
      />
    </main>
  );
}

/** The same as in the page's Content-Security-Policy: nobody else can hold it in a frame anyway. */
function parentOrigins(): readonly string[] {
  const settings = getSettings();
  const origins = [settings.PUBLIC_URL, demoPlatformSettings(settings).MOCK_PUBLIC_URL].map(
    (url) => new URL(url).origin,
  );
  return [...new Set(origins.flatMap((origin) => [origin, ...loopbackTwins(origin)]))];
}
