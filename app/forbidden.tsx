import { SwitchAccountButton } from '@/components/admin/switch-account-button';
import { ButtonLink } from '@/components/ui/button-link';
import { MessagePage } from '@/components/ui/message-page';

/** For members who open a page of the administrators. */
export default function Forbidden() {
  return (
    <MessagePage title="This page is for administrators">
      <p className="text-muted-foreground">
        You are signed in, but your account can’t see or change how Patchbay is run. Ask an administrator to give you
        that role, or sign in with another account.
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/">To the rooms</ButtonLink>
        <SwitchAccountButton />
      </div>
    </MessagePage>
  );
}
