import { AppError } from '../../errors/app-error';

export function noPlan(): AppError {
  return new AppError('plan-not-found', 'No plan is in force. Write a draft, preview it and publish it first.');
}
