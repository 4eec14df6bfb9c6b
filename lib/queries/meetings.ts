import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { WaitingPlace } from '../schemas/door';
import type { JoinInput, joinAnswerSchema, MeetingView, RelocateInput, SignalInput } from '../schemas/meeting';
import type { EmbedDescriptor } from '../video-platforms/contract';
import { ApiProblem } from './api-problem';
import { fetchJson } from './fetch-json';
import { roomKeys } from './rooms';

/** The answer of a join; what the page embeds is one of the kinds it knows. */
export type JoinAnswer = Omit<z.infer<typeof joinAnswerSchema>, 'embed'> & { readonly embed: EmbedDescriptor };

/** A join, or a place in line for somebody who must wait at the door. */
export type JoinOutcome = JoinAnswer | { readonly waiting: WaitingPlace };

/** Lets this browser's person into a room. Takes up to 15 s where platforms are slow. */
export function joinRoom(name: string, input: JoinInput, signal?: AbortSignal): Promise<JoinOutcome> {
  return fetchJson<JoinOutcome>(`/api/v1/rooms/${encodeURIComponent(name)}/join`, {
    method: 'POST',
    body: input,
    signal,
  });
}

/** The meeting of a call that this page is in; a cookie that joining set opens it. */
export function readCall(meetingId: string, signal?: AbortSignal): Promise<MeetingView> {
  return fetchJson<MeetingView>(`/api/v1/meetings/${meetingId}`, { signal });
}

/** The same, watched. */
export function callQuery(meetingId: string) {
  return queryOptions({
    queryKey: roomKeys.call(meetingId),
    queryFn: ({ signal }) => readCall(meetingId, signal),
    refetchInterval: 15_000,
    refetchIntervalInBackground: true,
    // The next question is near; a second try of this one would be held back while the page is hidden, and with it all
    // that follow.
    retry: false,
  });
}

/** How often is looked whether a platform closed its room, and how many times: its answer is there within seconds. */
const LOOK_MS = 4_000;
const LOOKS = 8;

/** A call that this page's host has ended for everybody: whether its platform did so too. */
export function endedCallQuery(meetingId: string) {
  return queryOptions({
    queryKey: roomKeys.endedCall(meetingId),
    queryFn: ({ signal }) => fetchJson<MeetingView>(`/api/v1/meetings/${meetingId}`, { signal }),
    refetchInterval: ({ state: { data, dataUpdateCount } }) => {
      if (data?.unclosedRoom) return 60_000;
      return dataUpdateCount < LOOKS && LOOK_MS;
    },
    retry: false,
  });
}

/** Goes along to the continuation of a call, as who one is in it. @param consent to being recorded; null where nobody asked */
export function continueCall(sessionId: string, consent: boolean | null): Promise<JoinAnswer> {
  const body = consent === null ? {} : { consent };
  return fetchJson<JoinAnswer>(`/api/v1/sessions/${sessionId}/continue`, { method: 'POST', body });
}

/**
 * Resolves unless somebody has ended this call for everybody: then nobody goes back in without a click.
 * @throws ApiProblem meeting-ended
 */
export async function refuseAfterEndForAll(meetingId: string): Promise<void> {
  const meeting = await readCall(meetingId).catch(() => null);
  if (meeting?.endReason !== 'ended-for-all') return;
  throw new ApiProblem({
    code: 'meeting-ended',
    status: 409,
    message: 'It was ended for everybody. The link stays: anyone who joins now starts a new call.',
  });
}

/** Has a call go on elsewhere, with everybody in it. @returns the continuation */
export function relocateMeeting(meetingId: string, input: RelocateInput): Promise<MeetingView> {
  return fetchJson<MeetingView>(`/api/v1/meetings/${meetingId}/relocate`, { method: 'POST', body: input });
}

/** Calls a move off that was planned for later. */
export function cancelRelocation(meetingId: string): Promise<void> {
  return fetchJson<void>(`/api/v1/meetings/${meetingId}/relocate`, { method: 'DELETE' });
}

export const endMeetingMutation = mutationOptions({
  mutationFn: (meetingId: string) => fetchJson<MeetingView>(`/api/v1/meetings/${meetingId}/end`, { method: 'POST' }),
});

function signalAddress(participantId: string): string {
  return `/api/v1/sessions/${participantId}/signal`;
}

/** Tells the server how this page's call goes. A sign that gets lost is no harm: the next one, or the vendor, corrects it. */
export async function sendSignal(participantId: string, signal: SignalInput): Promise<void> {
  await fetchJson<void>(signalAddress(participantId), { method: 'POST', body: signal }).catch(() => undefined);
}

/** The same while the page goes away, when ordinary requests are cut off. */
export function sendLastSignal(participantId: string, signal: SignalInput): void {
  const body = new Blob([JSON.stringify(signal)], { type: 'application/json' });
  navigator.sendBeacon(signalAddress(participantId), body);
}
