import type { PlatformSettings } from '../contract';

/** A setting's text without the space around it. An empty one counts as not set: compose files leave variables out so. */
export function settingText(settings: PlatformSettings, name: string): string | undefined {
  const text = settings[name]?.trim();
  return text ? text : undefined;
}

/** The values of a setting that takes several separated by commas, as secrets do while they are being rotated. */
export function settingList(settings: PlatformSettings, name: string): readonly string[] {
  return (settings[name] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
