import type { AdminRoomView } from '@/lib/schemas/overview';
import { DataCell } from '../data-table';
import { Moment } from '../moment';
import { usePlatformNames } from '../use-platform-names';
import { LOW } from './row-height';

/** Where a room was moved by hand, until when, and what follows then. */
export function OverrideCell({ room: { override, afterwards } }: { readonly room: AdminRoomView }) {
  const { nameOf } = usePlatformNames();
  return (
    <DataCell
      label="Moved by hand"
      isEmpty={override === null}
      isWide
      className={LOW}
      title={[override?.note, afterwards && `Then ${afterwards.sentence}`].filter(Boolean).join(' · ')}
    >
      {override ? (
        <>
          <span className="wrap-break-word">{nameOf(override.platform)}</span>{' '}
          <span className="text-muted-foreground">
            {override.expiresAt ? (
              <span className="whitespace-nowrap">
                until <Moment at={override.expiresAt} />
              </span>
            ) : (
              'until put back'
            )}
            {afterwards ? (
              <>
                , <span className="block wrap-break-word">then {describeAfterwards(afterwards, nameOf)}</span>
              </>
            ) : null}
          </span>
        </>
      ) : (
        <span className="text-muted-foreground">–</span>
      )}
    </DataCell>
  );
}

/** `Daily, wave 2` */
export function describeAfterwards(
  { platform, why }: NonNullable<AdminRoomView['afterwards']>,
  nameOf: (platform: string) => string,
): string {
  return platform === null ? 'no platform' : `${nameOf(platform)}, ${why}`;
}
