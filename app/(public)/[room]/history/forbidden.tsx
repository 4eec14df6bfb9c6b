import { SwitchAccountButton } from '@/components/admin/switch-account-button';
import { ButtonLink } from '@/components/ui/button-link';
import { MessagePage } from '@/components/ui/message-page';

/** For people who open the history of somebody else's room. */
export default function Forbidden() {
  return (
    <MessagePage title="This page is for the room’s owner and administrators">
      <p className="text-muted-foreground">
        You are signed in, but this room isn’t yours, and its history shows who was in its calls. Ask its owner, or sign
        in with another account.
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/">To the rooms</ButtonLink>
        <SwitchAccountButton />
      </div>
    </MessagePage>
  );
}
