import { RECONCILE_RULES } from '@/lib/meetings/presence/presence-answer';
import type { VideoPlatformClient } from '@/lib/video-platforms/contract';
import { dailyVendor } from './daily';
import { jaasVendor } from './jaas';
import { jitsiVendor } from './jitsi';
import { mockVendor } from './mock';
import type { ModelVendor } from './model-vendor';
import type { Mutant } from './mutant';
import { wherebyVendor } from './whereby';

const right = RECONCILE_RULES;

/** Bugs in when a meeting is over, in breakout rooms, and in what pages say. */
export const ENDING_MUTANTS: readonly Mutant[] = [
  {
    what: 'the end of a breakout room is taken for that of the main room',
    vendor: jaasWithoutBreakouts(),
    rules: right,
  },
  {
    what: 'people in breakout rooms are missed where the census does not count them',
    vendor: jitsiCountingAll(),
    rules: right,
  },
  {
    what: 'a meeting stays empty since the first time that nobody was in',
    vendor: wherebyVendor,
    rules: {
      ...right,
      emptySinceAfter: (known, occupancy, now) => known ?? right.emptySinceAfter(known, occupancy, now),
    },
  },
  {
    what: 'somebody who is on the way in holds no meeting open',
    vendor: wherebyVendor,
    rules: { ...right, isHeldOpen: () => false },
  },
  {
    what: 'there is no grace: a reload by the last person makes a second meeting',
    vendor: mockVendor,
    rules: { ...right, endOfGrace: ({ emptySince }) => emptySince.getTime() },
  },
  {
    what: 'a vendor that hides a room past its end says that nobody is in',
    vendor: dailyVendor,
    rules: { ...right, isBelievable: () => true },
  },
  {
    what: 'a page that says "joined" is not believed',
    vendor: jaasVendor,
    rules: {
      ...right,
      afterSign: (session, sign, at, circumstances) =>
        right.afterSign(session, sign === 'joined' ? 'connecting' : sign, at, circumstances),
    },
  },
];

/** JaaS with `isBreakout` left out of what it tells of rooms. */
function jaasWithoutBreakouts(): ModelVendor {
  return withClient(jaasVendor, (client) => ({
    ...client,
    webhooks: client.webhooks && {
      ...client.webhooks,
      normalise: (body, path) => {
        const told = JSON.parse(Buffer.from(body).toString());
        if (!String(told.eventType).startsWith('ROOM_')) return client.webhooks?.normalise(body, path) ?? [];
        const without = JSON.stringify({ ...told, data: { ...told.data, isBreakout: false } });
        return client.webhooks?.normalise(Buffer.from(without), path) ?? [];
      },
    },
  }));
}

/** Jitsi with everybody taken for counted. */
function jitsiCountingAll(): ModelVendor {
  return withClient(jitsiVendor, (client) => ({
    ...client,
    presence: client.presence && { ...client.presence, isCounted: () => true },
  }));
}

function withClient(vendor: ModelVendor, change: (client: VideoPlatformClient) => VideoPlatformClient): ModelVendor {
  const { definition } = vendor;
  return {
    ...vendor,
    definition: {
      ...definition,
      createClient: (config, services) => change(definition.createClient(config, services)),
    },
  };
}
