import { AppError } from '../errors/app-error';
import {
  type ConferenceReservation,
  type ConferenceServer,
  findConferenceReservation,
  releaseConference,
  reserveConference,
} from '../meetings/joining/reserve-conference';
import { problemOf } from './problem';
import { readBytes } from './read-body';

/** A name, a time and an address: nothing that is larger is honest. */
const LARGEST_FORM_BYTES = 16 * 1024;

/**
 * Answers Jitsi's reservation protocol (Prosody's `mod_reservations`, Jitsi handbook "Reservation System"): POST with
 * form fields `name`, `start_time` and `mail_owner`, GET and DELETE with the id. What may not be is a `message`, which
 * Jitsi shows to the person; a 5xx it tries again. A room that is asked for twice is simply allowed twice, so there
 * never is a conflict to resolve.
 */
export async function answerConferenceRequest(
  request: Request,
  asked: { readonly platform: string; readonly id: string | null },
): Promise<Response> {
  const server: ConferenceServer = {
    platform: asked.platform,
    authorization: request.headers.get('authorization'),
    now: new Date(),
  };
  try {
    if (request.method === 'POST' && asked.id === null) return await create(request, server);
    if (request.method === 'GET' && asked.id !== null) {
      return Response.json(toAnswer(await findConferenceReservation(server, asked.id), null));
    }
    if (request.method === 'DELETE' && asked.id !== null) {
      releaseConference(server);
      return Response.json({});
    }
    return messageResponse(404, 'There is nothing at this address.');
  } catch (error) {
    return refuse(error);
  }
}

async function create(request: Request, server: ConferenceServer): Promise<Response> {
  const form = new URLSearchParams(Buffer.from(await readBytes(request, LARGEST_FORM_BYTES)).toString('utf8'));
  const name = form.get('name');
  if (!name) return messageResponse(400, 'The form field name is missing.');
  try {
    return Response.json(toAnswer(await reserveConference(server, name), form.get('mail_owner')));
  } catch (error) {
    // The protocol's word for "not this room".
    if (error instanceof AppError && error.code === 'meeting-not-found') return messageResponse(403, error.message);
    throw error;
  }
}

/** Jitsi takes an answer only with all of these in it, and with the name that it asked for. */
function toAnswer(reservation: ConferenceReservation, mailOwner: string | null): Record<string, unknown> {
  return {
    id: reservation.id,
    name: reservation.roomName,
    mail_owner: mailOwner ?? '',
    start_time: reservation.startsAt.toISOString(),
    duration: reservation.durationSeconds,
  };
}

async function refuse(error: unknown): Promise<Response> {
  const problem = problemOf(error, 'reserveConference');
  const { detail } = (await problem.json()) as { detail: string };
  return messageResponse(problem.status, detail);
}

function messageResponse(status: number, message: string): Response {
  return Response.json({ message }, { status });
}
