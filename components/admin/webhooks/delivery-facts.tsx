import type { ReactNode } from 'react';
import type { WebhookDeliveryDetailView } from '@/lib/schemas/webhook-delivery';
import { Moment } from '../moment';
import { PlatformName } from '../platform-name';
import { RoomName } from '../room-name';
import { describeVerdict } from './describe-verdict';

/** Who sent a delivery, when, to which address, and which room it is about. */
export function DeliveryFacts({ delivery }: { readonly delivery: WebhookDeliveryDetailView }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
      <Fact label="Received">
        <Moment at={delivery.receivedAt} as="second" /> (<Moment at={delivery.receivedAt} as="distance" />)
      </Fact>
      <Fact label="Platform">
        <PlatformName isDense platform={delivery.platform} className="text-sm" />
      </Fact>
      <Fact label="Path">
        <code className="font-mono text-[0.8125rem] wrap-anywhere">
          {['/api/webhooks', delivery.platform, delivery.path].filter(Boolean).join('/')}
        </code>
      </Fact>
      <Fact label="Room">
        {delivery.meetingId ? (
          <RoomName name={delivery.room} className="text-primary underline-offset-4 hover:underline" />
        ) : (
          <span className="text-muted-foreground">belongs to no meeting here</span>
        )}
      </Fact>
      {delivery.vendorRoomName ? (
        <Fact label="Its name there">
          <code className="font-mono text-[0.8125rem] wrap-anywhere">{delivery.vendorRoomName}</code>
        </Fact>
      ) : null}
      {delivery.verdict ? <Fact label="Signature">{describeVerdict(delivery.verdict)}</Fact> : null}
      {delivery.handledAt ? (
        <Fact label="Handled">
          <Moment at={delivery.handledAt} as="second" />, attempt {delivery.attempts}
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
