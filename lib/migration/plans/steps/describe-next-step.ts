import type { NextStepView, UnfinishedPartView } from '../../../schemas/migration-plan';
import { partName, partTitle } from '../../../schemas/part-name';
import type { Plan } from '../../../schemas/plan';
import { timeWords } from '../plan-words';
import type { NextStep } from './wave-schedule';

/** The next thing that happens to a plan, as a sentence. */
export function toNextStepView(
  step: NextStep,
  options: Pause & {
    readonly plan: Plan | null;
    readonly isPaused: boolean;
    /** What keeps rooms from moving by rules and finished waves. */
    readonly unfinished: readonly Pick<UnfinishedPartView, 'cause'>[];
    readonly now: Date;
  },
): NextStepView {
  return {
    kind: step.kind,
    wave: step.wave,
    at: step.at?.toISOString() ?? null,
    freeze: step.freeze,
    sentence: sentenceOf(step, options),
  };
}

function sentenceOf(step: NextStep, options: Parameters<typeof toNextStepView>[1]): string {
  const { plan, now } = options;
  const wave = step.wave ?? '';
  const name = partTitle('wave', wave);
  switch (step.kind) {
    case 'begins': {
      const isDue = step.at !== null && step.at <= now;
      const when = isDue ? 'within a minute' : `by itself at ${timeWords(step.at ?? now)}`;
      return `${name} begins ${when}${freezeWords(step)}.`;
    }
    case 'by-hand':
      return step.at === null || step.at <= now
        ? `${name} waits for you to begin it.`
        : `${name} waits for you to begin it, best not before ${timeWords(step.at)}${step.freeze ? freezeWords(step) : soakWords(plan, wave)}.`;
    case 'watching':
      return `${name} is watched until ${timeWords(step.at ?? now)}; then all waves are done.`;
    case 'paused':
      return describePause(step, options);
    case 'finished':
      return `${finishedWords(options)}${lastingPauseWords(options)}`;
    case 'nothing':
      return `${nothingWords(options)}${lastingPauseWords(options)}`;
    default:
      return step.kind satisfies never;
  }
}

function finishedWords(options: Parameters<typeof toNextStepView>[1]): string {
  return options.unfinished.length > 0
    ? `All waves have begun and were watched, but not all of their rooms can move now, as ${causeWords(options)}. Their moves can be made permanent once that is over.`
    : 'All waves have begun and were watched. Settle the plan to make its moves permanent.';
}

function nothingWords(options: Parameters<typeof toNextStepView>[1]): string {
  if (options.unfinished.length > 0) {
    return `The plan has rules only, and not all of their rooms can move now, as ${causeWords(options)}.`;
  }
  return options.plan && options.plan.rules.length > 0
    ? 'The plan has rules only: they hold already, and nothing begins by itself.'
    : 'No plan moves any room: each meets at home, unless it was moved by hand.';
}

/** A pause that holds up nothing of this version. */
function lastingPauseWords(options: Parameters<typeof toNextStepView>[1]): string {
  if (!options.isPaused) return '';
  return ` A pause${pauseWords(options)} still holds: waves of a later version begin once somebody resumes.`;
}

/** Who paused a plan and why, and what that keeps from happening. */
export function describePause({ wave }: Pick<NextStep, 'wave'>, pause: Pause): string {
  const held = wave === null ? 'All waves have begun, and none is watched' : 'No wave begins';
  return `Paused${pauseWords(pause)}. ${held} until somebody resumes the plan.`;
}

export interface Pause {
  readonly pausedBy: string | null;
  readonly pauseReason: string | null;
}

function pauseWords({ pausedBy, pauseReason }: Pause): string {
  return `${pausedBy ? ` by ${pausedBy}` : ''}${pauseReason ? ` (${pauseReason.replace(/\.$/, '')})` : ''}`;
}

function causeWords({ unfinished }: Parameters<typeof toNextStepView>[1]): string {
  return [...new Set(unfinished.map(({ cause }) => cause))].join(' and ');
}

function freezeWords({ freeze }: NextStep): string {
  if (!freeze) return '';
  return `, after the freeze${freeze.reason ? ` (${freeze.reason})` : ''}`;
}

function soakWords(plan: Plan | null, wave: string): string {
  const index = plan?.waves.findIndex(({ id }) => id === wave) ?? -1;
  const before = plan?.waves[index - 1];
  return before ? `, as ${partName('wave', before.id)} is watched until then` : '';
}
