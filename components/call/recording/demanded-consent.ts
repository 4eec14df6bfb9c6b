import type { ApiProblem } from '@/lib/queries/api-problem';
import { recordingKindSchema } from '@/lib/schemas/recording';
import type { RecordingKind } from '@/lib/video-platforms/contract';

/**
 * What the server wants an answer for before it lets anybody in; null where it refused for another reason. Happens where
 * the page couldn't know: the room changed meanwhile, or only a host link opens it.
 */
export function demandedConsent({ code, details }: Pick<ApiProblem, 'code' | 'details'>): RecordingKind | null {
  if (code !== 'consent-required') return null;
  const kind = recordingKindSchema.safeParse(details.recording);
  return kind.success && kind.data !== 'none' ? kind.data : 'cloud';
}
