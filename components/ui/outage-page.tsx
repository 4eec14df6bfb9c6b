import { MessagePage } from './message-page';

/** For a page that was being made when the database went away; it is the caller's to try again. */
export function OutagePage() {
  return (
    <MessagePage title="Patchbay can’t reach its database at the moment">
      <p>It is nothing you did, and nothing was lost. Calls that are under way go on.</p>
      <p>This page tries again by itself every few seconds, and shows what you opened as soon as it can.</p>
      <p className="text-sm text-muted-foreground">If it stays like this, tell whoever looks after Patchbay here.</p>
    </MessagePage>
  );
}
