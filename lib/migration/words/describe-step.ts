import type { DecisionStep } from '../../schemas/decision';
import type { Decision } from '../decision';
import { describeCause } from './describe-cause';
import type { DescribeDecisionOptions } from './describe-decision';
import { describeMover, describeRule, describeWave, nameRule, nameWave } from './describe-plan-part';

/** What one step of a decision found, as a sentence: why it had nothing to say, why its platform was passed over, or why not. */
export function describeStep(step: DecisionStep, decision: Decision, options: DescribeDecisionOptions): string {
  const text =
    step.answer === 'skipped' ? describeSkipped(step, decision, options) : describeAsked(step, decision, options);
  // An address keeps its spelling.
  return ADDRESS_FIRST.test(text) ? `${text}.` : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function describeAsked(step: DecisionStep, decision: Decision, options: DescribeDecisionOptions): string {
  const found = describeFound(step, decision, options);
  if (step.answer === 'chosen') return withDoubt(found, step, options);
  const refusal = describeCause(step.platform ?? '', step.cause ?? '', options);
  return isOfMove(step) ? `${found}, but ${refusal}` : refusal;
}

function withDoubt(found: string, { platform }: DecisionStep, { doubt, labelOf }: DescribeDecisionOptions): string {
  return doubt && platform ? `${found}; ${labelOf(platform)} is tried again, as its last tries failed` : found;
}

/** Why a step names its platform. */
function describeFound(step: DecisionStep, { details }: Decision, options: DescribeDecisionOptions): string {
  const label = options.labelOf(step.platform ?? '');
  switch (step.step) {
    case 'OPEN_MEETING':
      return details.people
        ? `${details.people === 1 ? 'one person is' : `${details.people} people are`} in a call there`
        : 'somebody is joining a call there';
    case 'ROOM_PIN':
      return withShortfall(`it is pinned to ${label}`, step, details.homeLacks, options);
    case 'ROOM_OVERRIDE':
      return withShortfall(
        `${describeMover(details, options)} moved it to ${label} by hand`,
        step,
        details.moveLacks,
        options,
      );
    case 'RULE':
      return details.rule?.id === step.part ? describeRule(details, options) : `a rule takes it to ${label}`;
    case 'WAVE':
      return details.wave?.id === step.part ? describeWave(details, options) : `a wave takes it to ${label}`;
    case 'ROOM_PLATFORM':
      return withShortfall(`${label} is its home`, step, details.homeLacks, options);
    case 'DEFAULT':
      return `${label} is the default and can take it`;
    case 'FALLBACK':
      if (step.platform !== details.homePlatform) return `${label} can take it`;
      return withShortfall(`${label} is its home`, step, details.homeLacks, options);
    case 'NO_PLATFORM':
      return 'nothing is left to ask';
    default:
      return step.step satisfies never;
  }
}

/**
 * Home is not asked whether it has what the room needs, as a room has to be somewhere, and whoever moves one by hand may
 * give it up. Where the platform is known not to have it, that is said.
 */
function withShortfall(
  found: string,
  { answer, platform }: DecisionStep,
  lacks: string | undefined,
  options: DescribeDecisionOptions,
): string {
  if (answer !== 'chosen' || lacks === undefined) return found;
  return `${found}, although ${describeCause(platform ?? '', lacks, options)}`;
}

function describeSkipped(step: DecisionStep, decision: Decision, options: DescribeDecisionOptions): string {
  const { cause } = step;
  if (cause === null) return describeNothing(step, decision);
  const label = options.labelOf(step.platform ?? '');
  if (cause === 'move-expired') return `the move to ${label} by hand has expired`;
  if (cause === 'pin-preferred') return 'its pin keeps the plan from moving it';
  if (cause.startsWith(BUCKET)) {
    const bucket = Number(cause.slice(BUCKET.length)).toLocaleString('en');
    return `it is in bucket ${bucket}, which no wave has reached`;
  }
  return `${describeMove(step, decision)} would take it to ${label}, but ${describeCause(step.platform ?? '', cause, options)}`;
}

const BUCKET = 'bucket-';

const ADDRESS_FIRST = /^\S+@\S/;

function describeNothing({ step }: DecisionStep, { planVersion }: Decision): string {
  if (step === 'OPEN_MEETING') return 'nobody is in a call';
  if (step === 'ROOM_PIN') return 'no pin holds it at home';
  if (step === 'ROOM_OVERRIDE') return 'nobody moved it by hand';
  if (planVersion === null) return 'there is no migration plan';
  return step === 'RULE' ? 'no rule holds for it' : 'no wave has begun for rooms at home where it is';
}

function isOfMove({ step }: DecisionStep): boolean {
  return step === 'ROOM_OVERRIDE' || step === 'RULE' || step === 'WAVE';
}

function describeMove({ step, part }: DecisionStep, { details }: Decision): string {
  if (step === 'RULE' && details.rule && details.rule.id === part) return nameRule(details.rule);
  if (step === 'WAVE' && details.wave && details.wave.id === part) return nameWave(details.wave);
  return 'the move by hand';
}
