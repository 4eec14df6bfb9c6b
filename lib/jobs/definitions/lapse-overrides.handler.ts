import { lapseOverrides } from '../../migration/lapse-overrides';

export async function handle(): Promise<void> {
  await lapseOverrides();
}
