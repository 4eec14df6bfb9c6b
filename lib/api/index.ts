import { adminOperations } from './admin-operations';
import { apiKeyOperations } from './api-key-operations';
import { auditOperations } from './audit-operations';
import type { Operation } from './define-operation';
import { documentOperations } from './document-operations';
import { doorOperations } from './door-operations';
import { draftOperations } from './draft-operations';
import { environmentOperations } from './environment-operations';
import { eventOperations } from './event-operations';
import { historyOperations } from './history-operations';
import { hostLinkOperations } from './host-link-operations';
import { importOperations } from './import-operations';
import { logoOperations } from './logo-operations';
import { meetingOperations } from './meeting-operations';
import { migrationOperations } from './migration-operations';
import { moveOperations } from './move-operations';
import { platformOperations } from './platform-operations';
import { recordingOperations } from './recording-operations';
import { roomOperations } from './room-operations';
import { userOperations } from './user-operations';
import { webhookOperations } from './webhook-operations';
import { whatIfOperations } from './what-if-operations';

/** Every operation under `/api/v1`, in the order in which the document shows them. A test holds it against the routes. */
export const OPERATIONS: readonly Operation[] = [
  roomOperations,
  importOperations,
  moveOperations,
  doorOperations,
  historyOperations,
  hostLinkOperations,
  logoOperations,
  meetingOperations,
  recordingOperations,
  eventOperations,
  platformOperations,
  migrationOperations,
  draftOperations,
  environmentOperations,
  whatIfOperations,
  adminOperations,
  webhookOperations,
  auditOperations,
  userOperations,
  apiKeyOperations,
  documentOperations,
].flatMap((operations): Operation[] => Object.values(operations));
