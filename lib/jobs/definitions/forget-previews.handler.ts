import { deleteOldPreviews } from '../../data/migration/migration-previews';

export async function handle(): Promise<void> {
  await deleteOldPreviews();
}
