import type { MeetingView } from '@/lib/schemas/meeting';

/** The state of a meeting in words, with the tone of its mark. */
export const MEETING_STATES = {
  creating: { tone: 'accent', label: 'Being made' },
  live: { tone: 'success', label: 'Live' },
  draining: { tone: 'warning', label: 'Moving' },
  ended: { tone: 'neutral', label: 'Ended' },
  failed: { tone: 'destructive', label: 'Failed' },
} as const satisfies Record<MeetingView['state'], { tone: string; label: string }>;
