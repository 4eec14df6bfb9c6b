import type { RoomMoveView } from '../../schemas/room-moves';
import { countOf } from '../plans/plan-words';
import type { MoveOrder } from './assess-room-move';

/** That a room loses its pin, which no end of the move brings back. */
export function describePinOff({ expiresAt }: Pick<MoveOrder, 'expiresAt'>): string {
  return expiresAt === null ? 'Its pin comes off.' : 'Its pin comes off, and stays off when the move runs out.';
}

/** The same of many, as a part of a sentence; nothing where no pin comes off. */
export function describePinsOff(rooms: readonly RoomMoveView[], { expiresAt }: Pick<MoveOrder, 'expiresAt'>): string {
  const count = rooms.filter(({ code, removesPin }) => code === null && removesPin).length;
  if (count === 0) return '';
  const isOne = count === 1;
  const off = `the ${isOne ? 'pin' : 'pins'} of ${countOf(count, 'room')} ${isOne ? 'comes' : 'come'} off`;
  return expiresAt === null ? off : `${off}, and ${isOne ? 'stays' : 'stay'} off when the move runs out`;
}
