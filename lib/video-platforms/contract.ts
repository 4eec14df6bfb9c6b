/**
 * What every video platform is to Patchbay. Types only: platforms depend on these files, never the reverse, and
 * nothing here is named after a vendor. What a platform can't do is `null`, never a method that throws.
 */

export type { PlatformCapabilities } from './contract/capabilities';
export type { LogoImage, PlatformHealth, PlatformTask, VideoPlatformClient } from './contract/client';
export type {
  PlatformConfigResult,
  PlatformDefinition,
  PlatformSettings,
  VideoPlatformConfig,
} from './contract/definition';
export type { PlatformDrills, ScriptedFaults } from './contract/drills';
export type { EmbedDescriptor } from './contract/embed-descriptor';
export type { Grant, GrantParticipant } from './contract/grant';
export type {
  CreateMeetingRequest,
  ListedRoom,
  MeetingData,
  MeetingReference,
  MeetingSettings,
  ParticipantRole,
  PlatformId,
  RecordingKind,
  VendorRoom,
} from './contract/meeting';
export type { EventParticipant, MeetingEvent } from './contract/meeting-event';
export type {
  PlatformPresence,
  PresenceReport,
  PresentParticipant,
  RoomSession,
  RoomVisit,
} from './contract/presence';
export type { PlatformRecordings, RecordingLink, VendorRecording } from './contract/recordings';
export type { PlatformServices, VendorCall, VendorLimit } from './contract/services';
export type {
  PlatformWebhookSetup,
  PlatformWebhooks,
  WebhookEnvelope,
  WebhookHeaders,
  WebhookSubscription,
  WebhookVerdict,
  WebhookVerification,
} from './contract/webhooks';
