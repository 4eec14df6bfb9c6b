/** The database can't be brought to what this source needs. The message is for the operator and says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}
