import type { DriftOfDay } from '../data/meetings/presence-drifts';
import type { ShutdownStep } from '../data/platforms/platform-shutdowns';
import type { PlatformLoad, PlatformStateRecord } from '../data/platforms/platform-states';
import type { PlatformSummaryView, PlatformView } from '../schemas/platform';
import { getDefaultPlatform, getPlatformClient, type PlatformStatus } from '../video-platforms';
import type { CheckedHealth } from './check-health';

export interface PlatformFindings {
  readonly state: PlatformStateRecord | undefined;
  /** What was done to it since it last took new meetings. */
  readonly shutdown?: readonly ShutdownStep[] | undefined;
  readonly load: PlatformLoad | undefined;
  readonly health: CheckedHealth | null;
  /** What its presence mended lately; none where that is left out. */
  readonly drift?: DriftOfDay | undefined;
  /** How many of its rooms couldn't be closed; none where that is left out. */
  readonly unclosedRooms?: number | undefined;
}

/** What everybody with an account may know of a platform. */
export function toPlatformSummary(platform: PlatformStatus): PlatformSummaryView {
  return {
    id: platform.id,
    label: platform.label,
    colour: platform.colour,
    isDemo: platform.isDemo,
    isConfigured: platform.isConfigured,
    isDefault: platform.id === getDefaultPlatform(),
  };
}

/** A platform as an administrator sees it. */
export function toPlatformView(platform: PlatformStatus, findings: PlatformFindings): PlatformView {
  const { health } = findings;
  const client = platform.isConfigured ? getPlatformClient(platform.id) : null;
  return {
    ...toPlatformSummary(platform),
    description: platform.description,
    isKnown: true,
    settings: platform.settings.map(({ name, isRequired, isSecret }) => ({ name, isRequired, isSecret })),
    set: [...platform.set],
    missing: [...platform.missing],
    invalid: [...platform.invalid],
    warnings: [...platform.warnings],
    capabilities: platform.capabilities,
    ...stateAndLoad(findings),
    presence: presenceView(client?.presence?.tells ?? 'nothing', findings.drift),
    hasDrills: client !== null && client.drills !== null,
    hasWebhookSetup: client !== null && client.webhookSetup !== null,
    health: health && {
      isHealthy: health.isHealthy,
      message: health.message,
      latencyMs: health.latencyMs,
      checkedAt: health.checkedAt.toISOString(),
    },
  };
}

/** An id that rooms or meetings name and that this installation no longer has. */
export function toUnknownPlatformView(id: string, findings: PlatformFindings): PlatformView {
  return {
    id,
    label: id,
    colour: 'gray',
    isDemo: false,
    isConfigured: false,
    isDefault: id === getDefaultPlatform(),
    description: 'This installation does not know this platform. Rooms at home on it fall to the default.',
    isKnown: false,
    settings: [],
    set: [],
    missing: [],
    invalid: [],
    warnings: [],
    capabilities: NO_CAPABILITIES,
    ...stateAndLoad(findings),
    presence: presenceView('nothing', findings.drift),
    hasDrills: false,
    hasWebhookSetup: false,
    health: null,
  };
}

function stateAndLoad(findings: PlatformFindings) {
  const { state, load, unclosedRooms = 0 } = findings;
  return {
    state: state?.state ?? ('active' as const),
    version: state?.version ?? 1,
    updatedAt: state?.updatedAt.toISOString() ?? null,
    updatedBy: state?.updatedBy ?? null,
    shut: toShutView(findings),
    breaker: {
      state: state?.breaker.state ?? 'closed',
      failuresInRow: state?.breaker.failuresInRow ?? 0,
      openedAt: state?.breaker.openedAt?.toISOString() ?? null,
      openUntil: state?.breaker.openUntil?.toISOString() ?? null,
      cause: state?.breaker.cause ?? null,
    },
    rooms: load?.rooms ?? 0,
    movedRooms: load?.movedRooms ?? 0,
    liveMeetings: load?.liveMeetings ?? 0,
    people: load?.people ?? 0,
    unclosedRooms,
  };
}

function toShutView({ state, shutdown = [] }: PlatformFindings): PlatformView['shut'] {
  if (!state || state.state === 'active') return null;
  const known = { state: state.state, at: state.updatedAt, by: state.updatedBy };
  const [first = known] = shutdown;
  const last = shutdown.at(-1) ?? known;
  return {
    since: first.at.toISOString(),
    by: first.by,
    switchedOff: state.state === 'disabled' ? { at: last.at.toISOString(), by: last.by } : null,
  };
}

function presenceView(tells: PlatformView['presence']['tells'], drift: DriftOfDay | undefined) {
  const { meetings = 0, opened = 0, reopened = 0, closed = 0, unexplained = 0 } = drift ?? {};
  return { tells, meetings, opened, reopened, closed, unexplained };
}

const NO_CAPABILITIES: PlatformView['capabilities'] = {
  lobby: false,
  lock: false,
  cloudRecording: false,
  localRecording: false,
  automaticRecording: 'none',
  largestMeeting: null,
  hostRole: false,
  guestToken: false,
  embedEvents: false,
  webhookCoverage: 'none',
  dialIn: false,
  logo: false,
  endForAll: false,
};
