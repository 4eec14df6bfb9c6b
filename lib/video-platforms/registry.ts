import type { BuiltInPlatformId } from './catalog';
import type { PlatformDefinition } from './contract';
import { daily } from './daily';
import { jaas } from './jaas';
import { jitsi } from './jitsi';
import { mock } from './mock';
import { whereby } from './whereby';

/** The door of every platform that ships with Patchbay. Exhaustive: a catalogue row without a folder doesn't compile. */
export const PLATFORM_REGISTRY: Record<BuiltInPlatformId, PlatformDefinition> = { whereby, daily, jitsi, jaas, mock };
