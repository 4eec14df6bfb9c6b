import { type WhatIfLine, type WhatIfResult, whatIfLineSchema } from '../schemas/what-if';
import { ApiProblem } from './api-problem';
import { readProblem } from './fetch-json';

/** What a page asks; the server fills in what is left out. */
export interface WhatIfAsked {
  readonly plan: 'draft' | 'in-force' | number;
  readonly waves: 'begun' | 'all';
  readonly days: number;
  readonly platform?: string;
  readonly fate?: 'fails' | 'retired';
}

export type WhatIfProgress = Extract<WhatIfLine, { progress: unknown }>['progress'];

/**
 * Asks what something would mean for all rooms and past meetings, and tells on the way how far it is.
 * @throws ApiProblem with a message fit to be shown
 */
export async function askWhatIf(
  asked: WhatIfAsked,
  options: { readonly signal: AbortSignal; readonly onProgress: (progress: WhatIfProgress) => void },
): Promise<WhatIfResult> {
  const response = await fetch('/api/v1/migration/what-if', {
    method: 'POST',
    headers: { Accept: 'application/x-ndjson', 'Content-Type': 'application/json' },
    body: JSON.stringify(asked),
    signal: options.signal,
  });
  if (!response.ok || !response.body) throw await readProblem(response);
  for await (const line of readLines(response.body)) {
    if ('progress' in line) options.onProgress(line.progress);
    if ('result' in line) return line.result;
    if ('problem' in line) throw new ApiProblem({ ...line.problem, status: 500, message: line.problem.detail });
  }
  throw new ApiProblem({
    code: 'network',
    status: 0,
    message: 'The connection ended before the answer was whole. Try again.',
  });
}

async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<WhatIfLine, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = `${rest}${decoder.decode(value, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield whatIfLineSchema.parse(JSON.parse(line));
  }
}

/** The address of the same as a file. */
export function whatIfFileAddress(asked: WhatIfAsked, of: 'platforms' | 'rooms' | 'meetings'): string {
  const query = new URLSearchParams({ plan: String(asked.plan), waves: asked.waves, days: String(asked.days), of });
  if (asked.platform !== undefined) query.set('platform', asked.platform);
  if (asked.platform !== undefined && asked.fate !== undefined) query.set('fate', asked.fate);
  return `/api/v1/migration/what-if.csv?${query}`;
}
