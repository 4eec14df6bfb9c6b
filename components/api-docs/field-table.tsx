import type { FieldRow } from './describe-schema';
import { InlineCode } from './inline-code';

interface FieldTableProps {
  readonly caption: string;
  readonly fields: readonly (FieldRow & { readonly place?: string })[];
  /** False for answers, where every field is there. */
  readonly showsRequired?: boolean;
}

/** Parameters or fields, one a row. */
export function FieldTable({ caption, fields, showsRequired = true }: FieldTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto rounded-md border">
      <table className="w-full text-left text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-muted/50 text-muted-foreground">
          <tr>
            <th scope="col" className="px-3 py-1.5 font-medium">
              Name
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              Type
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              Notes
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={`${field.place ?? ''}${field.name}`} className="border-t align-top">
              <th scope="row" className="whitespace-nowrap px-3 py-1.5 font-mono font-normal">
                {field.name}
                {showsRequired && field.isRequired ? (
                  <span className="ml-2 font-sans text-muted-foreground">required</span>
                ) : null}
              </th>
              <td className="px-3 py-1.5 text-muted-foreground">{field.type}</td>
              <td className="min-w-40 px-3 py-1.5 text-muted-foreground">
                <InlineCode>
                  {[field.place && `in the ${field.place}`, field.notes].filter(Boolean).join(' · ')}
                </InlineCode>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
