import type { Decision, PlatformDoubt } from '../decision';

/** Where a call is, for people who only want to be in it: no plan, no order of platforms, nobody's name. */
export function describeDecisionToGuests(
  decision: Pick<Decision, 'platform' | 'reason' | 'details'> & { readonly doubt?: PlatformDoubt | null },
  labelOf: (platform: string) => string,
): string {
  const { platform, reason, details, doubt } = decision;
  if (platform === null) return 'No video platform can take this call at the moment. It is nothing you did.';
  const label = labelOf(platform);
  if (doubt) return `The next call here is on ${label}, if it answers again.`;
  if (reason !== 'FALLBACK' && reason !== 'DEFAULT') return `Calls here are on ${label}.`;
  const usual = (reason === 'FALLBACK' && nameFailed(details)) || details.homePlatform;
  if (usual === undefined || usual === platform) return `This call is on ${label}.`;
  return `This call is on ${label}, because ${labelOf(usual)} can’t be used now. There is nothing you have to do.`;
}

/** Where this call would be: its home, unless the room was moved away from there. */
function nameFailed({ instead, homePlatform }: Decision['details']): string | undefined {
  return instead?.step === 'DEFAULT' ? homePlatform : instead?.platform;
}
