import { ON_THE_WAY_MS } from '../../meetings/timing';

/**
 * Whether session `s` of meeting `g` counts for its gathering: an open one, and that of somebody who is on the way to it
 * from the part before, where they may have left already.
 */
export const IS_IN_GATHERING = `(s.state = 'open' OR (
  s.state = 'connecting' AND g.continues_id IS NOT NULL AND s.created_at > now() - interval '${ON_THE_WAY_MS} milliseconds'
  AND EXISTS (SELECT 1 FROM participant_sessions before
               WHERE before.participant_id = s.participant_id AND before.meeting_id = g.continues_id
                 AND before.joined_at IS NOT NULL)))`;

/** How many people those sessions are, each person once; machines don't count. */
export const GATHERED_COUNT = 'count(DISTINCT coalesce(s.participant_id, s.id)) FILTER (WHERE NOT s.is_bot)';

/** Who session `s` belongs to, however often they left and came back: for what tells of the past, never for who is in now. */
export const PERSON_OVER_TIME = 'coalesce(s.person_id, s.participant_id, s.id)';
