import { fixed, significant, span } from '../format';
import { useLanguage } from '../language';
import { Bars, Chart, Histogram, LineChart, type Series, widthOf } from '../parts/charts';
import { DataTable } from '../parts/Table';
import { useWidth } from '../parts/useWidth';
import type { WordKey } from '../words';
import { type Difference, type Estimate, type Kind, type PlaceReport, STEP_WORDS, within } from './report';

const QUEUE_WORDS: Record<Kind, WordKey> = { borders: 'queueTrains', terminals: 'queueTeu', gates: 'queueLorries' };

const FIGURE_WORDS: Record<string, WordKey> = {
  dwellMean: 'figDwellMean',
  dwellP90: 'figDwellP90',
  perDay: 'figPerDay',
  trains: 'figTrains',
  teu: 'figTeu',
  vehicles: 'figVehicles',
  greatestQueue: 'figQueue',
};

/** The figures of a place: stays, queues, where the time goes, how busy everything is, what would help. */
export function Figures(props: { kind: Kind; place: PlaceReport; other: PlaceReport | null; file: string }) {
  const { language, say } = useLanguage();
  const { kind, place, other, file } = props;
  const word = (key: string) => (STEP_WORDS[key] ? say(STEP_WORDS[key]) : key);
  const hours = (minutes: Estimate | undefined) => (minutes ? span(minutes.mean / 60, language) : '–');
  return (
    <>
      <dl class="sums">
        {(
          [
            [say('figTrains'), place.throughput.trains],
            [say('figTeu'), place.throughput.teu],
            [say('figVehicles'), place.throughput.vehicles],
          ] as const
        )
          .filter(([, estimate]) => (estimate?.mean ?? 0) > 0)
          .map(([name, estimate]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{within(estimate, significant)}</dd>
            </div>
          ))}
        <div>
          <dt>{say('dwellHead')}: P50</dt>
          <dd>{hours(place.dwell.p50)}</dd>
        </div>
        <div>
          <dt>P90</dt>
          <dd>{hours(place.dwell.p90)}</dd>
        </div>
      </dl>
      <Queues kind={kind} place={place} other={other} file={file} />
      <Stays place={place} other={other} file={file} />
      <Steps place={place} word={word} file={file} />
      <Chart
        title={say('useHead')}
        table={
          <DataTable
            label={say('useHead')}
            file={`${file}-use`}
            rows={place.utilisation}
            columns={[
              { key: 'desk', head: say('desk'), value: ({ desk }) => desk, show: ({ kind: of }) => word(of) },
              { key: 'servers', head: say('servers'), value: ({ servers }) => servers, isNumber: true },
              {
                key: 'utilisation',
                head: say('utilisationWord'),
                value: ({ utilisation }) => utilisation?.mean ?? null,
                show: ({ utilisation }) => (utilisation ? Math.round(utilisation.mean * 100) : '–'),
                isNumber: true,
              },
              {
                key: 'meanWait',
                head: say('meanWaitWord'),
                value: ({ meanWait }) => meanWait?.mean ?? null,
                show: ({ meanWait }) => within(meanWait, (value) => fixed(value, 1)),
                isNumber: true,
              },
            ]}
          />
        }
      >
        <Bars
          label={say('useHead')}
          axis={say('useAxis')}
          bars={place.utilisation
            .filter(({ servers, utilisation }) => servers > 0 && utilisation)
            .map(({ desk, kind: of, servers, utilisation, assumed }) => ({
              name: `${word(of)}${placeOfDesk(desk)} × ${servers}${assumed ? '°' : ''}`,
              value: (utilisation?.mean ?? 0) * 100,
              words: `${Math.round((utilisation?.mean ?? 0) * 100)} %`,
            }))}
          limit={{ at: 100, words: '100 %' }}
        />
      </Chart>
      {place.limits.length > 0 && (
        <Chart title={say('limitsHead')} note={say('limitsNote')}>
          <Bars
            label={say('limitsHead')}
            axis={say('minutesAxis')}
            bars={place.limits.map(({ desk, kind: of, more, dwellMean }) => ({
              name: `${say('limitBar', more, word(of))}${placeOfDesk(desk)}`,
              value: dwellMean?.mean ?? 0,
              low: (dwellMean?.mean ?? 0) - (dwellMean?.halfWidth ?? 0),
              high: (dwellMean?.mean ?? 0) + (dwellMean?.halfWidth ?? 0),
              words: within(dwellMean, (value) => fixed(value, Math.abs(value) < 10 ? 1 : 0)),
            }))}
          />
        </Chart>
      )}
      {place.assumed && <p class="note">{say('restsOnAssumed')}</p>}
    </>
  );
}

