'use client';

import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { MessagePage } from '@/components/ui/message-page';
import { OutagePage } from '@/components/ui/outage-page';
import { useDatabaseOutage } from '@/lib/queries/use-database-outage';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  if (useDatabaseOutage()) return <OutagePage />;
  return (
    <MessagePage title="This page couldn’t be shown">
      <p>
        Something went wrong on our side. Nothing was lost: try again, and tell your administrator if it stays like
        this.
      </p>
      {error.digest ? (
        <p className="text-sm text-muted-foreground">
          Support code <code className="font-mono text-foreground">{error.digest}</code>
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button onClick={reset}>Try again</Button>
        <ButtonLink href="/" variant="outline">
          See all rooms
        </ButtonLink>
      </div>
    </MessagePage>
  );
}
