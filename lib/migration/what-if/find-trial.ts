import { findDraft } from '../../data/migration/migration-drafts';
import { findPlanVersion, readMigrationState } from '../../data/migration/plan-versions';
import { AppError } from '../../errors/app-error';
import type { WhatIfQuestion } from '../../schemas/what-if';
import { listPlatforms } from '../../video-platforms';
import type { PlanInForce } from '../plan-in-force';
import { draftNotFound } from '../plans/draft/get-draft';
import type { PlanToTry } from '../plans/preview/room-outcome';
import { carryProgress, finishedProgress } from '../plans/steps/wave-schedule';
import { labelOfPlatform } from '../words/label-of-platform';
import type { Trial } from './trial';

/**
 * What is to be tried. Of the draft, waves count as begun that would be when it is published; of an earlier version,
 * those that had begun when it was replaced.
 * @throws AppError draft-not-found, plan-not-found, platform-not-found; invalid-request for a fate of no platform
 */
export async function findTrial(question: WhatIfQuestion, inForce: PlanInForce | null, now: Date): Promise<Trial> {
  const { plan, name } = await findPlan(question.plan, inForce);
  const progress = plan && question.waves === 'all' ? finishedProgress(plan.plan, plan.progress, now) : plan?.progress;
  const fate = findFate(question);
  const waves =
    plan && plan.plan.waves.length > 0
      ? question.waves === 'all'
        ? ', all waves begun'
        : ', as far as it has come'
      : '';
  const happens = fate
    ? `, and ${labelOfPlatform(fate.platform)} ${fate.kind === 'fails' ? 'fails' : 'is retired'}`
    : '';
  return {
    title: `${name}${waves}${happens}`,
    plan: plan && progress ? { plan: plan.plan, progress } : null,
    fate,
  };
}

async function findPlan(
  asked: WhatIfQuestion['plan'],
  inForce: PlanInForce | null,
): Promise<{ plan: PlanToTry | null; name: string }> {
  if (asked === 'in-force') {
    return { plan: inForce, name: inForce ? `Plan ${inForce.version}, in force` : 'No plan' };
  }
  if (asked === 'draft') {
    const draft = await findDraft();
    if (!draft) throw draftNotFound();
    return { plan: { plan: draft.plan, progress: carryProgress(inForce, draft.plan) }, name: 'The draft' };
  }
  const version = await findPlanVersion(asked);
  if (!version) throw new AppError('plan-not-found', `There is no plan ${asked}.`);
  const state = version.replacedAt === null ? await readMigrationState() : null;
  const progress = version.progress ?? state?.progress ?? { waves: {} };
  return { plan: { plan: version.plan, progress }, name: `Plan ${asked}` };
}

function findFate({ platform, fate }: WhatIfQuestion): Trial['fate'] {
  if (platform === undefined) {
    if (fate !== undefined) throw fateOfNone();
    return null;
  }
  if (!listPlatforms().some(({ id }) => id === platform)) {
    throw new AppError('platform-not-found', `“${platform.slice(0, 40)}” is no platform of this installation.`);
  }
  return { platform, kind: fate ?? 'fails' };
}

function fateOfNone(): AppError {
  const message = 'Name the platform that this happens to as `platform`, or leave `fate` out.';
  return new AppError('invalid-request', message, { details: { errors: [{ path: 'fate', message }] } });
}
