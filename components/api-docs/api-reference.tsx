import { CodeBlock } from './code-block';
import { listOperations } from './list-operations';
import type { OpenApiDocument } from './openapi-document';
import { OperationDetails } from './operation-details';

const PROBLEM_EXAMPLE = `{
  "type": "about:blank",
  "title": "Conflict",
  "status": 409,
  "code": "room-pinned",
  "detail": "This room is pinned to Demo. Remove the pin and move."
}`;

/** The whole HTTP API on one page, made from the same document that machines read. */
export function ApiReference({ document }: { readonly document: OpenApiDocument }) {
  const groups = listOperations(document);
  return (
    <div className="mx-auto w-full max-w-6xl gap-10 px-4 py-8 sm:px-6 lg:grid lg:grid-cols-[12rem_minmax(0,1fr)]">
      <nav aria-label="Parts of the API" className="mb-8 lg:sticky lg:top-8 lg:mb-0 lg:self-start">
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm lg:block lg:space-y-1">
          {groups.map(({ name }) => (
            <li key={name}>
              <a
                href={`#${anchorOf(name)}`}
                className="inline-block py-0.5 text-muted-foreground hover:text-foreground hover:underline"
              >
                {wordsOf(name)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="min-w-0 space-y-10">
        <header className="space-y-4">
          <h1 className="text-2xl font-semibold tracking-tight">API reference</h1>
          <div className="max-w-prose space-y-3 text-sm text-muted-foreground">
            <p>
              JSON with camelCase names. Sign in, or send an API key in the header{' '}
              <code className="font-mono text-foreground">Authorization: Bearer …</code>; an administrator makes keys
              under{' '}
              <a className="text-foreground underline underline-offset-4" href="/admin/settings">
                Settings
              </a>
              . Lists answer <code className="font-mono text-foreground">items</code> and{' '}
              <code className="font-mono text-foreground">nextCursor</code>: send it back as{' '}
              <code className="font-mono text-foreground">cursor</code> for the next page.
            </p>
            <p>
              What carries a <code className="font-mono text-foreground">version</code> takes it back as{' '}
              <code className="font-mono text-foreground">If-Match: "3"</code>: whoever comes second gets 412 instead of
              overwriting. Errors are <code className="font-mono text-foreground">application/problem+json</code>:
              branch on <code className="font-mono text-foreground">code</code>, which never changes.
            </p>
            {document.servers?.[0] ? (
              <p>
                Every path begins with{' '}
                <code className="font-mono break-all text-foreground">{document.servers[0].url}</code>
              </p>
            ) : null}
            <p>
              For machines:{' '}
              <a className="text-foreground underline underline-offset-4" href="/api/v1/openapi.json">
                /api/v1/openapi.json
              </a>
            </p>
          </div>
          <CodeBlock label="Example of an error">{PROBLEM_EXAMPLE}</CodeBlock>
        </header>
        {groups.map(({ name, operations }) => (
          <section key={name} aria-labelledby={anchorOf(name)} className="space-y-3">
            <h2 id={anchorOf(name)} className="scroll-mt-8 text-lg font-semibold">
              {wordsOf(name)}
            </h2>
            <div className="overflow-hidden rounded-lg border bg-card">
              {operations.map((operation) => (
                <OperationDetails key={operation.id} operation={operation} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}

/** Groups whose name in the path reads badly as a heading. */
const GROUP_WORDS: Readonly<Record<string, string>> = {
  admin: 'Rooms for administrators',
  'api-keys': 'API keys',
  me: 'Yourself',
  openapi: 'This document',
};

function anchorOf(group: string): string {
  return `group-${group.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
}

function wordsOf(group: string): string {
  const words = Object.hasOwn(GROUP_WORDS, group) ? GROUP_WORDS[group] : undefined;
  return words ?? `${group.charAt(0).toUpperCase()}${group.slice(1).replaceAll('-', ' ')}`;
}
