import { lapseOverrides } from '../../migration/overrides/lapse-overrides';

export async function handle(): Promise<void> {
  await lapseOverrides();
}
