import { CheckLine } from '@/components/admin/check-line';
import { type MovesAnswer, type RoomMoveView, UNDO_HOURS } from '@/lib/schemas/room-moves';
import { countOf } from '../describe-people';
import { WithMoments } from '../with-moments';
import { describeNeed, describePinRemedy, listNeeds } from './describe-remedies';
import type { MoveForm } from './use-move-form';

interface MovePreviewProps {
  readonly answer: MovesAnswer;
  readonly form: Pick<MoveForm, 'waive' | 'removePins' | 'expiry'>;
  readonly onChange: (changes: Partial<MoveForm>) => void;
}

/** More rooms than these of one kind are not listed one by one. */
const MOST_LISTED = 100;

/** What a move would do, in one sentence and room by room, with what can be done about what stands in its way. */
export function MovePreview({ answer, form, onChange }: MovePreviewProps) {
  const { rooms, summary } = answer;
  // Once its removal is chosen, a pin is no longer in the way.
  const pinned = rooms.filter(({ result, removesPin }) => result === 'pinned' || removesPin).length;
  const needs = listNeeds([...rooms.flatMap((room) => room.needs), ...form.waive]);
  const extras = [...new Set(rooms.flatMap((room) => (room.code === null ? room.extras : [])))];
  const [only] = rooms;
  const isSingle = rooms.length === 1;
  return (
    <div className="space-y-3">
      <p role="status" className="rounded-md border bg-muted px-3 py-2.5 text-sm">
        <WithMoments text={isSingle && only ? only.sentence : summary.sentence} />
        {isSingle && only && only.losses.length > 0 ? ` It does without ${only.losses.join(', ')} there.` : null}
      </p>
      {extras.length > 0 ? (
        <p className="text-sm text-muted-foreground">What there is not on the new platform: {extras.join(', ')}.</p>
      ) : null}
      {pinned > 0 ? (
        <CheckLine isChecked={form.removePins} onChange={(removePins) => onChange({ removePins })}>
          {describePinRemedy(pinned, isSingle)}
          {form.removePins && form.expiry !== 'never' ? (
            <span className="block text-muted-foreground">
              {pinned === 1 ? 'The pin stays' : 'The pins stay'} off when the move runs out. Undoing the move within{' '}
              {UNDO_HOURS} hours brings {pinned === 1 ? 'it' : 'them'} back.
            </span>
          ) : null}
        </CheckLine>
      ) : null}
      {needs.map((need) => (
        <CheckLine
          key={need}
          isChecked={form.waive.includes(need)}
          onChange={(isChosen) =>
            onChange({ waive: isChosen ? [...form.waive, need] : form.waive.filter((other) => other !== need) })
          }
        >
          Move without {describeNeed(need)}
        </CheckLine>
      ))}
      {isSingle ? null : GROUPS.map((kind) => <Group key={kind.many} kind={kind} rooms={rooms.filter(kind.holds)} />)}
    </div>
  );
}

interface GroupKind {
  /** What stands after `1 room`, and after `3 rooms`. */
  readonly one: string;
  readonly many: string;
  readonly holds: (room: RoomMoveView) => boolean;
}

const REFUSED: GroupKind = { one: 'can’t be moved', many: 'can’t be moved', holds: ({ code }) => code !== null };

/**
 * What is worth reading comes first. A room that loses something while people are in a call is of both kinds: each speaks of
 * the rooms that the summary counts.
 */
const GROUPS: readonly GroupKind[] = [
  REFUSED,
  { one: 'loses something it uses', many: 'lose something they use', holds: isLosing },
  { one: 'in a call', many: 'in a call', holds: hasCallElsewhere },
  {
    one: 'moves',
    many: 'move',
    holds: (room) => isPlain(room) && room.before?.platform !== room.after?.platform,
  },
  {
    one: 'stays where it is',
    many: 'stay where they are',
    holds: (room) => isPlain(room) && room.before?.platform === room.after?.platform,
  },
];

function isLosing({ code, losses }: RoomMoveView): boolean {
  return code === null && losses.length > 0;
}

function hasCallElsewhere({ result, call }: RoomMoveView): boolean {
  return (result === 'ok' || result === 'degraded') && call !== null && call.isElsewhere;
}

function isPlain(room: RoomMoveView): boolean {
  return room.code === null && !isLosing(room) && !hasCallElsewhere(room);
}

function Group({ kind, rooms }: { readonly kind: GroupKind; readonly rooms: readonly RoomMoveView[] }) {
  if (rooms.length === 0) return null;
  const title = `${countOf(rooms.length, 'room')} ${rooms.length === 1 ? kind.one : kind.many}`;
  return (
    <details className="rounded-md border text-sm" open={kind === REFUSED}>
      <summary className="px-3 py-2 font-medium">{title}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ul className="max-h-48 divide-y overflow-y-auto border-t" tabIndex={0} aria-label={title}>
        {rooms.slice(0, MOST_LISTED).map(({ name, sentence, losses }) => (
          <li key={name} className="px-3 py-1.5">
            <span className="font-medium">{name}</span>{' '}
            <span className="text-muted-foreground">
              <WithMoments text={sentence} />
              {losses.length > 0 ? ` Without ${losses.join(', ')}.` : null}
            </span>
          </li>
        ))}
        {rooms.length > MOST_LISTED ? (
          <li className="px-3 py-1.5 text-muted-foreground">and {rooms.length - MOST_LISTED} more</li>
        ) : null}
      </ul>
    </details>
  );
}
