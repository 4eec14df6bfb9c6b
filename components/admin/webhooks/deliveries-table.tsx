import { PlatformBadge } from '@/components/platforms/platform-badge';
import type { WebhookDeliveryView } from '@/lib/schemas/webhook-delivery';
import { DataCell, DataRow, DataTable, HeadCell, RowHead } from '../data-table';
import { Moment } from '../moment';
import { DeliveryStateSign } from './delivery-state-sign';

interface DeliveriesTableProps {
  readonly deliveries: readonly WebhookDeliveryView[];
  readonly onOpen: (delivery: WebhookDeliveryView) => void;
}

/** One delivery a row; its type opens what came in. */
export function DeliveriesTable({ deliveries, onOpen }: DeliveriesTableProps) {
  return (
    <DataTable label="Webhook deliveries" minWidth="min-w-3xl" className="table-fixed">
      <thead>
        <tr>
          <HeadCell className="w-28">Received</HeadCell>
          <HeadCell className="w-28">Platform</HeadCell>
          <HeadCell>Type</HeadCell>
          <HeadCell className="w-28">State</HeadCell>
          <HeadCell className="w-20 text-right">Attempts</HeadCell>
          <HeadCell className="w-28">Handled</HeadCell>
          <HeadCell>Error</HeadCell>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <DataRow key={delivery.id}>
            <DataCell className="whitespace-nowrap text-muted-foreground">
              <Moment at={delivery.receivedAt} />
            </DataCell>
            <DataCell>
              <PlatformBadge platform={delivery.platform} className="text-[0.8125rem]" />
            </DataCell>
            <RowHead>
              <button
                type="button"
                aria-haspopup="dialog"
                onClick={() => onOpen(delivery)}
                className="block min-h-6 max-w-full truncate rounded-sm text-left font-mono text-xs underline-offset-4 hover:underline"
              >
                {delivery.type ?? 'no type'}
              </button>
            </RowHead>
            <DataCell>
              <DeliveryStateSign state={delivery.state} />
            </DataCell>
            <DataCell className="text-right">{delivery.attempts}</DataCell>
            <DataCell className="whitespace-nowrap text-muted-foreground">
              {delivery.handledAt ? <Moment at={delivery.handledAt} /> : '–'}
            </DataCell>
            <DataCell className="truncate text-muted-foreground" title={delivery.error ?? undefined}>
              {delivery.error ?? '–'}
            </DataCell>
          </DataRow>
        ))}
      </tbody>
    </DataTable>
  );
}
