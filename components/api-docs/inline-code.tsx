/** A text in which `words in backticks` are code. */
export function InlineCode({ children }: { readonly children: string }) {
  return children.split('`').map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // The parts of a text never change their order.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <code key={index} className="font-mono text-[0.9em] text-foreground">
        {part}
      </code>
    ),
  );
}
