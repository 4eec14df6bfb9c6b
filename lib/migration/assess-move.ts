import type { ROOM_NEEDS } from '../schemas/override';
import type { PlatformCapabilities, RecordingKind } from '../video-platforms/contract';
import type { RoomUsage } from './room-facts';

/** Something a room needs that a platform may lack. */
export type RoomNeed = (typeof ROOM_NEEDS)[number];

/** What a room gives up on a platform. All but the needs are things that no override has to waive. */
export type Loss = RoomNeed | 'door-ask' | 'unattended-recording';

/** What a platform gives hosts or guests of its own accord, and another may not. Nobody set a room to need it. */
export type Extra = 'host-role' | 'lock' | 'end-for-all' | 'dial-in';

export interface Shortfall {
  readonly loss: Loss;
  /** Whether the room is set to need it, or its meetings of the last days used it. */
  readonly source: 'settings' | 'usage';
}

/** What of a room's settings a platform is checked against. */
export interface NeededSettings {
  readonly size: number;
  readonly recording: RecordingKind;
  readonly door?: string;
  readonly recordingStart?: string;
}

interface MoveAssessment {
  /** `blocked`: it must not move there. `degraded`: it may, and gives something up. */
  readonly result: 'ok' | 'degraded' | 'blocked';
  /** What stands in the way. Empty unless blocked. */
  readonly blocked: readonly Shortfall[];
  /** What would be worse there, also what an administrator waived. */
  readonly degraded: readonly Shortfall[];
  /** What people have on the platform they come from and not there. Changes no result. */
  readonly lost: readonly Extra[];
}

/**
 * Whether a room may be moved to a platform, and what it gives up there. Pure, and the only place that says so: the
 * decisions themselves, moves by hand, and the previews of moves and plans all ask it.
 * @param move.usage what its meetings of the last days used counts like its settings; null where that isn't known
 * @param move.waived needs that an administrator gave up for this move
 * @param move.from what the platform can that the room leaves; null where that doesn't matter or isn't known
 */
export function assessMove(move: {
  readonly settings: NeededSettings;
  readonly usage: RoomUsage | null;
  readonly to: PlatformCapabilities;
  readonly from?: PlatformCapabilities | null;
  readonly waived?: readonly string[];
}): MoveAssessment {
  const { settings, usage, to, from = null, waived = [] } = move;
  const missing = findMissingNeeds(settings, usage, to);
  const blocked = missing.filter(({ loss }) => !waived.includes(loss));
  const degraded = missing.filter(({ loss }) => waived.includes(loss));
  if (settings.door === 'ask' && !to.guestToken) degraded.push({ loss: 'door-ask', source: 'settings' });
  if (recordsUnattended(settings) && losesUnattended(from, to))
    degraded.push({ loss: 'unattended-recording', source: 'settings' });
  return {
    result: blocked.length > 0 ? 'blocked' : degraded.length > 0 ? 'degraded' : 'ok',
    blocked,
    degraded,
    lost: from ? EXTRAS.filter(({ has }) => has(from) && !has(to)).map(({ extra }) => extra) : [],
  };
}

/** It is recorded whether or not a host is in, where its platform does that. */
function recordsUnattended({ recording, recordingStart }: NeededSettings): boolean {
  return recording === 'cloud' && recordingStart === 'automatic';
}

function losesUnattended(from: PlatformCapabilities | null, to: PlatformCapabilities): boolean {
  const hadIt = from === null || from.automaticRecording === 'platform';
  return hadIt && to.cloudRecording && to.automaticRecording !== 'platform';
}

/** What of a room's needs a platform can't give. Most rooms need nothing that any platform lacks. */
function findMissingNeeds(settings: NeededSettings, usage: RoomUsage | null, to: PlatformCapabilities): Shortfall[] {
  const missing: Shortfall[] = [];
  const note = (loss: RoomNeed, isSet: boolean, isUsed: boolean) => {
    if (isSet || isUsed) missing.push({ loss, source: isSet ? 'settings' : 'usage' });
  };
  if (!to.cloudRecording) note('cloud-recording', settings.recording === 'cloud', usage?.hasRecordedToCloud === true);
  if (!to.localRecording) note('local-recording', settings.recording === 'local', usage?.hasRecordedLocally === true);
  const { largestMeeting } = to;
  if (largestMeeting !== null)
    note('size', settings.size > largestMeeting, (usage?.largestPeople ?? 0) > largestMeeting);
  return missing;
}

const EXTRAS: readonly { readonly extra: Extra; readonly has: (capabilities: PlatformCapabilities) => boolean }[] = [
  { extra: 'host-role', has: ({ hostRole }) => hostRole },
  { extra: 'lock', has: ({ lock }) => lock },
  { extra: 'end-for-all', has: ({ endForAll }) => endForAll },
  { extra: 'dial-in', has: ({ dialIn }) => dialIn },
];
