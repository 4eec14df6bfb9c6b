import { randomUUID } from 'node:crypto';
import { choosePlatform } from '../../migration/choose-platform';
import { type DecisionInput, NO_KILL_SWITCHES, type PlatformFacts } from '../../migration/decision';
import type { PlanInForce } from '../../migration/plan-in-force';
import { NO_USAGE } from '../../migration/room-facts';
import { type Plan, type PlanRule, planSchema } from '../../schemas/plan';
import { PLATFORM_CATALOG } from '../../video-platforms/catalog';
import type { Figure } from './figure';
import { median, summarise } from './statistics';

const ROUNDS = 9;
const RULES = 50;
const WAVES = 10;
const ROOMS = 20_000;
const DECISIONS = 200_000;
const AIM = 200_000;

/** Decisions in this process, on one core: with a long plan of which no rule holds, so that every one is asked. */
export const decisionsFigure: Figure = {
  name: 'decisions',
  async measure() {
    const known: number[] = [];
    const fresh: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const inputs = makeInputs();
      fresh.push(measureRate(inputs, ROOMS));
      known.push(measureRate(inputs, DECISIONS));
    }
    const aim = { text: `at least ${AIM}`, isMet: median(known) >= AIM };
    return [
      { what: `${RULES} rules, ${WAVES} waves`, value: `${summarise(known)} decisions/s`, aim },
      { what: 'the same for rooms never seen before', value: `${summarise(fresh)} decisions/s`, aim: null },
    ];
  },
};

function measureRate(inputs: readonly DecisionInput[], decisions: number): number {
  const startedAt = performance.now();
  let moved = 0;
  for (let index = 0; index < decisions; index += 1) {
    const input = inputs[index % inputs.length];
    if (input && choosePlatform(input).platform !== input.room.platform) moved += 1;
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  // Half of all rooms are in the waves: an engine that decided nothing would be fast.
  if (Math.abs(moved / decisions - 0.5) > 0.05) throw new Error(`${moved} of ${decisions} decisions moved a room.`);
  return decisions / seconds;
}

function makeInputs(): DecisionInput[] {
  const plan = makePlan();
  const platforms = Object.values(PLATFORM_CATALOG).map(
    ({ id, isDemo, capabilities }): PlatformFacts => ({
      ...{ id, isDemo, capabilities },
      ...{ isConfigured: true, state: 'active', failure: null },
    }),
  );
  return Array.from({ length: ROOMS }, (_, number) => ({
    room: {
      id: randomUUID(),
      slug: `room-${number}`,
      platform: 'whereby',
      pin: 'none',
      settings: { size: 10, recording: 'none', door: 'open' },
      ownerEmail: `owner-${number}@example.com`,
      tags: ['team', 'weekly'],
      createdAt: new Date('2026-01-05T08:00:00Z'),
      formerNames: [],
    },
    usage: NO_USAGE,
    override: null,
    plan,
    killSwitches: NO_KILL_SWITCHES,
    platforms,
    defaultPlatform: 'whereby',
    openMeeting: null,
    now: new Date('2026-11-24T09:00:00Z'),
  }));
}

function makePlan(): PlanInForce {
  const plan = planSchema.parse({
    rules: Array.from({ length: RULES }, (_, number) => makeRule(number)),
    waves: Array.from({ length: WAVES }, (_, number) => ({
      ...{ id: `wave-${number + 1}`, from: ['whereby'], to: 'daily' },
      percentage: ((number + 1) * 50) / WAVES,
    })),
    salt: randomUUID(),
  } satisfies Partial<Record<keyof Plan, unknown>>);
  const begun = plan.waves.map(({ id }) => [id, { startedAt: '2026-11-24T09:00:00Z' }]);
  return {
    version: 1,
    publishedBy: 'bench',
    publishedAt: new Date('2026-11-24T09:00:00Z'),
    plan,
    progress: { waves: Object.fromEntries(begun) },
    pause: null,
  };
}

/** One of five kinds, as plans have them. */
function makeRule(number: number): PlanRule {
  const when = [
    { rooms: Array.from({ length: 100 }, (_, place) => `listed-${number}-${place}`) },
    { tags: [`tag-${number}`] },
    { owners: [`boss-${number}@example.com`] },
    { slugPrefix: `team-${number}-` },
    { minSize: 100, recording: 'cloud' as const },
  ][number % 5];
  return { id: `rule-${number + 1}`, from: ['whereby'], to: number % 2 ? 'daily' : 'jitsi', when: when ?? {} };
}