/** What the change brings, by paired differences. */
export function Differences(props: { rows: Difference[]; names: (place: string) => string; file: string }) {
  const { say } = useLanguage();
  const figure = (key: string) => (FIGURE_WORDS[key] ? say(FIGURE_WORDS[key]) : key);
  const isCertain = (change: Estimate) => change !== null && Math.abs(change.mean) > change.halfWidth;
  return (
    <section class="differences">
      <h2>{say('differenceHead')}</h2>
      <p class="note">{say('differenceNote')}</p>
      <DataTable
        label={say('differenceHead')}
        file={`${props.file}-difference`}
        rows={props.rows}
        columns={[
          {
            key: 'place',
            head: say('where'),
            value: ({ place }) => place,
            show: ({ place, kind }) =>
              say(
                kind === 'terminals' ? 'terminalOf' : kind === 'borders' ? 'stationOf' : 'plainPlace',
                props.names(place),
              ),
          },
          {
            key: 'figure',
            head: say('figure'),
            value: ({ figure: key }) => key,
            show: ({ figure: key }) => figure(key),
          },
          {
            key: 'change',
            head: say('difference'),
            value: ({ change }) => change?.mean ?? null,
            show: ({ change }) =>
              change ? (
                <strong>
                  {change.mean > 0 ? '+' : change.mean < 0 ? '−' : ''}
                  {significant(Math.abs(change.mean))}
                </strong>
              ) : (
                '–'
              ),
            isNumber: true,
          },
          {
            key: 'halfWidth',
            head: '±',
            value: ({ change }) => change?.halfWidth ?? null,
            show: ({ change }) => (change ? significant(change.halfWidth) : ''),
            isNumber: true,
          },
          {
            key: 'certain',
            head: '',
            value: ({ change }) => isCertain(change),
            show: ({ change }) => say(change?.mean === 0 ? 'noChange' : isCertain(change) ? 'certain' : 'byChance'),
          },
        ]}
      />
    </section>
  );
}

function Queues(props: { kind: Kind; place: PlaceReport; other: PlaceReport | null; file: string }) {
  const { say } = useLanguage();
  const { kind, place, other, file } = props;
  const toSeries = (name: string, hours: Estimate[]): Series => ({
    name,
    points: hours.map((hour, x) => ({
      x,
      y: hour?.mean ?? 0,
      low: Math.max(0, (hour?.mean ?? 0) - (hour?.halfWidth ?? 0)),
      high: (hour?.mean ?? 0) + (hour?.halfWidth ?? 0),
    })),
  });
  const back = place.queueByHourBack ?? [];
  const series = [
    toSeries(back.length > 0 ? say('towardsB') : say('withoutChange'), place.queueByHour),
    ...(back.length > 0 ? [toSeries(say('towardsA'), back)] : []),
    ...(other ? [toSeries(say('withChange'), other.queueByHour)] : []),
  ];
  return (
    <Chart
      title={say('queueHours')}
      table={
        <DataTable
          label={say('queueHours')}
          file={`${file}-queue`}
          rows={place.queueByHour.map((queue, hour) => ({
            hour,
            queue,
            back: back[hour] ?? null,
            changed: other?.queueByHour[hour] ?? null,
          }))}
          columns={[
            { key: 'hour', head: say('hourAxis'), value: ({ hour }) => hour, isNumber: true },
            {
              key: 'queue',
              head: say(QUEUE_WORDS[kind]),
              value: ({ queue }) => queue?.mean ?? null,
              show: ({ queue }) => within(queue, significant),
              isNumber: true,
            },
            {
              key: 'back',
              head: say('towardsA'),
              value: (row) => row.back?.mean ?? null,
              show: (row) => within(row.back, significant),
              isNumber: true,
            },
            {
              key: 'changed',
              head: say('withChange'),
              value: ({ changed }) => changed?.mean ?? null,
              show: ({ changed }) => within(changed, significant),
              isNumber: true,
            },
          ]}
        />
      }
    >
      <LineChart
        label={say('queueHours')}
        series={series}
        xAxis={say('hourAxis')}
        yAxis={say(QUEUE_WORDS[kind])}
        height={220}
        xRange={[0, 23]}
      />
    </Chart>
  );
}

