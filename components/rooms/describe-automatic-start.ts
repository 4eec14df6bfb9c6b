import { PLATFORM_CATALOG, type PlatformCatalogEntry } from '@/lib/video-platforms/catalog';
import type { PlatformCapabilities, RecordingKind } from '@/lib/video-platforms/contract';

const CATALOG: readonly PlatformCatalogEntry[] = Object.values(PLATFORM_CATALOG);

/** How a recording that is to begin by itself does so, platform by platform, for who sets a room up; null for any other. */
export function describeAutomaticStart(settings: { recording: RecordingKind; recordingStart: string }): string | null {
  if (settings.recordingStart !== 'automatic' || settings.recording === 'none') return null;
  if (settings.recording === 'local') {
    return 'On a host’s own computer nothing begins by itself: hosts are reminded, and one of them starts it.';
  }
  return [
    `${labelsOf('platform')}: as soon as the first person is in.`,
    `${labelsOf('service')}: once the first host is in.`,
    `${labelsOf('host-page')}: the first host’s page starts it, and hosts are told where that fails. Until a host is in, nothing is recorded.`,
  ].join(' ');
}

function labelsOf(begins: PlatformCapabilities['automaticRecording']): string {
  const labels = CATALOG.filter(({ capabilities }) => capabilities.automaticRecording === begins);
  return labels.map(({ label }) => label).join(' and ');
}
