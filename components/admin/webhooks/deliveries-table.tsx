import type { WebhookDeliveryView } from '@/lib/schemas/webhook-delivery';
import { DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../data-table';
import { Moment } from '../moment';
import { PlatformName } from '../platform-name';
import { describeRoom, RoomName } from '../room-name';
import { DeliveryStateSign } from './delivery-state-sign';

interface DeliveriesTableProps {
  readonly deliveries: readonly WebhookDeliveryView[];
  readonly onOpen: (delivery: WebhookDeliveryView) => void;
}

/** One delivery a row; its type opens what came in. */
export function DeliveriesTable({ deliveries, onOpen }: DeliveriesTableProps) {
  return (
    <DataTable label="Webhook deliveries" stacksBelow="56rem" className="table-fixed">
      <TableHead>
        <HeadCell className="w-34">Received</HeadCell>
        <HeadCell className="w-28">Platform</HeadCell>
        <HeadCell className="w-46">Type</HeadCell>
        <HeadCell>Room</HeadCell>
        <HeadCell className="w-26">State</HeadCell>
        <HeadCell className="w-20 text-right">Attempts</HeadCell>
        <HeadCell className="w-34">Handled</HeadCell>
        <HeadCell>Error</HeadCell>
      </TableHead>
      <TableBody>
        {deliveries.map((delivery) => (
          <DataRow key={delivery.id}>
            <DataCell label="Received" className="whitespace-nowrap text-muted-foreground">
              <Moment at={delivery.receivedAt} as="second" />
            </DataCell>
            <DataCell label="Platform">
              <PlatformName isDense platform={delivery.platform} className="text-[0.8125rem]" />
            </DataCell>
            <RowHead className="stacked:order-first stacked:pr-0">
              <button
                type="button"
                aria-haspopup="dialog"
                onClick={() => onOpen(delivery)}
                className="block min-h-6 max-w-full truncate rounded-sm text-left font-mono text-xs underline-offset-4 hover:underline"
              >
                {delivery.type ?? 'no type'}
              </button>
            </RowHead>
            <DataCell
              label="Room"
              isEmpty={delivery.meetingId === null && !delivery.vendorRoomName}
              className="truncate"
              title={delivery.meetingId ? describeRoom(delivery.room) : (delivery.vendorRoomName ?? undefined)}
            >
              {delivery.meetingId ? (
                <RoomName name={delivery.room} className="underline-offset-4 hover:underline" />
              ) : (
                <span className="text-muted-foreground">{delivery.vendorRoomName ?? '–'}</span>
              )}
            </DataCell>
            <DataCell label="State">
              <DeliveryStateSign state={delivery.state} />
            </DataCell>
            <DataCell label="Attempts" isEmpty={delivery.attempts <= 1} className="text-right">
              {delivery.attempts}
            </DataCell>
            <DataCell label="Handled" isEmpty={!delivery.handledAt} className="whitespace-nowrap text-muted-foreground">
              {delivery.handledAt ? <Moment at={delivery.handledAt} as="second" /> : '–'}
            </DataCell>
            <DataCell
              label="Error"
              isEmpty={!delivery.error}
              isWide
              className="truncate text-muted-foreground"
              title={delivery.error ?? undefined}
            >
              {delivery.error ?? '–'}
            </DataCell>
          </DataRow>
        ))}
      </TableBody>
    </DataTable>
  );
}
