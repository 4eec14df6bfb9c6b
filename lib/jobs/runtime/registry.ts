import { applyWebhookDeliveryJob } from '../definitions/apply-webhook-delivery';
import { closeVendorRoomJob } from '../definitions/close-vendor-room';
import { deleteClosedRoomJob } from '../definitions/delete-closed-room';
import { deliverMockWebhooksJob } from '../definitions/deliver-mock-webhooks';
import { endEmptyMeetingJob } from '../definitions/end-empty-meeting';
import { extendVendorRoomsJob } from '../definitions/extend-vendor-rooms';
import { fetchRecordingLinkJob } from '../definitions/fetch-recording-link';
import { forgetChangesJob } from '../definitions/forget-changes';
import { forgetPreviewsJob } from '../definitions/forget-previews';
import { forgetSignInFailuresJob } from '../definitions/forget-sign-in-failures';
import { forgetVendorCallsJob } from '../definitions/forget-vendor-calls';
import { forgetWebhookDeliveriesJob } from '../definitions/forget-webhook-deliveries';
import { lapseOverridesJob } from '../definitions/lapse-overrides';
import { planRelocationsJob } from '../definitions/plan-relocations';
import { reconcileLiveMeetingsJob } from '../definitions/reconcile-live-meetings';
import { reconcileMeetingJob } from '../definitions/reconcile-meeting';
import { reconcilePlatformJob } from '../definitions/reconcile-platform';
import { relocateMeetingJob } from '../definitions/relocate-meeting';
import { rescueWebhookDeliveriesJob } from '../definitions/rescue-webhook-deliveries';
import { settleDrainingPlatformsJob } from '../definitions/settle-draining-platforms';
import { startAutomaticRecordingJob } from '../definitions/start-automatic-recording';
import { stepMigrationJob } from '../definitions/step-migration';
import { sweepMeetingsJob } from '../definitions/sweep-meetings';
import { sweepMockRoomsJob } from '../definitions/sweep-mock-rooms';
import { sweepPlatformRoomsJob } from '../definitions/sweep-platform-rooms';
import { sweepVendorRoomsJob } from '../definitions/sweep-vendor-rooms';
import { sweepWaitingJob } from '../definitions/sweep-waiting';
import { uploadLogoJob } from '../definitions/upload-logo';
import { type RegisteredJob, registerJob } from './register-job';

/** Every job there is, one line each. A test holds it against the files in definitions/. */
export const JOBS: readonly RegisteredJob[] = [
  registerJob(applyWebhookDeliveryJob, () => import('../definitions/apply-webhook-delivery.handler')),
  registerJob(closeVendorRoomJob, () => import('../definitions/close-vendor-room.handler')),
  registerJob(deleteClosedRoomJob, () => import('../definitions/delete-closed-room.handler')),
  registerJob(deliverMockWebhooksJob, () => import('../definitions/deliver-mock-webhooks.handler')),
  registerJob(endEmptyMeetingJob, () => import('../definitions/end-empty-meeting.handler')),
  registerJob(extendVendorRoomsJob, () => import('../definitions/extend-vendor-rooms.handler')),
  registerJob(fetchRecordingLinkJob, () => import('../definitions/fetch-recording-link.handler')),
  registerJob(forgetChangesJob, () => import('../definitions/forget-changes.handler')),
  registerJob(forgetPreviewsJob, () => import('../definitions/forget-previews.handler')),
  registerJob(forgetSignInFailuresJob, () => import('../definitions/forget-sign-in-failures.handler')),
  registerJob(forgetVendorCallsJob, () => import('../definitions/forget-vendor-calls.handler')),
  registerJob(forgetWebhookDeliveriesJob, () => import('../definitions/forget-webhook-deliveries.handler')),
  registerJob(lapseOverridesJob, () => import('../definitions/lapse-overrides.handler')),
  registerJob(planRelocationsJob, () => import('../definitions/plan-relocations.handler')),
  registerJob(relocateMeetingJob, () => import('../definitions/relocate-meeting.handler')),
  registerJob(reconcileLiveMeetingsJob, () => import('../definitions/reconcile-live-meetings.handler')),
  registerJob(reconcileMeetingJob, () => import('../definitions/reconcile-meeting.handler')),
  registerJob(reconcilePlatformJob, () => import('../definitions/reconcile-platform.handler')),
  registerJob(rescueWebhookDeliveriesJob, () => import('../definitions/rescue-webhook-deliveries.handler')),
  registerJob(settleDrainingPlatformsJob, () => import('../definitions/settle-draining-platforms.handler')),
  registerJob(startAutomaticRecordingJob, () => import('../definitions/start-automatic-recording.handler')),
  registerJob(stepMigrationJob, () => import('../definitions/step-migration.handler')),
  registerJob(sweepMeetingsJob, () => import('../definitions/sweep-meetings.handler')),
  registerJob(sweepMockRoomsJob, () => import('../definitions/sweep-mock-rooms.handler')),
  registerJob(sweepPlatformRoomsJob, () => import('../definitions/sweep-platform-rooms.handler')),
  registerJob(sweepVendorRoomsJob, () => import('../definitions/sweep-vendor-rooms.handler')),
  registerJob(sweepWaitingJob, () => import('../definitions/sweep-waiting.handler')),
  registerJob(uploadLogoJob, () => import('../definitions/upload-logo.handler')),
];
