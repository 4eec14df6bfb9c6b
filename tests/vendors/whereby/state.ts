import { randomUUID } from 'node:crypto';

/** A room made by POST /meetings. */
export interface StandInRoom {
  readonly meetingId: string;
  /** With its leading slash. */
  readonly roomName: string;
  readonly roomUrl: string;
  /** What makes a host of whoever has it in the address. */
  readonly roomKey: string;
  readonly startDate: Date;
  readonly endDate: Date;
  readonly roomMode: 'normal' | 'group';
  readonly recording: {
    readonly type: 'none' | 'local' | 'cloud';
    readonly provider: 's3' | 'whereby';
    readonly fileFormat: 'mkv' | 'mp4';
    readonly startTrigger: string;
  } | null;
  isLocked: boolean;
  /** As it was uploaded, or null for the organisation's. */
  logo: { readonly bytes: Uint8Array; readonly contentType: string } | null;
}

/** One connection to a room, of a person or a machine, also after it left. */
export interface Client {
  readonly participantId: string;
  readonly roomName: string;
  readonly displayName: string | null;
  readonly externalId: string | null;
  readonly metadata: string | null;
  readonly roleName: string;
  readonly isDialIn: boolean;
  readonly joinedAt: Date;
  leftAt: Date | null;
  roomSessionId: string | null;
}

/** While there are two people or more, and a while after. */
export interface Session {
  readonly roomSessionId: string;
  readonly roomName: string;
  readonly startedAt: Date;
  belowTwoSince: Date | null;
  endedAt: Date | null;
}

export interface Knock {
  readonly participantId: string;
  readonly roomName: string;
  readonly displayName: string | null;
  readonly externalId: string | null;
  readonly metadata: string | null;
}

export interface StandInRecording {
  readonly recordingId: string;
  readonly roomName: string;
  readonly roomSessionId: string | null;
  readonly filename: string;
  readonly startDate: Date;
  readonly endDate: Date;
  readonly sizeInMegaBytes: number;
  readonly provider: 's3' | 'whereby';
}

export interface StandInEvent {
  readonly id: string;
  readonly apiVersion: '1.0';
  readonly createdAt: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Everything the stand-in knows, in memory. */
export interface StandInState {
  readonly subdomain: string;
  readonly now: () => Date;
  readonly rooms: Map<string, StandInRoom>;
  readonly clients: Map<string, Client>;
  readonly knocks: Map<string, Knock>;
  readonly sessions: Session[];
  readonly recordings: Map<string, StandInRecording>;
  /** Tells those who follow changes, and sends the webhook where there is one. */
  readonly emit: (roomName: string, type: string, data?: Readonly<Record<string, unknown>>) => void;
}

/** Whereby's meeting ids are opaque; these are numbers in a string, as in the vendor's examples. */
function makeMeetingId(): string {
  return String(Math.floor(10_000_000 + Math.random() * 89_999_999));
}

export function withSlash(roomName: string): string {
  return roomName.startsWith('/') ? roomName : `/${roomName}`;
}

/** A room is made, by the API or by a test. */
export function addRoom(
  state: StandInState,
  values: Partial<StandInRoom> & Pick<StandInRoom, 'roomName' | 'endDate'>,
): StandInRoom {
  const roomName = withSlash(values.roomName);
  const room: StandInRoom = {
    meetingId: makeMeetingId(),
    roomUrl: `https://${state.subdomain}.whereby.com${roomName}`,
    roomKey: Buffer.from(`stand-in:${randomUUID()}`).toString('base64url'),
    startDate: state.now(),
    roomMode: 'normal',
    recording: null,
    isLocked: false,
    logo: null,
    ...values,
    roomName,
  };
  state.rooms.set(roomName, room);
  state.emit(roomName, 'room-created');
  return room;
}

const HOUR_MS = 3_600_000;

/** An hour after its end date a room sends nothing and knows no hosts. */
export function isSilent(room: StandInRoom, now: Date): boolean {
  return now.getTime() > room.endDate.getTime() + HOUR_MS;
}

/** A day after its end date a room is gone. */
export function isGone(room: StandInRoom, now: Date): boolean {
  return now.getTime() > room.endDate.getTime() + 24 * HOUR_MS;
}

const MACHINES = new Set(['recorder', 'streamer', 'captioner', 'assistant']);

export function isMachine(client: { readonly roleName: string }): boolean {
  return MACHINES.has(client.roleName);
}

export function findRoom(state: StandInState, roomName: string): StandInRoom | null {
  const room = state.rooms.get(withSlash(roomName));
  return room && !isGone(room, state.now()) ? room : null;
}

export function requireRoom(state: StandInState, roomName: string): StandInRoom {
  const room = findRoom(state, roomName);
  if (!room) throw new Error(`The stand-in for Whereby has no room ${withSlash(roomName)}`);
  return room;
}

export function clientsIn(state: StandInState, roomName: string): readonly Client[] {
  return [...state.clients.values()].filter(
    (client) => client.roomName === withSlash(roomName) && client.leftAt === null,
  );
}

export function peopleIn(state: StandInState, roomName: string): readonly Client[] {
  return clientsIn(state, roomName).filter((client) => !isMachine(client));
}
