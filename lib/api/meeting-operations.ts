import { z } from 'zod';
import { decisionSchema } from '../schemas/decision';
import { meetingSchema, participantSchema, signalSchema } from '../schemas/meeting';
import { defineOperation } from './define-operation';

const meetingId = z.object({ id: z.string() });

export const meetingOperations = {
  getMeeting: defineOperation({
    id: 'getMeeting',
    method: 'GET',
    path: '/meetings/{id}',
    summary: 'One meeting: for who manages its room, and for everybody in the call by the cookie that `join` set.',
    access: 'anyone',
    params: meetingId,
    status: 200,
    response: meetingSchema,
    errors: ['meeting-not-found', 'not-signed-in', 'forbidden'],
  }),
  listParticipants: defineOperation({
    id: 'listParticipants',
    method: 'GET',
    path: '/meetings/{id}/participants',
    summary: 'Who is and was in a meeting.',
    access: 'signed-in',
    params: meetingId,
    status: 200,
    response: z.object({ items: z.array(participantSchema), nextCursor: z.null() }),
    errors: ['meeting-not-found', 'not-signed-in', 'forbidden'],
  }),
  getMeetingDecision: defineOperation({
    id: 'getMeetingDecision',
    method: 'GET',
    path: '/meetings/{id}/decision',
    summary: 'Why a meeting runs where it runs.',
    access: 'signed-in',
    params: meetingId,
    status: 200,
    response: decisionSchema,
    errors: ['meeting-not-found', 'not-signed-in', 'forbidden'],
  }),
  endMeeting: defineOperation({
    id: 'endMeeting',
    method: 'POST',
    path: '/meetings/{id}/end',
    summary: 'End a meeting for everybody, at the vendor as well.',
    access: 'anyone',
    params: meetingId,
    status: 200,
    response: meetingSchema,
    errors: ['meeting-not-found', 'not-signed-in', 'forbidden'],
  }),
  signalSession: defineOperation({
    id: 'signalSession',
    method: 'POST',
    path: '/sessions/{id}/signal',
    summary: 'What a call page tells of itself; needs the cookie that `join` set. PUT does the same.',
    access: 'anyone',
    params: z.object({ id: z.string() }),
    body: signalSchema,
    status: 204,
    response: null,
    errors: ['invalid-request', 'participant-not-found', 'forbidden'],
  }),
} as const;
