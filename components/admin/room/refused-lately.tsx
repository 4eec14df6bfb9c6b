import { type AdminRoomDetailsView, REFUSED_MINUTES } from '@/lib/schemas/overview';
import { countOf } from '../describe-people';
import { Moment } from '../moment';
import { Section } from '../section';

interface RefusedLatelyProps {
  readonly refused: AdminRoomDetailsView['refusedJoins'];
  /** The call has started by now. */
  readonly isUnderWay: boolean;
}

/** Who was let into no call, by the codes that their pages show; nothing where nobody was refused. */
export function RefusedLately({ refused, isUnderWay }: RefusedLatelyProps) {
  const { count, newest } = refused;
  const title = `${countOf(count, 'join')} refused in the last ${REFUSED_MINUTES} minutes`;
  return (
    <>
      {/* Always there, so that screen readers hear of a change. */}
      <p role="status" className="sr-only">
        {count > 0 ? `${title}.` : ''}
      </p>
      {count > 0 ? (
        <Section
          title={title}
          description={`${isUnderWay ? WAITING_TO_GET_IN : WAITING_FOR_START} Their pages try again by themselves, at least twice a minute, and each try counts: they get in as soon as it works.`}
        >
          <ul className="max-w-2xl divide-y rounded-md border bg-card text-sm">
            {newest.map(({ at, supportCode, sentence }) => (
              <li key={supportCode} className="px-3 py-2">
                <span className="text-muted-foreground">
                  <Moment at={at} />, support code
                </span>{' '}
                <code className="font-mono text-xs">{supportCode}</code>
                <p>{sentence}</p>
              </li>
            ))}
          </ul>
          {count > newest.length ? (
            <p className="text-sm text-muted-foreground">The newest {newest.length} of them.</p>
          ) : null}
        </Section>
      ) : null}
    </>
  );
}

const WAITING_FOR_START = 'People may be waiting for this call to start.';
const WAITING_TO_GET_IN = 'The call has started by now, and some of them may still be waiting to get in.';
