import type { RecordedMeeting } from '../../data/migration/recorded-meetings';
import type { NeededSettings } from '../assess-move';
import { choosePlatform } from '../choose-platform';
import type { Decision, KillSwitches, PlatformFacts } from '../decision';
import type { MigrationFacts } from '../read-migration-facts';
import { type RecordedInput, recordedInputSchema } from '../recorded-input';
import { COULD_DO_ALL, type Trial, withFate } from './trial';

/** A past meeting decided anew. */
export interface ReplayedMeeting {
  readonly meeting: RecordedMeeting;
  readonly decision: Decision;
  /** What it used: its size and recording. */
  readonly needs: NeededSettings;
  readonly platforms: readonly PlatformFacts[];
}

/**
 * Decides a past meeting anew under another plan, by what was so at the time: its room's home, pin and move by hand, how
 * each platform was, which kill switches were on, and how many people came and whether it was recorded. None of the
 * room's present settings play a part, and no switch of today. Which platforms are set up is as it is now, as one that
 * was added since is just what somebody asks about.
 * @returns null where the facts were not recorded yet: nothing is guessed
 */
export function replayMeeting(meeting: RecordedMeeting, trial: Trial, now: MigrationFacts): ReplayedMeeting | null {
  const recorded = recordedInputSchema.safeParse(meeting.input);
  if (!recorded.success || meeting.peakPeople === 0) return null;
  const input = recorded.data;
  const facts = withFate({ platforms: platformsOf(input, now), defaultPlatform: input.defaultPlatform }, trial.fate);
  const needs = needsOf(meeting, input);
  const decision = choosePlatform({
    room: input.room,
    needs,
    usage: input.usage,
    override: input.override && { ...input.override, createdBy: '' },
    plan: trial.plan && { version: 0, publishedBy: '', publishedAt: input.now, pause: null, ...trial.plan },
    killSwitches: killSwitchesOf(input),
    ...facts,
    openMeeting: null,
    now: input.now,
  });
  return { meeting, decision, needs, platforms: facts.platforms };
}

function needsOf(meeting: RecordedMeeting, { room }: RecordedInput): NeededSettings {
  const local = meeting.recordingSetting === 'local' ? 'local' : 'none';
  const { door } = room.settings;
  return {
    size: meeting.peakPeople,
    recording: meeting.hasRecording ? 'cloud' : local,
    ...(door === undefined ? {} : { door }),
  };
}

function killSwitchesOf({ killSwitches }: RecordedInput): KillSwitches {
  return { targets: new Set(killSwitches.targets), heldByEnvironment: new Set(killSwitches.heldByEnvironment) };
}

/** Every platform as it was then. One that there wasn't yet is as it is now; one that is gone could do what it did. */
function platformsOf({ platforms }: RecordedInput, now: MigrationFacts): PlatformFacts[] {
  const then = new Map(platforms.map((platform) => [platform.id, platform]));
  const known = now.platforms.map((platform): PlatformFacts => {
    const recorded = then.get(platform.id);
    if (!recorded) return platform;
    const { isConfigured, state, failure } = recorded;
    return { ...platform, isConfigured: platform.isConfigured || isConfigured, state, failure };
  });
  const gone = platforms
    .filter(({ id }) => !known.some((platform) => platform.id === id))
    .map((platform): PlatformFacts => ({ ...platform, isDemo: false, capabilities: COULD_DO_ALL }));
  return [...known, ...gone];
}
