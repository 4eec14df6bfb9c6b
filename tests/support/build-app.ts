import { buildApp } from '@/lib/commands/build-app';

/** Builds the app before its processes are tested, unless there is a build of exactly this source. */
export async function setup(): Promise<void> {
  const code = await buildApp(process.cwd(), { isForced: false });
  if (code !== 0) throw new Error(`The app could not be built (exit code ${code}).`);
}
