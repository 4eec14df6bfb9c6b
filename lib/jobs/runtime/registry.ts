import { applyWebhookDeliveryJob } from '../definitions/apply-webhook-delivery';
import { closeVendorRoomJob } from '../definitions/close-vendor-room';
import { deliverMockWebhooksJob } from '../definitions/deliver-mock-webhooks';
import { endEmptyMeetingJob } from '../definitions/end-empty-meeting';
import { forgetSignInFailuresJob } from '../definitions/forget-sign-in-failures';
import { sweepMeetingsJob } from '../definitions/sweep-meetings';
import { sweepMockRoomsJob } from '../definitions/sweep-mock-rooms';
import { type RegisteredJob, registerJob } from './register-job';

/** Every job there is, one line each. A test holds it against the files in definitions/. */
export const JOBS: readonly RegisteredJob[] = [
  registerJob(applyWebhookDeliveryJob, () => import('../definitions/apply-webhook-delivery.handler')),
  registerJob(closeVendorRoomJob, () => import('../definitions/close-vendor-room.handler')),
  registerJob(deliverMockWebhooksJob, () => import('../definitions/deliver-mock-webhooks.handler')),
  registerJob(endEmptyMeetingJob, () => import('../definitions/end-empty-meeting.handler')),
  registerJob(forgetSignInFailuresJob, () => import('../definitions/forget-sign-in-failures.handler')),
  registerJob(sweepMeetingsJob, () => import('../definitions/sweep-meetings.handler')),
  registerJob(sweepMockRoomsJob, () => import('../definitions/sweep-mock-rooms.handler')),
];
