import { Card } from '@/components/ui/card';
import type { OverviewView } from '@/lib/schemas/overview';
import { countWords } from '../describe-people';
import { describeMeetings } from './describe-meetings';

/** One number for whoever looks from two metres, and two for whoever sits in front. */
export function NowTiles({ overview }: { readonly overview: OverviewView }) {
  const { totals } = overview;
  return (
    <Card className="flex flex-wrap items-end gap-x-12 gap-y-4 px-6 py-5">
      <dl className="contents">
        <div>
          <dd className="tabular text-8xl leading-none font-semibold tracking-tight sm:text-9xl">
            {countWords(totals.people)}
          </dd>
          <dt className="mt-2 text-muted-foreground">
            {totals.people === 1 ? 'person in a call now' : 'people in calls now'}
          </dt>
        </div>
        <div className="pb-0.5">
          <dd className="tabular text-4xl leading-none font-semibold">{countWords(totals.meetings)}</dd>
          <dt className="mt-2 text-sm text-muted-foreground">{describeMeetings(overview)}</dt>
        </div>
        <div className="pb-0.5">
          <dd className="tabular text-4xl leading-none font-semibold">{countWords(totals.rooms)}</dd>
          <dt className="mt-2 text-sm text-muted-foreground">{totals.rooms === 1 ? 'room' : 'rooms'}</dt>
        </div>
      </dl>
    </Card>
  );
}
