import { z } from 'zod';
import { recordingListSchema, recordingSchema, recordingTurnSchema } from '../schemas/recording';
import { defineOperation } from './define-operation';

const id = z.object({ id: z.string() });

export const recordingOperations = {
  listRecordings: defineOperation({
    id: 'listRecordings',
    method: 'GET',
    path: '/meetings/{id}/recordings',
    summary:
      'The recordings of a meeting and how many of those present agreed to it; for who manages the room, and for everybody in the call.',
    access: 'anyone',
    params: id,
    status: 200,
    response: recordingListSchema,
    errors: ['meeting-not-found', 'not-signed-in', 'forbidden'],
  }),
  startRecording: defineOperation({
    id: 'startRecording',
    method: 'POST',
    path: '/meetings/{id}/recordings',
    summary:
      'Start recording a call in the cloud; for its hosts. Where it is being recorded already, that recording is answered, with 200.',
    access: 'anyone',
    params: id,
    status: 201,
    response: recordingSchema,
    errors: [
      'meeting-not-found',
      'not-signed-in',
      'forbidden',
      'meeting-ended',
      'recording-not-enabled',
      'recording-not-remote',
      'nobody-in-call',
      'platform-unavailable',
    ],
  }),
  stopRecording: defineOperation({
    id: 'stopRecording',
    method: 'POST',
    path: '/recordings/{id}/stop',
    summary: 'Stop a recording that was started from here; for hosts. One that is over is answered as it is.',
    access: 'anyone',
    params: id,
    status: 200,
    response: recordingSchema,
    errors: ['recording-not-found', 'not-signed-in', 'forbidden', 'recording-not-remote', 'platform-unavailable'],
  }),
  takeRecordingTurn: defineOperation({
    id: 'takeRecordingTurn',
    method: 'POST',
    path: '/sessions/{id}/recording-turn',
    summary:
      'Ask whether this host’s page is the one to start the recording that begins by itself, on platforms where only somebody in the call can; needs the cookie that `join` set.',
    access: 'anyone',
    params: id,
    status: 200,
    response: recordingTurnSchema,
    errors: ['forbidden'],
  }),
} as const;
