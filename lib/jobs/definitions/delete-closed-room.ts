import { z } from 'zod';
import { defineJob } from '../define-job';

/** Deletes a room that waited for the people in its call to leave, once they have; a room that is to stay, it leaves. */
export const deleteClosedRoomJob = defineJob({
  name: 'delete-closed-room',
  payload: z.object({ roomId: z.uuid() }),
});
