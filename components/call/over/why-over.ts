import { readCall } from '@/lib/queries/meetings';
import type { MeetingView } from '@/lib/schemas/meeting';

/** Why a meeting is over: somebody ended it for everybody, or it goes on in another one. */
export type Over = 'ended' | 'moved';

/** Platforms and we don't hear of an end in the same moment: for so long it may still turn out that there was one. */
const PATIENCE_MS = 2_000;
const ASK_AGAIN_MS = 400;
/** One question: somebody looks at a call that has gone meanwhile. */
const ANSWER_MS = 3_000;

/** Null while it isn't over. */
export function whyOver(meeting: Pick<MeetingView, 'state' | 'endReason'> | undefined): Over | null {
  if (meeting?.state !== 'ended' && meeting?.state !== 'failed') return null;
  return meeting.endReason === 'moved' ? 'moved' : 'ended';
}

/** Asks the server whether a meeting is over, for a page that its platform let go. Null also where nobody answers. */
export async function askWhyOver(meetingId: string): Promise<Over | null> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  return whyOver(await readCall(meetingId, signal).catch(() => undefined));
}

/** The same for one that was put out: some platforms end a call that way, and may be quicker than our own news of it. */
export async function waitWhyOver(meetingId: string): Promise<Over | null> {
  const until = Date.now() + PATIENCE_MS;
  let over = await askWhyOver(meetingId);
  while (over === null && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    over = await askWhyOver(meetingId);
  }
  return over;
}
