/** Facts about a platform, the same for every installation. */
export interface PlatformCapabilities {
  /** Somebody can be held outside the call by the platform itself. */
  readonly lobby: boolean;
  /** A host can close the call to newcomers. */
  readonly lock: boolean;
  readonly cloudRecording: boolean;
  readonly localRecording: boolean;
  /**
   * Who begins a cloud recording that is to begin by itself: the platform, with the first person; the service, from
   * outside, with the first host; or the first host's own page, where only somebody in the call can.
   */
  readonly automaticRecording: 'platform' | 'service' | 'host-page' | 'none';
  /** People in one call; null where the platform sets no limit of its own. */
  readonly largestMeeting: number | null;
  readonly hostRole: boolean;
  /** A guest's grant is per person, so that it opens the call to nobody else. */
  readonly guestToken: boolean;
  /** The embed tells the page who comes and goes. */
  readonly embedEvents: boolean;
  readonly webhookCoverage: 'full' | 'partial' | 'none';
  readonly dialIn: boolean;
  readonly logo: boolean;
  readonly endForAll: boolean;
}
