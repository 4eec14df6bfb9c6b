import Link from 'next/link';

/** What a room is called in a sentence. @param name null where it was deleted and its name freed */
export function describeRoom(name: string | null): string {
  return name ?? 'a deleted room';
}

/** A room's name that leads to its page, where it has one. */
export function RoomName({ name, className }: { readonly name: string | null; readonly className?: string }) {
  if (name === null) return <span className="text-muted-foreground">{describeRoom(name)}</span>;
  return (
    <Link href={`/admin/rooms/${name}`} className={className}>
      {name}
    </Link>
  );
}
