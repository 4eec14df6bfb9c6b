import type { MeetingView } from '@/lib/schemas/meeting';
import { Moment } from '../moment';
import { Notice } from '../notice';
import { useNow } from '../use-now';

/** A move of a call that no platform took: one at once, or a planned one that is late or was given up; and why. */
export function RelocationFailureNotice({ meeting }: { readonly meeting: MeetingView | undefined }) {
  const now = useNow(1_000);
  const failure = meeting?.relocationFailure;
  if (!failure) return null;
  const { relocation } = meeting;
  return (
    <Notice tone="warning">
      {failure.isAtOnce ? (
        <>
          This call could not be moved at <Moment at={failure.at} />: {failure.sentence}. Everybody stays in it.
        </>
      ) : relocation && new Date(relocation.at) > now ? (
        <>
          The first try of the move of this call, due at <Moment at={relocation.at} />, failed: {failure.sentence}. It
          is tried again; everybody stays in the call.
        </>
      ) : relocation ? (
        <>
          The move of this call, due at <Moment at={relocation.at} />, is late: {failure.sentence}. It is tried again
          for a few minutes; everybody stays in the call and is told so.
        </>
      ) : (
        <>
          This call could not be moved: {failure.sentence}. Everybody stays in it. It was given up at{' '}
          <Moment at={failure.at} />.
        </>
      )}
    </Notice>
  );
}
