import { mutationOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { WaitingPlace } from '../schemas/door';
import type { JoinInput, joinAnswerSchema, MeetingView, SignalInput } from '../schemas/meeting';
import type { EmbedDescriptor } from '../video-platforms/contract';
import { fetchJson } from './fetch-json';

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
