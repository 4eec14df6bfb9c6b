import { z } from 'zod';

// What Daily takes, from its reference and from the client that it generates from its own OpenAPI document, not from
// what our client happens to send: what is not here is refused.

const seconds = z.int().min(0).max(253_402_300_799);

const bucketSchema = z.strictObject({
  bucket_name: z.string().optional(),
  bucket_region: z.string().optional(),
  assume_role_arn: z.string().optional(),
  allow_api_access: z.boolean().optional(),
  allow_streaming_from_bucket: z.boolean().optional(),
});

const permissionsSchema = z.strictObject({
  hasPresence: z.boolean().optional(),
  canSend: z.union([z.boolean(), z.array(z.string())]).optional(),
  canReceive: z.looseObject({}).optional(),
  canAdmin: z.union([z.boolean(), z.array(z.string())]).optional(),
});

const recordingKind = z.enum(['cloud', 'cloud-audio-only', 'local', 'raw-tracks']);

const roomPropertiesSchema = z.strictObject({
  nbf: seconds.optional(),
  exp: seconds.optional(),
  max_participants: z.int().min(1).max(200).optional(),
  enable_people_ui: z.boolean().optional(),
  enable_pip_ui: z.boolean().optional(),
  enable_emoji_reactions: z.boolean().optional(),
  enable_hand_raising: z.boolean().optional(),
  enable_prejoin_ui: z.boolean().optional(),
  enable_live_captions_ui: z.boolean().optional(),
  enable_network_ui: z.boolean().optional(),
  enable_noise_cancellation_ui: z.boolean().optional(),
  enable_breakout_rooms: z.boolean().optional(),
  enable_knocking: z.boolean().optional(),
  enable_screenshare: z.boolean().optional(),
  enable_video_processing_ui: z.boolean().optional(),
  enable_chat: z.boolean().optional(),
  enable_shared_chat_history: z.boolean().optional(),
  start_video_off: z.boolean().optional(),
  start_audio_off: z.boolean().optional(),
  owner_only_broadcast: z.boolean().optional(),
  enable_recording: recordingKind.optional(),
  eject_at_room_exp: z.boolean().optional(),
  eject_after_elapsed: z.int().min(1).optional(),
  enable_advanced_chat: z.boolean().optional(),
  enable_hidden_participants: z.boolean().optional(),
  enable_mesh_sfu: z.boolean().optional(),
  sfu_switchover: z.number().optional(),
  enable_adaptive_simulcast: z.boolean().optional(),
  enable_multiparty_adaptive_simulcast: z.boolean().optional(),
  enforce_unique_user_ids: z.boolean().optional(),
  experimental_optimize_large_calls: z.boolean().optional(),
  lang: z.string().optional(),
  meeting_join_hook: z.string().max(255).optional(),
  geo: z.string().optional(),
  rtmp_geo: z.string().optional(),
  disable_rtmp_geo_fallback: z.boolean().optional(),
  recordings_bucket: bucketSchema.optional(),
  enable_terse_logging: z.boolean().optional(),
  auto_transcription_settings: z.looseObject({}).optional(),
  enable_transcription_storage: z.boolean().optional(),
  transcription_bucket: bucketSchema.omit({ allow_streaming_from_bucket: true }).optional(),
  recordings_template: z
    .string()
    .max(1_024)
    .regex(/\{epoch_time\}/)
    .optional(),
  permissions: permissionsSchema.optional(),
});
export type RoomProperties = z.infer<typeof roomPropertiesSchema>;

export const createRoomSchema = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(128)
    .regex(/^[A-Za-z0-9_-]+$/)
    .optional(),
  privacy: z.enum(['public', 'private']).optional(),
  properties: roomPropertiesSchema.optional(),
});

export const updateRoomSchema = createRoomSchema.omit({ name: true });

export const ejectSchema = z.strictObject({
  ids: z.array(z.string()).max(100).optional(),
  user_ids: z.array(z.string()).max(100).optional(),
  ban: z.boolean().optional(),
});

export const meetingTokenSchema = z.strictObject({
  properties: z
    .strictObject({
      room_name: z.string().optional(),
      eject_at_token_exp: z.boolean().optional(),
      eject_after_elapsed: z.int().min(1).optional(),
      nbf: seconds.optional(),
      exp: seconds.optional(),
      is_owner: z.boolean().optional(),
      user_name: z.string().optional(),
      user_id: z.string().max(36).optional(),
      enable_screenshare: z.boolean().optional(),
      start_video_off: z.boolean().optional(),
      start_audio_off: z.boolean().optional(),
      enable_recording: recordingKind.optional(),
      enable_prejoin_ui: z.boolean().optional(),
      enable_live_captions_ui: z.boolean().optional(),
      enable_recording_ui: z.boolean().optional(),
      enable_terse_logging: z.boolean().optional(),
      knocking: z.boolean().optional(),
      start_cloud_recording: z.boolean().optional(),
      start_cloud_recording_opts: z.looseObject({}).optional(),
      auto_start_transcription: z.boolean().optional(),
      close_tab_on_exit: z.boolean().optional(),
      redirect_on_meeting_exit: z.string().optional(),
      lang: z.string().optional(),
      permissions: permissionsSchema.optional(),
    })
    .optional(),
});

export const startRecordingSchema = z.strictObject({
  type: z.enum(['cloud', 'cloud-audio-only', 'raw-tracks']).optional(),
  instanceId: z.uuid().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  fps: z.int().optional(),
  videoBitrate: z.int().optional(),
  audioBitrate: z.int().optional(),
  backgroundColor: z.string().optional(),
  layout: z.looseObject({}).optional(),
  maxDuration: z.int().optional(),
  minIdleTimeOut: z.int().optional(),
});

export const stopRecordingSchema = startRecordingSchema.pick({ type: true, instanceId: true });

const EVENT_TYPES = [
  'recording.ready-to-download',
  'recording.started',
  'recording.error',
  'streaming.started',
  'streaming.updated',
  'streaming.ended',
  'streaming.error',
  'meeting.started',
  'meeting.ended',
  'participant.joined',
  'participant.left',
  'waiting-participant.joined',
  'waiting-participant.left',
  'batch-processor.job-finished',
  'batch-processor.error',
  'dialout.connected',
  'dialout.answered',
  'dialout.stopped',
  'dialout.error',
  'dialout.warning',
  'dialin.ready',
  'dialin.connected',
  'dialin.stopped',
  'dialin.error',
  'dialin.warning',
  'transcript.started',
  'transcript.ready-to-download',
  'transcript.error',
] as const;

export const createWebhookSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  eventTypes: z.array(z.enum(EVENT_TYPES)).optional(),
  hmac: z.base64().min(1).optional(),
  basicAuth: z.string().optional(),
  retryType: z.enum(['circuit-breaker', 'exponential']).optional(),
});

export const updateWebhookSchema = createWebhookSchema.partial();
