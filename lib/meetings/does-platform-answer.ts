import { checkHealth } from '../platforms/check-health';
import { processSingleton } from '../process-singleton';
import { listPlatforms } from '../video-platforms';
import { shareWork } from './share-work';

/** What a platform said of itself holds for so long, however many ask. */
const ASKED_FOR_MS = 10_000;

const answers = processSingleton('platform-answers', () => new Map<string, { at: number; isHealthy: boolean }>());

/**
 * Whether a platform answers at this moment; false also where it isn't set up here. Asks at most once in 10 s for each
 * platform and process.
 */
export function doesPlatformAnswer(platformId: string): Promise<boolean> {
  return shareWork(`platform-answers:${platformId}`, async () => {
    const known = answers.get(platformId);
    if (known && Date.now() - known.at < ASKED_FOR_MS) return known.isHealthy;
    const platform = listPlatforms().find(({ id }) => id === platformId);
    const isHealthy = platform ? ((await checkHealth(platform))?.isHealthy ?? false) : false;
    answers.set(platformId, { at: Date.now(), isHealthy });
    return isHealthy;
  });
}
