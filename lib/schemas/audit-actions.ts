import { z } from 'zod';

/** Every action that is written down: what it was done to, a dot, and what was done. A test holds it against the source. */
export const AUDIT_ACTIONS = [
  'api-key.created',
  'api-key.revoked',
  'draft.begun',
  'draft.changed',
  'draft.thrown-away',
  'host-link.created',
  'host-link.revoked',
  'kill-switch.held',
  'kill-switch.released',
  'kill-switch.switched-off',
  'kill-switch.switched-on',
  'meeting.continued',
  'meeting.ended',
  'meeting.relocated',
  'meeting.relocation-cancelled',
  'meeting.relocation-failed',
  'meeting.relocation-planned',
  'meeting.vendor-room-gone',
  'override.lapsed',
  'override.lifted',
  'override.set',
  'override.undone',
  'plan.advanced',
  'plan.paused',
  'plan.published',
  'plan.resumed',
  'plan.rolled-back',
  'plan.settled',
  'plan.unsettled',
  'plan.wave-begun',
  'platform.breaker-closed',
  'platform.breaker-opened',
  'platform.faults-changed',
  'platform.state-changed',
  'platform.webhooks-set-up',
  'recording.requested',
  'recording.stopped',
  'room.changed',
  'room.closing',
  'room.created',
  'room.deleted',
  'room.imported',
  'room.kept',
  'room.logo-changed',
  'room.logo-removed',
  'room.name-released',
  'room.renamed',
  'room.restored',
  'room.settled',
  'room.unsettled',
  'user.changed',
  'user.created',
  'user.linked',
  'user.password-changed',
  'vendor-room.swept',
  'webhook-delivery.replayed',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

type KindOf<Action> = Action extends `${infer Kind}.${string}` ? Kind : never;
export type AuditActionKind = KindOf<AuditAction>;

/** What stands before the dot of an action. */
const KINDS: readonly string[] = [...new Set(AUDIT_ACTIONS.map((action) => action.split('.')[0] ?? action))];

const KNOWN: ReadonlySet<string> = new Set([...AUDIT_ACTIONS, ...KINDS]);

/** An action to look for, or the kind of several. */
export const auditActionFilter = z
  .string()
  .trim()
  .refine((value) => KNOWN.has(value), { error: ({ input }) => describeUnknown(String(input)) });

function describeUnknown(value: string): string {
  const kind = value.split('.')[0] ?? '';
  const ofKind = AUDIT_ACTIONS.filter((action) => action.startsWith(`${kind}.`));
  if (ofKind.length > 0) return `must be an action that is written down: ${kind} or ${ofKind.join(', ')}.`;
  return `must be an action that is written down, such as room.created, or what comes before its dot: ${KINDS.join(', ')}.`;
}
