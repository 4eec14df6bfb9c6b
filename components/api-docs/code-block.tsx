/** A block of code that scrolls inside itself, so that the page never does. Focusable, so that a keyboard can scroll it. */
export function CodeBlock({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="max-h-96 overflow-auto rounded-md border bg-muted/50 p-3">
      <pre className="font-mono text-xs leading-5">{children}</pre>
    </section>
  );
}
