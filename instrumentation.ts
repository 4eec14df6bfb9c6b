/** Next.js calls this once per server, and serves no request before it is done. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { startApp } = await import('./lib/runtime/start-app');
  await startApp();
}
