/** How many in a call said no to being recorded, for its hosts, whether it is recorded or not. */
export function ObjectionSign({ no }: { no: number }) {
  if (no === 0) return null;
  return (
    <span className="text-xs whitespace-nowrap text-muted-foreground sm:text-sm">
      <span className="tabular">{no}</span> <span className="max-sm:sr-only">said</span> no
      <span className="sr-only"> to being recorded</span>
    </span>
  );
}
