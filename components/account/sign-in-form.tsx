'use client';

import { CircleAlert, KeyRound } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useIsHydrated } from '@/components/ui/use-is-hydrated';
import { signInWithIssuer, signInWithPassword } from '@/lib/queries/session';
import { explainSignInError, type SignInMethods } from '@/lib/schemas/sign-in';

interface SignInFormProps {
  /** Where to go then; a path of our own. */
  callbackPath: string;
  methods: SignInMethods;
  /** From the address, where single sign-on leaves it. */
  initialErrorCode: string | null;
}

/** Signing in with a password, or through the configured single sign-on. */
export function SignInForm({ callbackPath, methods, initialErrorCode }: SignInFormProps) {
  // Read where they stand: a browser fills them in, and people type, before the page can follow.
  const emailInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);
  const isHydrated = useIsHydrated();
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState(initialErrorCode === null ? null : explainSignInError(initialErrorCode));
  const { issuer } = methods;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const email = emailInput.current?.value ?? '';
    const password = passwordInput.current?.value ?? '';
    if (email.trim() === '' || password === '') {
      setError('Type your e-mail address and your password.');
      return;
    }
    setIsPending(true);
    setError(null);
    const outcome = await signInWithPassword({ email, password });
    if (outcome.isSignedIn) {
      // A whole new page, so that nothing made for a guest stays on it. It stays pending until that one is there.
      window.location.assign(callbackPath);
      return;
    }
    setIsPending(false);
    if (passwordInput.current) passwordInput.current.value = '';
    setError(
      outcome.code === null
        ? 'The server can’t be reached. Check your connection and try again.'
        : explainSignInError(outcome.code),
    );
  };

  return (
    <div className="flex w-full flex-col gap-4">
      {error ? (
        <p
          role="alert"
          className="flex items-start gap-2 rounded-md border border-destructive/40 bg-destructive/10 px-3 py-2 text-sm"
        >
          <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-destructive" />
          {error}
        </p>
      ) : null}
      {issuer ? (
        <>
          <Button variant="outline" size="lg" disabled={isPending} onClick={() => void signInWithIssuer(callbackPath)}>
            <KeyRound aria-hidden="true" />
            Sign in with {issuer.name}
          </Button>
          <p className="flex items-center gap-3 text-sm text-muted-foreground before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
            or
          </p>
        </>
      ) : null}
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="E-mail">
          <Input
            type="email"
            name="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            className="h-11"
            ref={emailInput}
          />
        </Field>
        <Field label="Password">
          <Input type="password" name="password" autoComplete="current-password" className="h-11" ref={passwordInput} />
        </Field>
        <Button type="submit" size="lg" disabled={!isHydrated} isPending={isPending}>
          Sign in
        </Button>
      </form>
      <p className="text-sm text-muted-foreground">
        You need no account to join a call: open the link that you were sent.
      </p>
    </div>
  );
}
