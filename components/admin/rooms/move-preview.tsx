import { CheckLine } from '@/components/admin/check-line';
import type { MovesAnswer, RoomMoveView } from '@/lib/schemas/room-moves';
import { countOf } from '../describe-people';
import { describeNeed, describePinRemedy } from './describe-remedies';
import type { MoveForm } from './use-move-form';

interface MovePreviewProps {
  readonly answer: MovesAnswer;
  readonly form: Pick<MoveForm, 'waive' | 'removePins'>;
  readonly onChange: (changes: Partial<MoveForm>) => void;
}

/** More rooms than these of one kind are not listed one by one. */
const MOST_LISTED = 100;

/** What a move would do, in one sentence and room by room, with what can be done about what stands in its way. */
export function MovePreview({ answer, form, onChange }: MovePreviewProps) {
  const { rooms, summary } = answer;
  const pinned = rooms.filter(({ result }) => result === 'pinned').length;
  const needs = [...new Set([...rooms.flatMap((room) => room.needs), ...form.waive])];
  const extras = [...new Set(rooms.flatMap((room) => (room.code === null ? room.extras : [])))];
  const [only] = rooms;
  const isSingle = rooms.length === 1;
  return (
    <div className="space-y-3">
      <p role="status" className="rounded-md border bg-muted px-3 py-2.5 text-sm">
        {isSingle && only ? only.sentence : summary.sentence}
        {isSingle && only && only.losses.length > 0 ? ` It does without ${only.losses.join(', ')} there.` : null}
      </p>
      {extras.length > 0 ? (
        <p className="text-sm text-muted-foreground">What there is not on the new platform: {extras.join(', ')}.</p>
      ) : null}
      {pinned > 0 || form.removePins ? (
        <CheckLine isChecked={form.removePins} onChange={(removePins) => onChange({ removePins })}>
          {describePinRemedy(pinned, isSingle)}
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
      {isSingle
        ? null
        : GROUPS.map((group) => <Group key={group.title} {...group} rooms={rooms.filter(group.holds)} />)}
    </div>
  );
}

/** What is worth reading comes first. */
const GROUPS: readonly { readonly title: string; readonly holds: (room: RoomMoveView) => boolean }[] = [
  { title: 'can’t be moved', holds: ({ code }) => code !== null },
  { title: 'give something up', holds: ({ code, losses }) => code === null && losses.length > 0 },
  { title: 'in a call', holds: ({ code, losses, call }) => code === null && losses.length === 0 && call !== null },
  { title: 'move', holds: (room) => isPlain(room) && room.before?.platform !== room.after?.platform },
  { title: 'stay where they are', holds: (room) => isPlain(room) && room.before?.platform === room.after?.platform },
];

function isPlain({ code, losses, call }: RoomMoveView): boolean {
  return code === null && losses.length === 0 && call === null;
}

function Group({ title, rooms }: { readonly title: string; readonly rooms: readonly RoomMoveView[] }) {
  if (rooms.length === 0) return null;
  return (
    <details className="rounded-md border text-sm" open={title === 'can’t be moved'}>
      <summary className="px-3 py-2 font-medium">
        {countOf(rooms.length, 'room')} {title}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ul className="max-h-48 divide-y overflow-y-auto border-t" tabIndex={0} aria-label={`Rooms that ${title}`}>
        {rooms.slice(0, MOST_LISTED).map(({ name, sentence, losses }) => (
          <li key={name} className="px-3 py-1.5">
            <span className="font-medium">{name}</span>{' '}
            <span className="text-muted-foreground">
              {sentence}
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
