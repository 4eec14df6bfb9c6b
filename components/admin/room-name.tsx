import Link from 'next/link';
import { isFreedName } from '@/lib/schemas/freed-name';

/** What a room is called in a sentence. */
export function describeRoom(name: string): string {
  return isFreedName(name) ? 'a deleted room' : name;
}

/** A room's name that leads to its page, where it has one. */
export function RoomName({ name, className }: { readonly name: string; readonly className?: string }) {
  if (isFreedName(name)) return <span className="text-muted-foreground">{describeRoom(name)}</span>;
  return (
    <Link href={`/admin/rooms/${name}`} className={className}>
      {name}
    </Link>
  );
}
