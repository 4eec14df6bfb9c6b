import { mutationOptions } from '@tanstack/react-query';
import { signIn, signOut } from 'next-auth/react';
import type { ChangePasswordInput } from '../schemas/user';
import { fetchJson } from './fetch-json';

export type SignInOutcome =
  | { readonly isSignedIn: true }
  /** `code` is next-auth's word or the one our own check threw; `null` where the server couldn't be reached. */
  | { readonly isSignedIn: false; readonly code: string | null };

/** Signs in with e-mail and password, without leaving the page. */
export async function signInWithPassword(credentials: { email: string; password: string }): Promise<SignInOutcome> {
  try {
    const answer = await signIn('credentials', { ...credentials, redirect: false });
    if (answer && !answer.error) return { isSignedIn: true };
    return { isSignedIn: false, code: answer?.error ?? null };
  } catch {
    return { isSignedIn: false, code: null };
  }
}

/** Leaves for the single sign-on page. `callbackUrl` must be a path of our own. */
export async function signInWithIssuer(callbackUrl: string): Promise<void> {
  await signIn('oidc', { callbackUrl });
}

/** Signs out and loads the page anew, so that nothing of the old session stays on it. */
export async function signOutAndLeave(callbackUrl = '/'): Promise<void> {
  await signOut({ callbackUrl });
}

export const changePasswordMutation = mutationOptions({
  mutationFn: (input: ChangePasswordInput) => fetchJson<void>('/api/v1/me/password', { method: 'POST', body: input }),
});
