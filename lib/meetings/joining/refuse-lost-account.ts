import { insertRefusedJoin } from '../../data/meetings/refused-joins';
import { AppError } from '../../errors/app-error';
import { getLog } from '../../log';
import type { Decision } from '../../migration/decision';
import type { Meeting } from '../meeting';
import type { RoomState } from '../room-state';

const LOOK_AGAIN_SECONDS = 10;

/**
 * Keeps a join into a call whose platform's keys were changed to another account's or taken away, where no platform can
 * take its continuation either, and makes the answer: a grant of the new account would lead into another room, or nowhere.
 * @param refused.decision why none can take the continuation
 */
export async function refuseLostAccount(refused: {
  room: RoomState['room'];
  people: number;
  meeting: Meeting;
  decision: Decision;
  supportCode: string;
}): Promise<AppError> {
  const { room, people, meeting, decision, supportCode } = refused;
  const { platform } = meeting;
  getLog().warn(
    { event: 'meeting.account-changed', room: room.slug, platform, meetingId: meeting.id, people, supportCode },
    'Nobody can be let into a meeting of an account whose keys are not set up here any more',
  );
  await insertRefusedJoin({
    roomId: room.id,
    cause: 'no-platform',
    supportCode,
    steps: [
      { step: 'OPEN_MEETING', answer: 'cannot', platform, cause: 'account-changed', part: null },
      ...decision.steps.filter(({ step }) => step !== 'OPEN_MEETING'),
    ],
  });
  return new AppError('no-platform', sentenceOf(people), {
    details: { people, supportCode },
    retryAfterSeconds: LOOK_AGAIN_SECONDS,
  });
}

function sentenceOf(people: number): string {
  const cause = 'through a video account that has been changed here since it began';
  if (people === 0) return `This call runs ${cause}, so nobody else can join it. You get in as soon as it is over.`;
  const [who, they] = people === 1 ? ['One person is', 'they leave'] : [`${people} people are`, 'they have left'];
  return `${who} in this call, which runs ${cause}, so nobody else can join them. You get in as soon as ${they}.`;
}
