import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { toApiProblem } from '@/lib/queries/api-problem';
import { WithMoments } from './with-moments';

interface FormProblemProps {
  /** Null while nothing is wrong. */
  readonly error: unknown;
  /** In place of the server's words, where those speak to whoever writes a request. */
  readonly words?: string | undefined;
  /** A way on that fits what is wrong. */
  readonly children?: ReactNode;
}

/** Why a change was refused, in the server's plain words, beside the button that was pressed. */
export function FormProblem({ error, words, children }: FormProblemProps) {
  if (!error) return null;
  const problem = toApiProblem(error);
  return (
    <div
      role="alert"
      className="flex gap-2.5 rounded-md border border-destructive/40 bg-destructive/10 px-3 py-2.5 text-sm"
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-destructive" />
      <div className="min-w-0 space-y-2">
        <p>
          <WithMoments text={words ?? problem.message} />
        </p>
        {problem.supportCode ? (
          <p className="text-muted-foreground">
            Support code <code className="font-mono text-foreground">{problem.supportCode}</code>
          </p>
        ) : null}
        {children}
      </div>
    </div>
  );
}
