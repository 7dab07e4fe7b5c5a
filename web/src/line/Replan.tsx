import { useLanguage } from '../language';
import { Bars } from '../parts/charts';
import { DataTable } from '../parts/Table';
import { clock, keyOf, type LineDay, type Point, secondsOf, type Train } from './day';

interface Meet {
  place: string;
  placeName: string;
  from: string;
}

/** A day that was replanned, as /api/lines/{id}/replan tells it. */
export interface Replan {
  objective: number | null;
  objectiveBefore: number | null;
  bound: number | null;
  optimal: boolean;
  why?: string;
  before?: { totalDelayMinutes: number; lateTrains: number; stuckTrains: number };
  after?: { totalDelayMinutes: number; lateTrains: number };
  conflicts?: number;
  waits?: {
    number: string;
    placeName: string;
    from: string;
    to: string;
    minutes: number;
    forNumber: string | null;
    beforeStation: boolean;
  }[];
  movedMeets?: { numbers: string[]; planned: Meet | null; now: Meet | null }[];
  trains?: {
    train: string;
    number: string;
    startsOn: string;
    delayMinutesBefore: number | null;
    delayMinutesAfter: number;
    mostDelayMinutesAfter: number;
    points: {
      place: string;
      published: boolean;
      plannedArrival: string;
      plannedDeparture: string;
      arrival: string;
      departure: string;
    }[];
  }[];
}

/** The day as it goes now, and where the trains that changed were planned. */
export function replanned(day: LineDay, plan: Replan): { day: LineDay; planned: Train[] } {
  const positions = new Map(day.stations.map(({ place }, index) => [place, index]));
  const known = new Map(day.trains.map((train) => [keyOf(train), train]));
  const planned: Train[] = [];
  const trains: Train[] = [];
  for (const row of plan.trains ?? []) {
    const key = keyOf({ id: row.train, startsOn: row.startsOn });
    const train = known.get(key);
    if (!train) {
      continue;
    }
    const points = row.points.filter(({ place }) => positions.has(place));
    const run: Point[] = points.map(({ place, arrival, departure, published }) => ({
      station: positions.get(place) ?? 0,
      arrival: secondsOf(day, arrival),
      departure: secondsOf(day, departure),
      published,
    }));
    if (points.some((point) => point.arrival !== point.plannedArrival || point.departure !== point.plannedDeparture)) {
      planned.push(train);
      trains.push({ ...train, runs: [run] });
    } else {
      trains.push(train);
    }
    known.delete(key);
  }
  return {
    day: { ...day, trains: [...trains, ...known.values()], conflicts: [], meets: [], overtakings: [] },
    planned,
  };
}

/** Delays before and after, who waits for whom, and which meets moved. */
export function Replanned({ day, plan }: { day: LineDay; plan: Replan }) {
  const { say } = useLanguage();
  const time = (iso: string) => clock(secondsOf(day, iso));
  if (!plan.after || !plan.before) {
    return <p class="problem">{say('noWay', plan.why ?? '')}</p>;
  }
  const late = (plan.trains ?? []).filter(
    ({ delayMinutesBefore, delayMinutesAfter }) => (delayMinutesBefore ?? 1) > 0 || delayMinutesAfter > 0,
  );
  const minutes = (value: number | null) => (value === null ? '∞' : value.toFixed(value % 1 === 0 ? 0 : 1));
  const meet = (at: Meet | null) => (at ? `${at.placeName} ${time(at.from)}` : '–');
  return (
    <section class="replanned">
      <h2>{say('replannedHead')}</h2>
      <p>
        <strong>
          {plan.before.stuckTrains > 0
            ? say('replannedStuck', minutes(plan.after.totalDelayMinutes))
            : say('replannedSum', minutes(plan.after.totalDelayMinutes), minutes(plan.before.totalDelayMinutes))}
        </strong>{' '}
        {say(plan.optimal ? 'provenBest' : 'notProvenBest')}
      </p>
      {late.length > 0 && (
        <>
          <p class="note">{say('delayLead')}</p>
          <Bars
            label={say('delayAfter')}
            axis="min"
            bars={late.map((row) => ({
              name: row.number,
              value: row.delayMinutesAfter,
              beside: row.delayMinutesBefore ?? undefined,
              words: `${minutes(row.delayMinutesAfter)} (${minutes(row.delayMinutesBefore)})`,
            }))}
          />
          <DataTable
            label={say('replannedHead')}
            file={`${day.line}-${day.date}-delays`}
            rows={late}
            columns={[
              { key: 'train', head: say('train'), value: ({ number }) => number },
              {
                key: 'delayMinutesBefore',
                head: say('delayBefore'),
                value: (row) => row.delayMinutesBefore,
                show: (row) => minutes(row.delayMinutesBefore),
                isNumber: true,
              },
              {
                key: 'delayMinutesAfter',
                head: say('delayAfter'),
                value: (row) => row.delayMinutesAfter,
                show: (row) => minutes(row.delayMinutesAfter),
                isNumber: true,
              },
            ]}
          />
        </>
      )}
      {(plan.waits ?? []).length > 0 && (
        <>
          <h3>{say('whoWaits')}</h3>
          <ul>
            {plan.waits?.map((wait) => (
              <li key={wait.number + wait.from}>
                {wait.number}: {wait.placeName} {time(wait.from)}–{time(wait.to)}{' '}
                {wait.forNumber ? say('waitsForTrains', wait.forNumber) : say('waitsForSection')}
              </li>
            ))}
          </ul>
        </>
      )}
      {(plan.movedMeets ?? []).length > 0 && (
        <>
          <h3>{say('movedMeets')}</h3>
          <DataTable
            label={say('movedMeets')}
            file={`${day.line}-${day.date}-moved-meets`}
            rows={plan.movedMeets ?? []}
            columns={[
              { key: 'trains', head: say('trains'), value: ({ numbers }) => numbers.join(' × ') },
              { key: 'planned', head: say('plannedAt'), value: ({ planned }) => meet(planned) },
              { key: 'now', head: say('nowAt'), value: ({ now }) => meet(now) },
            ]}
          />
        </>
      )}
    </section>
  );
}
