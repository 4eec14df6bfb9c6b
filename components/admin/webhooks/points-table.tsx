import type { DeliveryStatisticsView } from '@/lib/schemas/webhook-statistics';
import { DataCell, DataRow, DataTable, HeadCell, RowHead, TableBody, TableHead } from '../data-table';
import { Moment } from '../moment';
import { describeLag } from './describe-lag';

/** The numbers behind the charts; stretches in which nothing came are left out. */
export function PointsTable({ statistics }: { readonly statistics: DeliveryStatisticsView }) {
  const busy = statistics.points.filter(({ received }) => received > 0).reverse();
  return (
    <DataTable label="Deliveries over time" stacksBelow="32rem">
      <TableHead>
        <HeadCell>From</HeadCell>
        <HeadCell className="text-right">Came</HeadCell>
        <HeadCell className="text-right">No meeting</HeadCell>
        <HeadCell className="text-right">Failed</HeadCell>
        <HeadCell className="text-right">Half within</HeadCell>
        <HeadCell className="text-right">95 of 100 within</HeadCell>
      </TableHead>
      <TableBody>
        {busy.map((point) => (
          <DataRow key={point.at}>
            <RowHead>
              <Moment at={point.at} />
            </RowHead>
            <DataCell label="Came" className="text-right">
              {point.received}
            </DataCell>
            <DataCell label="No meeting" className="text-right">
              {point.unmatched}
            </DataCell>
            <DataCell label="Failed" className="text-right">
              {point.failed}
            </DataCell>
            <DataCell label="Half within" className="text-right">
              {describeLag(point.lagMedianMs)}
            </DataCell>
            <DataCell label="95 of 100 within" className="text-right">
              {describeLag(point.lagP95Ms)}
            </DataCell>
          </DataRow>
        ))}
      </TableBody>
    </DataTable>
  );
}
