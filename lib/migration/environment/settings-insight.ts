import { listPlatforms } from '../../video-platforms';
import type { SettingsInsight } from '../words/describe-cause';
import { describeSettingsTrouble, nameKeys } from '../words/describe-settings';

/** What administrators are told of platforms' settings. */
export const SETTINGS_INSIGHT: SettingsInsight = {
  troubleOf: (id) => {
    const status = listPlatforms().find((platform) => platform.id === id);
    return status ? describeSettingsTrouble(status) : null;
  },
  keysOf: (id) => nameKeys(listPlatforms().find((platform) => platform.id === id)?.settings ?? []),
};
