/** What is kept in place of a deleted room's name once that was freed: it leads nowhere, and nobody has heard of it. */
const FREED_NAME = /^deleted-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** True where a room's name isn't one any more: the room was deleted and its name freed for others. */
export function isFreedName(name: string): boolean {
  return FREED_NAME.test(name);
}
