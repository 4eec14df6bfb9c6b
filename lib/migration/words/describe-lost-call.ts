import { type Audience, describeMissing, type HomePlatformStatus } from './describe-platform-trouble';

/**
 * What the page before a call says where people are in it whom nobody can join any more: the keys of its account were
 * taken away or changed to another account's. Whoever comes goes on in a continuation, or waits.
 * @param status of the platform that the call is on; null where this installation knows it no more
 * @param continuesOn the name of the platform that takes the continuation; null where none does
 */
export function describeLostCall(lost: {
  people: number;
  label: string;
  status: HomePlatformStatus | null;
  continuesOn: string | null;
  audience: Audience;
}): string {
  const { people, label, status, continuesOn, audience } = lost;
  const [who, they] = people === 1 ? ['One person is', 'they leave'] : [`${people} people are`, 'they have left'];
  const inside = `${who} in this call on ${label}, where nobody else can be let in any more.`;
  const wayOn =
    continuesOn === null
      ? `You get in as soon as ${they}.`
      : `You go on in a new part of it${continuesOn === label ? '' : ` on ${continuesOn}`}, and they may follow.`;
  const cause = audience === 'administrator' ? ` ${causeOf(label, status)}` : '';
  return `${inside}${cause} ${wayOn}`;
}

function causeOf(label: string, status: HomePlatformStatus | null): string {
  if (status?.isConfigured === true) return `The account of ${label} has been changed here since it began.`;
  return status ? describeMissing(status, 'administrator') : `${label} is unknown here now.`;
}

/**
 * What that page says once the call goes on in a new part: who is still in the earlier one, and who is here.
 * @param here how many are in the part that one would join
 * @returns null where nobody is in another part
 */
export function describeEarlierPart(call: {
  parts: readonly { readonly label: string; readonly people: number }[];
  here: number;
  label: string;
}): string | null {
  const { parts, here, label } = call;
  if (parts.length === 0) return null;
  const elsewhere = parts.map((part) => `${countOf(part.people)} in the earlier part of this call on ${part.label}`);
  const inside = here === 0 ? 'nobody is yet' : here === 1 ? 'one person is already' : `${here} people are already`;
  return `${elsewhere.join(', and ')}, and can’t be met there any more. You join its new part on ${label}, where ${inside}; they may follow.`;
}

function countOf(people: number): string {
  return people === 1 ? 'One person is' : `${people} people are`;
}
