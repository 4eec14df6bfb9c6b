import { deleteOldPreviews } from '../../data/migration-previews';

export async function handle(): Promise<void> {
  await deleteOldPreviews();
}
