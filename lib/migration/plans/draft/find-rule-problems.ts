import { partName } from '../../../schemas/part-name';
import type { PlanRule, RuleCondition } from '../../../schemas/plan';
import { slugSchema, tagSchema } from '../../../schemas/room';
import { findUntakenRooms } from '../settling/find-untaken-rooms';
import { findDirectionProblems } from './find-direction-problems';
import { nameSome, type PlanProblem, type PlanSurroundings } from './plan-problem';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BEGINNING_OF_SLUG = /^[a-z0-9][a-z0-9-]*$/;

/**
 * What is wrong with the rules of a plan. An error where a rule is impossible or can never take a room; a warning where
 * it takes none at present, as owners, tags and rooms may come later.
 */
export function findRuleProblems(
  rules: readonly PlanRule[],
  surroundings: PlanSurroundings,
): { errors: PlanProblem[]; warnings: PlanProblem[] } {
  const errors: PlanProblem[] = [];
  const warnings: PlanProblem[] = [];
  for (const [index, rule] of rules.entries()) {
    const path = `rules.${index}`;
    const direction = findDirectionProblems(rule, path, surroundings);
    const condition = `${path}.when`;
    const contradictions = findContradictions(rule.when, condition);
    const impossible = findImpossibleNames(rule.when, condition);
    // Names that no room can have may be why none begins as it should: they are no mere warning then.
    const isHopeless = ({ isAll }: { isAll: boolean }) => isAll || contradictions.length > 0;
    errors.push(
      ...direction.errors,
      ...impossible.filter(isHopeless).map(({ path, message }) => ({ path, message })),
      ...contradictions,
      ...findHopelessNeeds(rule, condition, surroundings),
    );
    warnings.push(...impossible.filter((names) => !isHopeless(names)).map(({ path, message }) => ({ path, message })));
    warnings.push(
      ...direction.warnings,
      ...findUntakenRooms(rule, condition, surroundings),
      ...findStrangers(rule.when, condition, surroundings),
    );
    const earlier = rules.slice(0, index).find((other) => coversRule(other, rule));
    if (earlier) {
      errors.push({
        path,
        message: `can never take a room: ${partName('rule', earlier.id)}, which stands before it, takes every room that this one would. Put this one first, or take it out.`,
      });
    }
  }
  return { errors, warnings };
}

/** Conditions that no room can meet at once. */
function findContradictions(when: RuleCondition, path: string): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const { minSize, maxSize, owners, rooms, slugPrefix } = when;
  if (minSize !== undefined && maxSize !== undefined && minSize > maxSize) {
    problems.push({
      path: `${path}.minSize`,
      message: `No room expects at least ${minSize} and at most ${maxSize} people. Raise maxSize or lower minSize.`,
    });
  }
  const noAddress = owners?.find((owner) => !owner.includes('@'));
  if (owners && noAddress !== undefined) {
    problems.push({
      path: `${path}.owners.${owners.indexOf(noAddress)}`,
      message: `“${noAddress}” is no e-mail address. Owners are named by theirs.`,
    });
  }
  const prefix = slugPrefix?.toLowerCase();
  if (prefix !== undefined && !BEGINNING_OF_SLUG.test(prefix)) {
    problems.push({
      path: `${path}.slugPrefix`,
      message: `No room’s name begins with “${slugPrefix}”: names hold a to z, 0 to 9 and hyphens only, and begin with no hyphen.`,
    });
  } else if (
    prefix !== undefined &&
    rooms?.every((room) => !UUID.test(room) && !room.toLowerCase().startsWith(prefix)) &&
    rooms.some(isPossibleRoom)
  ) {
    problems.push({
      path: `${path}.slugPrefix`,
      message: `None of the listed rooms has a name that begins with “${slugPrefix}”. Leave one of the two out.`,
    });
  }
  return problems;
}

function isPossibleRoom(name: string): boolean {
  return UUID.test(name) || slugSchema.safeParse(name.toLowerCase()).success;
}

function isPossibleTag(tag: string): boolean {
  return tagSchema.safeParse(tag).success;
}

