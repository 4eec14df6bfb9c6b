import { ChevronRight } from 'lucide-react';
import { CodeBlock } from './code-block';
import { FieldTable } from './field-table';
import { InlineCode } from './inline-code';
import type { OperationEntry } from './list-operations';

/** One operation: a line that opens into everything a caller needs. Works without any script. */
export function OperationDetails({ operation }: { readonly operation: OperationEntry }) {
  return (
    <details className="group border-b last:border-b-0">
      <summary className="grid cursor-pointer list-none grid-cols-[1rem_3.5rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 px-4 py-2 hover:bg-muted/50 xl:grid-cols-[1rem_3.5rem_minmax(0,17rem)_minmax(0,1fr)] [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 translate-y-0.5 self-start text-muted-foreground transition-transform duration-150 group-open:rotate-90 motion-reduce:transition-none"
        />
        <span className="font-mono text-xs font-semibold">{operation.method}</span>
        <span className="break-all font-mono text-sm">{operation.path}</span>
        <span className="col-start-3 text-sm text-muted-foreground xl:col-start-4">
          <InlineCode>{operation.summary}</InlineCode>
        </span>
      </summary>
      {/* Whoever follows a link to what is inside finds it opened. */}
      <div id={operation.id} className="scroll-mt-24 space-y-4 px-4 pb-5 pt-1 sm:pl-11">
        {operation.access ? <p className="text-sm text-muted-foreground">{operation.access}</p> : null}
        <Part title="Example">
          <CodeBlock label={`Example call of ${operation.id}`}>{operation.curl}</CodeBlock>
        </Part>
        {operation.parameters.length > 0 ? (
          <Part title="Parameters">
            <FieldTable caption={`Parameters of ${operation.id}`} fields={operation.parameters} />
          </Part>
        ) : null}
        {operation.bodyFields.length > 0 ? (
          <Part title="Body">
            <FieldTable caption={`Body of ${operation.id}`} fields={operation.bodyFields} />
          </Part>
        ) : null}
        {operation.answers.map((answer) => (
          <Part key={answer.status} title={`Answer ${answer.status}`}>
            {answer.example === null ? (
              <p className="text-sm text-muted-foreground">{answer.text || 'No body.'}</p>
            ) : null}
            {answer.fields.length > 0 ? (
              <FieldTable
                caption={`Answer ${answer.status} of ${operation.id}`}
                fields={answer.fields}
                showsRequired={false}
              />
            ) : null}
            {answer.example === null ? null : (
              <CodeBlock label={`Example answer of ${operation.id}`}>{answer.example}</CodeBlock>
            )}
          </Part>
        ))}
        {operation.errors.length > 0 ? (
          <Part title="Errors">
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs">
              {operation.errors.map(({ status, text }) => (
                <div key={status} className="contents">
                  <dt className="font-mono tabular-nums">{status}</dt>
                  <dd className="break-words text-muted-foreground">
                    <InlineCode>{text}</InlineCode>
                  </dd>
                </div>
              ))}
            </dl>
          </Part>
        ) : null}
      </div>
    </details>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="space-y-2">
      <h2 className="text-xs font-medium">{title}</h2>
      {children}
    </section>
  );
}
