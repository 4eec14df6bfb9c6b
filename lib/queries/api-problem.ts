/** What the API said went wrong, or what kept us from hearing it. `message` is fit to be shown as it is. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** The stable code of the problem document; `network` where no answer came, `bad-answer` where it made no sense. */
  readonly code: string;
  /** 0 where no answer came. */
  readonly status: number;
  readonly fieldErrors: Readonly<Record<string, string>>;
  readonly supportCode: string | null;
  /** Everything else in the document. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds: number | null;

  constructor(problem: {
    code: string;
    status: number;
    message: string;
    fieldErrors?: Record<string, string>;
    supportCode?: string | null;
    details?: Record<string, unknown>;
    retryAfterSeconds?: number | null;
  }) {
    super(problem.message);
    this.code = problem.code;
    this.status = problem.status;
    this.fieldErrors = problem.fieldErrors ?? {};
    this.supportCode = problem.supportCode ?? null;
    this.details = problem.details ?? {};
    this.retryAfterSeconds = problem.retryAfterSeconds ?? null;
  }
}

/** Any thrown thing as a problem that can be shown. */
export function toApiProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({
    code: 'unexpected',
    status: 0,
    message: 'Something went wrong on this page. Reload it and try again.',
  });
}
