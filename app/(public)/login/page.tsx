import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/account/sign-in-form';
import { MessagePage } from '@/components/ui/message-page';
import { isSignedIn } from '@/lib/access/policies';
import { currentActor } from '@/lib/auth/current-actor';
import { safeRedirect } from '@/lib/auth/safe-redirect';
import { listSignInMethods } from '@/lib/auth/sign-in-methods';
import { getSettings } from '@/lib/env/settings';

export const metadata: Metadata = { title: 'Sign in' };

interface LoginPageProps {
  searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>;
}

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const { callbackUrl, error } = await searchParams;
  const target = new URL(safeRedirect(callbackUrl, getSettings().PUBLIC_URL));
  // A path only: whoever came by another name of this machine stays on it, and so keeps the cookie.
  const path = `${target.pathname}${target.search}${target.hash}`;
  if (isSignedIn(await currentActor())) redirect(path);
  return (
    <MessagePage title="Sign in">
      <SignInForm
        callbackPath={path}
        methods={listSignInMethods()}
        initialErrorCode={typeof error === 'string' ? error : null}
      />
    </MessagePage>
  );
}
