/** The settings of the next lines of a test: what is left out is not set. Read anew, as after a restart. */
export function setEnvironment(settings: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(process.env)) {
    if (/_MIGRATION_|^DEFAULT_VIDEO_PLATFORM$/.test(name)) delete process.env[name];
  }
  Object.assign(process.env, settings);
  delete (globalThis as unknown as Record<symbol, unknown>)[Symbol.for('patchbay.settings')];
}
