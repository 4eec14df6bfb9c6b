import { registerPlatform } from '@/lib/video-platforms';
import type { History } from './history';
import type { ModelVendor } from './model-vendor';

/** What a vendor is asked about at this moment. */
interface Asked {
  readonly roomName: string;
  readonly history: History;
  readonly at: number;
  readonly lag: number;
  readonly isDown: boolean;
  /** Past the end of its room: it isn't found, and names nobody. */
  readonly isHidden: boolean;
}

/** By platform: one history of each is played at a time. */
export const askedVendors = new Map<string, Asked>();

const NOBODY: History = { entries: [], connections: [], happenings: [], endsAt: 0 };

/** Puts a vendor of the model in the place of the real one: its client and its webhooks are those that ship. */
export function installVendor(vendor: ModelVendor): void {
  const { definition } = vendor;
  const fetchVendor: typeof globalThis.fetch = async (input, init) => {
    const asked = askedVendors.get(definition.id);
    if (!asked || asked.isDown) return Response.json({ error: 'forbidden' }, { status: 403 });
    return vendor.answer(new Request(input, init), asked.isHidden ? { ...asked, history: NOBODY } : asked);
  };
  registerPlatform(
    {
      ...definition,
      readConfig: () => definition.readConfig(vendor.settings),
      createClient: (config, services) =>
        // Thousands of histories in a minute are more than any vendor lets itself be asked about.
        definition.createClient(config, { ...services, fetch: fetchVendor, takeTurn: async () => undefined }),
    },
    vendor.entry,
  );
}
