import type { Actor } from '../../access/actor';
import { requireAdmin } from '../../access/policies';
import type { WhatIfLine, WhatIfQuestion, WhatIfResult } from '../../schemas/what-if';
import { withoutFailures } from '../plans/preview/room-outcome';
import { type MigrationFacts, readMigrationFacts } from '../read-migration-facts';
import { toDecisionView } from '../to-decision-view';
import { describeCause } from '../words/describe-cause';
import { LOSS_WORDS } from '../words/describe-shortfall';
import { labelOfPlatform } from '../words/label-of-platform';
import { findTrial } from './find-trial';
import { listPlatformCounts, startTally, type Tally, tallyMeeting, tallyRoom } from './tally';
import type { Trial } from './trial';
import { type TriedRoom, walkMeetings, walkRooms } from './walk';

const DAY_MS = 24 * 3_600_000;
const EXAMPLES_SHOWN = 100;
const HINDRANCES_SHOWN = 20;

/** A what-if that was found to make sense, to be worked out. */
export interface WhatIf {
  readonly question: WhatIfQuestion;
  readonly trial: Trial;
  readonly facts: MigrationFacts;
  readonly since: Date;
  readonly now: Date;
}

/**
 * Finds what is asked for, before anything is worked out.
 * @throws AppError not-signed-in, forbidden, draft-not-found, plan-not-found, platform-not-found
 */
export async function prepareWhatIf(asked: { actor: Actor; question: WhatIfQuestion; now: Date }): Promise<WhatIf> {
  requireAdmin(asked.actor);
  const { question, now } = asked;
  const facts = withoutFailures(await readMigrationFacts());
  const trial = await findTrial(question, facts.plan, now);
  return { question, trial, facts, now, since: new Date(now.getTime() - question.days * DAY_MS) };
}

/** Works it out, telling on the way how far it is; the last line is the result. */
export async function* answerWhatIf(whatIf: WhatIf, actor: Actor): AsyncGenerator<WhatIfLine, void> {
  const { trial, facts, now, since } = whatIf;
  const tally = startTally();
  const examples: WhatIfResult['examples'] = [];
  for await (const { items, done, total } of walkRooms(trial, facts, now)) {
    for (const item of items) {
      tallyRoom(tally, item.classified);
      if (item.classified.effect !== 'stays' && examples.length < EXAMPLES_SHOWN) {
        examples.push(toExample(item, actor, now));
      }
    }
    yield { progress: { of: 'rooms', done, total } };
  }
  for await (const { items, done, total } of walkMeetings(trial, facts, since)) {
    for (const { meeting, classified } of items) {
      if (classified) {
        tallyMeeting(tally, classified, meeting.personSeconds);
        continue;
      }
      tally.notKnown += 1;
      tally.notKnownSeconds += meeting.personSeconds;
    }
    yield { progress: { of: 'meetings', done, total } };
  }
  yield { result: toResult(whatIf, tally, examples) };
}

function toResult({ question, trial, since }: WhatIf, tally: Tally, examples: WhatIfResult['examples']): WhatIfResult {
  return {
    title: trial.title,
    days: question.days,
    since: since.toISOString(),
    rooms: tally.rooms,
    meetings: {
      ...tally.meetings,
      notKnown: tally.notKnown,
      notKnownMinutes: Math.round(tally.notKnownSeconds / 60),
    },
    platforms: listPlatformCounts(tally),
    hindrances: [...tally.hindrances.values()]
      .toSorted((one, other) => other.rooms + other.meetings - (one.rooms + one.meetings))
      .slice(0, HINDRANCES_SHOWN)
      .map(({ platform, cause, rooms, meetings }) => {
        return { sentence: describeCause(platform, cause, { labelOf: labelOfPlatform }), rooms, meetings };
      }),
    examples,
  };
}

function toExample(
  { room, decision, classified }: TriedRoom,
  actor: Actor,
  now: Date,
): WhatIfResult['examples'][number] {
  return {
    room: room.room.slug,
    before: classified.before,
    after: classified.after,
    effect: classified.effect,
    losses: classified.losses.map((loss) => LOSS_WORDS[loss]),
    sentence: toDecisionView(tried(decision), { actor, at: now, now }).sentence,
  };
}

/** The plan that is tried was never published: the sentence names no version, and nobody who did so. */
function tried(decision: TriedRoom['decision']): TriedRoom['decision'] {
  const { plan: _, ...details } = decision.details;
  return { ...decision, details };
}
