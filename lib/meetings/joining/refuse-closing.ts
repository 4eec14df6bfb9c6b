import { AppError } from '../../errors/app-error';

/** Why nobody else gets into a room that is deleted as soon as the people in its call have left. */
export function refuseClosing(): AppError {
  return new AppError(
    'room-closing',
    'This room is being closed: whoever is in its call can stay, and nobody else can join any more.',
  );
}
