import { money, significant } from '../format';
import { useLanguage } from '../language';
import { Chart, LineChart } from '../parts/charts';
import { DataTable } from '../parts/Table';
import type { LineDay } from './day';

interface SectionUse {
  section: string;
  from: string;
  to: string;
  km: number;
  tracks: number;
  trains: number;
  untimedTrains: number;
  occupancy: number;
  occupancyWithUntimed: number;
  minutesOut: number;
  minutesBack: number;
  pairsPerDay: number;
}

/** How full a line is, as /api/lines/{id}/capacity tells it. */
export interface LineCapacity {
  train: string;
  sections: SectionUse[];
  bottleneck: SectionUse;
  narrowest: SectionUse;
  additionalTimeRate: { recommendedOccupancy: number };
  saturated: { addedTrains: number; why: string | null };
  whatIf: { what: string; pairsPerDay: number; bottleneck: string; occupancy: number }[];
  published: {
    subject: string;
    from: string;
    to: string;
    publishedPairsPerDay: number;
    computedPairsPerDay: number;
    computedWithReserve: number;
    source: string;
    confidence: string;
  }[];
}

/** Occupation along the line, what it would become, and what was published. */
export function CapacityOf({ day, capacity }: { day: LineDay; capacity: LineCapacity }) {
  const { say } = useLanguage();
  const stations = new Map(day.stations.map((station) => [station.place, station]));
  const name = (place: string) => stations.get(place)?.name ?? place;
  /** A half of a section after a loop is told as the section. */
  const sectionName = (id: string) => {
    const found = day.sections.find(
      (section) => section.id === id || `${section.id}.1` === id || `${section.id}.2` === id,
    );
    return found ? `${day.stations[found.from]?.name} – ${day.stations[found.to]?.name}` : id;
  };
  /** The server's words for what is built, in the language of the page. */
  const built = (what: string) => {
    const [, loop] = /^one more loop in the middle of (.+)$/.exec(what) ?? [];
    const [, double] = /^double track on (.+)$/.exec(what) ?? [];
    const [, times] = /^loops of 650 m: ([\d.]+) times/.exec(what) ?? [];
    return loop
      ? say('builtLoop', sectionName(loop))
      : double
        ? say('builtDouble', sectionName(double))
        : times
          ? say('builtLongLoops', times)
          : what === 'double track everywhere'
            ? say('builtDoubleAll')
            : what === 'as it is'
              ? say('asItIs')
              : what;
  };
  const percent = (share: number) => String(Math.round(share * 100));
  const points = capacity.sections.flatMap((section) => {
    const ends = [stations.get(section.from)?.km, stations.get(section.to)?.km].filter((km) => km !== undefined);
    const y = section.occupancyWithUntimed * 100;
    return ends.map((x) => ({ x, y }));
  });
  const limit = Math.round(capacity.additionalTimeRate.recommendedOccupancy * 100);
  const { bottleneck, narrowest } = capacity;
  return (
    <section class="capacity">
      <h2>{say('capacityHead')}</h2>
      <p>
        {say(
          'bottleneck',
          name(bottleneck.from),
          name(bottleneck.to),
          percent(bottleneck.occupancyWithUntimed),
          name(narrowest.from),
          name(narrowest.to),
          narrowest.pairsPerDay.toFixed(1),
        )}{' '}
        {say('addedTrains', capacity.saturated.addedTrains)}
      </p>
      <Chart
        title={say('occupied')}
        note={say('capacityLead', capacity.train)}
        table={
          <DataTable
            label={say('capacityHead')}
            file={`${day.line}-${day.date}-capacity`}
            rows={capacity.sections}
            columns={[
              {
                key: 'section',
                head: say('section'),
                value: ({ section }) => section,
                show: ({ from, to }) => `${name(from)} – ${name(to)}`,
              },
              { key: 'km', head: 'km', value: ({ km }) => km, isNumber: true },
              { key: 'tracks', head: say('tracksWord'), value: ({ tracks }) => tracks, isNumber: true },
              { key: 'trains', head: say('trains'), value: ({ trains }) => trains, isNumber: true },
              {
                key: 'untimed',
                head: say('untimed'),
                value: (row) => row.untimedTrains,
                show: (row) => significant(row.untimedTrains),
                isNumber: true,
              },
              {
                key: 'occupancy',
                head: say('occupied'),
                value: (row) => row.occupancyWithUntimed,
                show: (row) => percent(row.occupancyWithUntimed),
                isNumber: true,
              },
              {
                key: 'minutesOut',
                head: 't1, min',
                value: (row) => row.minutesOut,
                show: (row) => row.minutesOut.toFixed(1),
                isNumber: true,
              },
              {
                key: 'minutesBack',
                head: 't2, min',
                value: (row) => row.minutesBack,
                show: (row) => row.minutesBack.toFixed(1),
                isNumber: true,
              },
              {
                key: 'pairsPerDay',
                head: say('pairs'),
                value: (row) => row.pairsPerDay,
                show: (row) => row.pairsPerDay.toFixed(1),
                isNumber: true,
              },
            ]}
          />
        }
      >
        <LineChart
          label={say('capacityHead')}
          series={[{ name: say('occupied'), points }]}
          xAxis={say('kmAxis')}
          yAxis="%"
          height={220}
          levels={[{ at: limit, words: say('recommended', limit) }]}
        />
      </Chart>
      {capacity.whatIf.length > 0 && (
        <>
          <h2>{say('whatIf')}</h2>
          <DataTable
            label={say('whatIf')}
            file={`${day.line}-what-if`}
            rows={capacity.whatIf}
            columns={[
              { key: 'what', head: say('whatIfBuilt'), value: ({ what }) => what, show: ({ what }) => built(what) },
              {
                key: 'pairsPerDay',
                head: say('pairs'),
                value: (row) => row.pairsPerDay,
                show: (row) => row.pairsPerDay.toFixed(1),
                isNumber: true,
              },
              {
                key: 'bottleneck',
                head: say('thenNarrowest'),
                value: (row) => row.bottleneck,
                show: (row) => sectionName(row.bottleneck),
              },
              {
                key: 'occupancy',
                head: say('occupied'),
                value: (row) => row.occupancy,
                show: (row) => percent(row.occupancy),
                isNumber: true,
              },
            ]}
          />
        </>
      )}
      {capacity.published.length > 0 && (
        <>
          <h2>{say('publishedHead')}</h2>
          <DataTable
            label={say('publishedHead')}
            file={`${day.line}-published`}
            rows={capacity.published}
            columns={[
              { key: 'subject', head: say('what'), value: ({ subject }) => subject },
              {
                key: 'published',
                head: say('publishedWord'),
                value: (row) => row.publishedPairsPerDay,
                show: (row) => money(row.publishedPairsPerDay),
                isNumber: true,
              },
              {
                key: 'computed',
                head: say('computed'),
                value: (row) => row.computedPairsPerDay,
                show: (row) => row.computedPairsPerDay.toFixed(1),
                isNumber: true,
              },
              {
                key: 'withReserve',
                head: say('withReserve'),
                value: (row) => row.computedWithReserve,
                show: (row) => row.computedWithReserve.toFixed(1),
                isNumber: true,
              },
              { key: 'source', head: say('source'), value: ({ source }) => source },
              { key: 'confidence', head: say('confidence'), value: ({ confidence }) => confidence },
            ]}
          />
        </>
      )}
    </section>
  );
}