function Stays({ place, other, file }: { place: PlaceReport; other: PlaceReport | null; file: string }) {
  const { language, say } = useLanguage();
  const bins = (of: PlaceReport) =>
    of.dwellDistribution.shares.map((share, index) => ({
      from: (index * of.dwellDistribution.spanMinutes) / 60,
      to: ((index + 1) * of.dwellDistribution.spanMinutes) / 60,
      count: share * 100,
    }));
  const marks = (['p50', 'p90'] as const).flatMap((name) => {
    const value = place.dwell[name];
    return value ? [{ at: value.mean / 60, words: `${name.toUpperCase()} ${span(value.mean / 60, language)}` }] : [];
  });
  return (
    <Chart
      title={say('dwellHead')}
      note={`${say('dwellNote')} ${other ? say('dwellOther') : ''}`}
      table={
        <DataTable
          label={say('dwellHead')}
          file={`${file}-stays`}
          rows={bins(place)}
          columns={[
            { key: 'from', head: say('since'), value: ({ from }) => from, isNumber: true },
            { key: 'to', head: say('until'), value: ({ to }) => to, isNumber: true },
            {
              key: 'percent',
              head: say('shareAxis'),
              value: ({ count }) => count,
              show: ({ count }) => count.toFixed(1),
              isNumber: true,
            },
          ]}
        />
      }
    >
      <Histogram
        label={say('dwellHead')}
        bins={bins(place)}
        other={other ? bins(other) : []}
        marks={marks}
        xAxis={say('hoursAxisShort')}
        yAxis={say('shareAxis')}
      />
    </Chart>
  );
}

/** Minutes by step: work solid, waiting for it hatched behind it. */
function Steps({ place, word, file }: { place: PlaceReport; word: (step: string) => string; file: string }) {
  const { language, say } = useLanguage();
  const { box, width } = useWidth<HTMLDivElement>(600);
  const rows = place.timeByStep;
  const most = Math.max(...rows.map(({ wait, work }) => (wait?.mean ?? 0) + (work?.mean ?? 0)), 1);
  const sums = rows.map(({ wait, work }) => span(((wait?.mean ?? 0) + (work?.mean ?? 0)) / 60, language));
  const left = Math.min(width * 0.5, 14 + Math.max(...rows.map(({ step }) => widthOf(word(step))), 24));
  const room = 14 + Math.max(...sums.map(widthOf), 24);
  const size = (minutes: number) => (minutes / most) * Math.max(20, width - left - room);
  return (
    <Chart
      title={say('stepsHead')}
      note={say('stepsNote')}
      table={
        <DataTable
          label={say('stepsHead')}
          file={`${file}-steps`}
          rows={rows}
          columns={[
            { key: 'step', head: say('step'), value: ({ step }) => step, show: ({ step }) => word(step) },
            {
              key: 'wait',
              head: say('waitingWord'),
              value: ({ wait }) => wait?.mean ?? null,
              show: ({ wait }) => within(wait, (value) => fixed(value, 1)),
              isNumber: true,
            },
            {
              key: 'work',
              head: say('workWord'),
              value: ({ work }) => work?.mean ?? null,
              show: ({ work }) => within(work, (value) => fixed(value, 1)),
              isNumber: true,
            },
          ]}
        />
      }
    >
      <div ref={box} class="drawing">
        <svg width={width} height={rows.length * 24 + 6} role="img" aria-label={say('stepsHead')}>
          <defs>
            <pattern id="step-wait" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1="0" x2="0" y1="0" y2="5" class="hatch" />
            </pattern>
          </defs>
          {rows.map(({ step, wait, work }, index) => {
            const [waits, works] = [wait?.mean ?? 0, work?.mean ?? 0];
            return (
              <g key={step}>
                <text x={left - 6} y={index * 24 + 16} text-anchor="end">
                  {word(step)}
                </text>
                <rect x={left} y={index * 24 + 5} width={size(works)} height={15} class="work" />
                <rect
                  x={left + size(works)}
                  y={index * 24 + 5}
                  width={size(waits)}
                  height={15}
                  fill="url(#step-wait)"
                  class="wait"
                />
                <text x={left + size(works + waits) + 6} y={index * 24 + 16}>
                  {sums[index]}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
    </Chart>
  );
}

/** Which of several desks of one kind: what stands after the place in its key. */
function placeOfDesk(desk: string): string {
  const [, gauges] = /(\d{4}(?:-\d{4})?)$/.exec(desk) ?? [];
  const [, way] = /-(a-to-b|b-to-a)$/.exec(desk) ?? [];
  return gauges ? ` ${gauges}` : way ? (way === 'a-to-b' ? ' →' : ' ←') : '';
}
