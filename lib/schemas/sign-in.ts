import { z } from 'zod';

/** What the sign-in form sends. Lengths are bounded, since both are hashed. */
export const credentialsSchema = z.object({
  email: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(1000),
});

/** How one may sign in here; safe to hand to the browser. */
export interface SignInMethods {
  readonly hasPassword: boolean;
  /** Single sign-on: its name for the button, and next-auth's id of it. Null where it isn't configured. */
  readonly issuer: { readonly id: 'oidc'; readonly name: string } | null;
}

const WAIT_CODE = /^too-many-requests-(\d{1,6})$/;

/** The code that a sign-in refused for a while ends with; it travels in the address of the sign-in page. */
export function waitCode(seconds: number): string {
  return `too-many-requests-${seconds}`;
}

/** Seconds to wait, from a code; null for every other code. */
export function secondsToWait(code: string): number | null {
  const seconds = WAIT_CODE.exec(code)?.[1];
  return seconds === undefined ? null : Number(seconds);
}

/** "40 seconds", "3 minutes": rounded up, so that waiting so long is always enough. */
export function waitInWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return `${minutes} minutes`;
}

const WORDS: Readonly<Record<string, string>> = {
  CredentialsSignin: 'The e-mail address or the password is wrong.',
  'account-disabled': 'This account is disabled. Ask your administrator.',
  'database-unavailable': 'The database does not answer. Try again in a few seconds.',
  'internal-error': 'Something went wrong on our side. Try again, and tell your administrator if it stays.',
  'no-email': 'Your single sign-on sends no e-mail address, so no account can be made here. Ask your administrator.',
  OAuthAccountNotLinked:
    'An account with your e-mail address exists here already, and your single sign-on does not vouch for the address. Sign in with your password, or ask your administrator.',
  AccessDenied: 'Your single sign-on was refused here. Ask your administrator.',
  OAuthSignin: 'Single sign-on does not answer. Try again in a moment.',
  OAuthCallback: 'Single sign-on did not finish. Try again.',
  Callback: 'Single sign-on did not finish. Try again.',
  SessionRequired: 'Sign in to go on.',
  Configuration: 'Sign-in is not set up right. Tell your administrator; the log says more.',
};

/** What to tell somebody whose sign-in ended with this code. Codes come from the address bar: unknown ones are not shown. */
export function explainSignInError(code: string): string {
  const wait = secondsToWait(code);
  if (wait !== null) return `Too many failed attempts. Wait ${waitInWords(wait)} and try again.`;
  return (Object.hasOwn(WORDS, code) ? WORDS[code] : undefined) ?? 'Signing in did not work. Try again.';
}
