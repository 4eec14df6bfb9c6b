import type { Recording } from './recording';

/** Neither the vendor nor we have given it an id, and its file is yet to come. */
export function isUnnamed({ vendorRecordingId, instanceId, state }: Recording): boolean {
  const isOnItsWay = state === 'recording' || state === 'processing' || state === 'local';
  return vendorRecordingId === null && instanceId === null && isOnItsWay;
}
