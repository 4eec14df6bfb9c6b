/**
 * Whether the server answers and says that its database doesn't.
 * @throws TypeError, SyntaxError where no answer comes, or none that makes sense
 */
export async function isDatabaseAway(signal: AbortSignal): Promise<boolean> {
  const answer = await fetch('/api/health', { cache: 'no-store', signal });
  const health = (await answer.json()) as { database?: { reason?: string } };
  return health.database?.reason === 'no-answer';
}