/** Names that no room and no tag can ever have: the rule is impossible where it lists no others. */
function findImpossibleNames({ rooms, tags }: RuleCondition, path: string): (PlanProblem & { isAll: boolean })[] {
  const problems: (PlanProblem & { isAll: boolean })[] = [];
  const noRooms = (rooms ?? []).filter((name) => !isPossibleRoom(name));
  if (noRooms.length > 0) {
    problems.push({
      path: `${path}.rooms`,
      message: `No room can be named ${nameSome(noRooms, 'or')}: names are 2 to 60 of a to z, 0 to 9 and hyphens, and no word that leads to a page of Patchbay.`,
      isAll: noRooms.length === rooms?.length,
    });
  }
  const noTags = (tags ?? []).filter((tag) => !isPossibleTag(tag));
  if (noTags.length > 0) {
    problems.push({
      path: `${path}.tags`,
      message: `No room can be tagged ${nameSome(noTags, 'or')}: tags hold letters, digits and hyphens only.`,
      isAll: noTags.length === tags?.length,
    });
  }
  return problems;
}

/** Needs that every room of the rule has and its target can't meet: all of them would be blocked. */
function findHopelessNeeds({ to, when }: PlanRule, path: string, surroundings: PlanSurroundings): PlanProblem[] {
  const target = surroundings.platforms.find(({ id }) => id === to);
  if (!target) return [];
  const { largestMeeting, cloudRecording, localRecording } = target.capabilities;
  const problems: PlanProblem[] = [];
  if (largestMeeting !== null && when.minSize !== undefined && when.minSize > largestMeeting) {
    problems.push({
      path: `${path}.minSize`,
      message: `Every room of this rule would be blocked: ${target.label} takes at most ${largestMeeting} people.`,
    });
  }
  const lacks = (when.recording === 'cloud' && !cloudRecording) || (when.recording === 'local' && !localRecording);
  if (lacks) {
    problems.push({
      path: `${path}.recording`,
      message: `Every room of this rule would be blocked: ${target.label} has no ${when.recording} recording.`,
    });
  }
  return problems;
}

/** Conditions that name what isn't here at present. */
function findStrangers(when: RuleCondition, path: string, { owners, tags, now }: PlanSurroundings): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const strangers = (when.owners ?? []).filter((owner) => owner.includes('@') && !owners.has(owner.toLowerCase()));
  if (strangers.length > 0) {
    problems.push({
      path: `${path}.owners`,
      message: `${nameSome(strangers)} ${strangers.length === 1 ? 'has' : 'have'} no account here yet.`,
    });
  }
  const unused = (when.tags ?? []).filter((tag) => isPossibleTag(tag) && !tags.has(tag.toLowerCase()));
  if (unused.length > 0) {
    problems.push({ path: `${path}.tags`, message: `No room carries ${nameSome(unused, 'or')} at present.` });
  }
  if (when.createdAfter !== undefined && Date.parse(when.createdAfter) > now.getTime()) {
    problems.push({ path: `${path}.createdAfter`, message: 'lies ahead: no room that exists now is taken.' });
  }
  return problems;
}

/** True where every room that the later rule would take is taken by the earlier one. */
function coversRule(earlier: PlanRule, later: PlanRule): boolean {
  if (!later.from.every((home) => earlier.from.includes(home))) return false;
  const wide = earlier.when;
  const narrow = later.when;
  const within = (of: 'rooms' | 'owners' | 'tags') => {
    const all = wide[of]?.map((word) => word.toLowerCase());
    return all === undefined || (narrow[of]?.every((word) => all.includes(word.toLowerCase())) ?? false);
  };
  return (
    within('rooms') &&
    within('owners') &&
    within('tags') &&
    (wide.slugPrefix === undefined ||
      (narrow.slugPrefix?.toLowerCase().startsWith(wide.slugPrefix.toLowerCase()) ?? false)) &&
    (wide.minSize === undefined || (narrow.minSize ?? 0) >= wide.minSize) &&
    (wide.maxSize === undefined || (narrow.maxSize ?? Number.POSITIVE_INFINITY) <= wide.maxSize) &&
    (wide.recording === undefined || narrow.recording === wide.recording) &&
    (wide.createdAfter === undefined ||
      (narrow.createdAfter !== undefined && Date.parse(narrow.createdAfter) >= Date.parse(wide.createdAfter)))
  );
}
