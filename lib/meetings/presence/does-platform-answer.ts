import { checkHealth } from '../../platforms/check-health';
import { processSingleton } from '../../process-singleton';
import { listPlatforms } from '../../video-platforms';
import { shareWork } from '../joining/share-work';

/** What a platform said of itself holds for so long, however many ask. */
const ASKED_FOR_MS = 10_000;

/**
 * A platform that is silent now was so before, where it was in the last minute: a page looks every 15 s, and several
 * processes may take turns in answering it.
 */
const REMEMBERED_MS = 60_000;

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

/**
 * The same for who can't wait until a platform has been silent for long enough. Where it says nothing within `patienceMs`,
 * what came of asking it last counts; where nobody has asked lately, that it answers.
 */
export async function seemsToAnswer(platformId: string, patienceMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      const last = answers.get(platformId);
      resolve(!last || last.isHealthy || Date.now() - last.at > REMEMBERED_MS);
    }, patienceMs);
  });
  try {
    return await Promise.race([doesPlatformAnswer(platformId), patience]);
  } finally {
    clearTimeout(timer);
  }
}
