import { SwitchAccountButton } from '@/components/admin/switch-account-button';
import { ButtonLink } from '@/components/ui/button-link';
import { MessagePage } from '@/components/ui/message-page';

/** For members who open a page of the administrators, or of a room that is somebody else’s. */
export default function Forbidden() {
  return (
    <MessagePage title="This page isn’t open to you">
      <p className="text-muted-foreground">
        You are signed in, but this page is for administrators, and pages about one room for its owner, too. Ask an
        administrator to give you that role or that room, or sign in with another account.
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/">To the rooms</ButtonLink>
        <SwitchAccountButton />
      </div>
    </MessagePage>
  );
}
