import type { CountedRefusals, RefusalReason } from './count-refusals';

interface Refusals extends Pick<CountedRefusals, 'reasons'> {
  readonly label: string;
  /** The setting that holds the secret; null where both sides get it from Patchbay itself. */
  readonly secretSetting: string | null;
}

const REASONS: Readonly<Record<RefusalReason, string>> = {
  mismatch: 'signed with another secret',
  missing: 'without a signature',
  malformed: 'with an unreadable signature',
  'too-old': 'signed more than five minutes before',
  'from-the-future': 'signed more than five minutes ahead of this machine’s clock',
};

/** What was refused and why, and what to check about most of it, for administrators. */
export function describeRefusals({ reasons, ...platform }: Refusals): {
  reason: RefusalReason;
  sentence: string;
  advice: string;
} {
  const [[most] = ['missing' as const]] = reasons;
  const refused = reasons.reduce((sum, [, count]) => sum + count, 0);
  const what = `${platform.label}: ${refused === 1 ? '1 delivery' : `${refused} deliveries`} refused`;
  const each = reasons.map(([reason, count]) => `${count} ${REASONS[reason]}`).join(', ');
  return {
    reason: most,
    sentence: reasons.length === 1 ? `${what}, ${REASONS[most]}` : `${what}: ${each}`,
    advice: adviceFor(most, platform),
  };
}

function adviceFor(reason: RefusalReason, { label, secretSetting }: Omit<Refusals, 'reasons'>): string {
  switch (reason) {
    case 'mismatch':
      return secretSetting === null
        ? `Check that NEXTAUTH_SECRET and MOCK_WEBHOOK_SECRET are the same in every process of this installation; ${label} signs with them.`
        : `Check that ${secretSetting} here is the secret of the webhook at ${label}.`;
    case 'missing':
      return secretSetting === null
        ? `${label} always signs (MOCK_WEBHOOK_SECRET), so a stranger tried the address; nothing has to be done.`
        : `If ${label} sent it, its webhook there needs the secret that ${secretSetting} has here; otherwise a stranger tried the address, and nothing has to be done.`;
    case 'malformed':
      return `Check that nothing between ${label} and Patchbay changes the headers; a stranger may also have tried the address.`;
    case 'too-old':
      return 'Check that this machine’s clock is right; somebody may also have sent an old delivery again.';
    case 'from-the-future':
      return 'Check that this machine’s clock is right.';
    default:
      return reason satisfies never;
  }
}
