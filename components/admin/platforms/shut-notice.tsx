import type { PlatformView } from '@/lib/schemas/platform';
import { Moment } from '../moment';
import { Notice } from '../notice';

/** Since when a platform takes no new meetings and by whom, and when it was switched off; nothing where it takes some. */
export function ShutNotice({ shut }: { readonly shut: PlatformView['shut'] }) {
  if (!shut) return null;
  const { since, by, switchedOff } = shut;
  const isAtOnce = switchedOff?.at === since;
  const whose = by ? ` by ${by}` : '';
  return (
    <Notice tone="warning">
      Takes no new meetings since <Moment at={since} /> ({isAtOnce ? 'switched off' : 'drained'}
      {whose}).
      {switchedOff && !isAtOnce ? (
        <>
          {' '}
          Switched off at <Moment at={switchedOff.at} />
          {switchedOff.by ? ` by ${switchedOff.by}` : ', when no call was left there'}.
        </>
      ) : null}
      {switchedOff ? null : ' It is switched off once its last call has ended.'}
    </Notice>
  );
}
