import { CodeBlock } from './code-block';
import { addressOfGroup, nameOfGroup } from './group-words';
import { InlineCode } from './inline-code';
import type { OperationGroup } from './list-operations';

const PROBLEM_EXAMPLE = `{
  "type": "about:blank",
  "title": "Conflict",
  "status": 409,
  "code": "room-pinned",
  "detail": "This room is pinned to Demo. Remove the pin and move."
}`;

interface ReferenceIndexProps {
  readonly groups: readonly OperationGroup[];
  /** What every path of the API begins with; undefined where that isn't known. */
  readonly base: string | undefined;
}

/** How the API speaks, and every operation that it has in one line. */
export function ReferenceIndex({ groups, base }: ReferenceIndexProps) {
  return (
    <>
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
            overwriting. Errors are <code className="font-mono text-foreground">application/problem+json</code>: branch
            on <code className="font-mono text-foreground">code</code>, which never changes.
          </p>
          {base ? (
            <p>
              Every path begins with <code className="font-mono break-all text-foreground">{base}</code>
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
        <section key={name} aria-labelledby={`group-${name}`} className="space-y-3">
          <h2 id={`group-${name}`} className="text-lg font-semibold">
            {nameOfGroup(name)}
          </h2>
          <ul className="divide-y overflow-hidden rounded-lg border bg-card">
            {operations.map(({ id, method, path, summary }) => (
              <li key={id}>
                {/* A whole load: the browser then opens what the link leads into. */}
                <a
                  href={`${addressOfGroup(name)}#${id}`}
                  className="grid grid-cols-[3.5rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 px-4 py-2 hover:bg-muted/50 xl:grid-cols-[3.5rem_minmax(0,17rem)_minmax(0,1fr)]"
                >
                  <span className="font-mono text-xs font-semibold">{method}</span>
                  <span className="break-all font-mono text-sm">{path}</span>
                  <span className="col-start-2 text-sm text-muted-foreground xl:col-start-3">
                    <InlineCode>{summary}</InlineCode>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
