/** One line of what an installation is set to. */
export interface ConfigurationEntry {
  /** The setting that says so; null where it follows from several. */
  readonly name: string | null;
  readonly label: string;
  /** Fit to be shown: never a secret. */
  readonly value: string;
}
