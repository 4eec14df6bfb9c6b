'use client';

import { buttonVariants } from '@/components/ui/button-variants';
import { MessagePage } from '@/components/ui/message-page';
import { OutagePage } from '@/components/ui/outage-page';
import { useDatabaseOutage } from '@/lib/queries/use-database-outage';
import './globals.css';

/** Shown where even the layout failed; so it brings its own document and needs nothing that could fail as well. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  const isDatabaseAway = useDatabaseOutage();
  return (
    <html lang="en">
      <body>
        {isDatabaseAway ? (
          <OutagePage />
        ) : (
          <MessagePage title="Patchbay couldn’t be shown">
            <p>Something went wrong on our side. Reload the page; if it stays like this, tell your administrator.</p>
            {error.digest ? (
              <p className="text-sm text-muted-foreground">
                Support code <code className="font-mono text-foreground">{error.digest}</code>
              </p>
            ) : null}
            <button type="button" className={buttonVariants()} onClick={() => window.location.reload()}>
              Reload
            </button>
          </MessagePage>
        )}
      </body>
    </html>
  );
}
