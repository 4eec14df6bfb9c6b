'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { ErrorState } from '@/components/ui/error-state';
import { toApiProblem } from '@/lib/queries/api-problem';

interface ProblemStateProps {
  /** What couldn't be had: "The rooms couldn't be loaded". */
  readonly title: string;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly isRetrying?: boolean;
  /** Where else to go. */
  readonly wayBack?: ReactNode;
}

/** Stands where data would be: the server's own plain words, and the way on that fits them. */
export function ProblemState({ title, error, onRetry, isRetrying = false, wayBack }: ProblemStateProps) {
  const path = usePathname();
  const problem = toApiProblem(error);
  if (problem.code === 'not-signed-in') {
    return (
      <ErrorState
        title="You are signed out"
        message="Your session ended or was ended elsewhere. Sign in to go on where you are."
        action={<ButtonLink href={`/login?callbackUrl=${encodeURIComponent(path)}`}>Sign in</ButtonLink>}
      />
    );
  }
  // What isn't there, or isn't this person's, doesn't come by asking again.
  const isFinal = problem.status === 403 || problem.status === 404;
  return (
    <ErrorState
      title={title}
      message={problem.message}
      supportCode={problem.supportCode}
      onRetry={isFinal ? undefined : onRetry}
      action={wayBack}
      isRetrying={isRetrying}
    />
  );
}
