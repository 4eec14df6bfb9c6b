import { settleDrainingPlatforms } from '../../platforms/settle-draining-platforms';

export async function handle(): Promise<void> {
  await settleDrainingPlatforms();
}
