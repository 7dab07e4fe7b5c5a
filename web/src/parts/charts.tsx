import type { ComponentChildren } from 'preact';
import { significant } from '../format';
import { useLanguage } from '../language';
import { scaleBetween, scaleOf, spread } from './scale';
import { useWidth } from './useWidth';

/** Colours of series after Okabe and Ito; the dash tells them apart without colour. */
export const SERIES = [
  { colour: '#0072B2', dash: '' },
  { colour: '#D55E00', dash: '7 3' },
  { colour: '#009E73', dash: '2 3' },
  { colour: '#CC79A7', dash: '10 3 2 3' },
  { colour: '#E69F00', dash: '5 2' },
  { colour: '#56B4E9', dash: '1 2' },
] as const;

/** A chart with what it is, and its numbers as a table below. */
export function Chart(props: { title: string; note?: string; children: ComponentChildren; table?: ComponentChildren }) {
  const { say } = useLanguage();
  return (
    <figure class="chart">
      <figcaption>
        {props.title} {props.note && <span class="note">{props.note}</span>}
      </figcaption>
      {props.children}
      {props.table && (
        <details>
          <summary>{say('asTable')}</summary>
          {props.table}
        </details>
      )}
    </figure>
  );
}

export interface Series {
  name: string;
  points: { x: number; y: number; low?: number; high?: number }[];
  /** Published points, drawn as rings over the line. */
  rings?: { x: number; y: number; title: string }[];
  /** Steps instead of a slope from point to point. */
  isStepped?: boolean;
}

/** Lines over a common axis; each is named at its end, intervals are bands. */
export function LineChart(props: {
  label: string;
  series: Series[];
  xAxis: string;
  yAxis: string;
  height?: number;
  xWords?: (value: number) => string;
  yWords?: (value: number) => string;
  /** The ends of the axis across; those of the points by default. */
  xRange?: [number, number];
  /** Heights that mean something, such as a limit. */
  levels?: { at: number; words: string }[];
}) {
  const { box, width } = useWidth<HTMLDivElement>(600);
  const { series, xWords = String, yWords = significant, height = 260, levels = [] } = props;
  const all = series.flatMap(({ points, rings = [] }) => [
    ...points,
    ...rings.map(({ x, y }) => ({ x, y, low: y, high: y })),
  ]);
  if (all.length === 0) {
    return null;
  }
  const longest = Math.max(...series.map(({ name }) => widthOf(name)));
  // Where names have no room beside the lines they stand below, and numbers at the ends.
  const isCrowded = longest > width * 0.34;
  const names = isCrowded ? 26 : 24 + longest;
  const area = { left: 58, right: width - (series.length > 1 ? names : 14), top: 26, bottom: height - 40 };
  const [first, last] = props.xRange ?? [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))];
  const across = scaleBetween(first, last, area.left, area.right, Math.max(3, Math.floor(width / 80)));
  // Between two years or hours there is nothing to name.
  const isWhole = all.every((point) => Number.isInteger(point.x));
  const x = isWhole ? { ...across, ticks: across.ticks.filter(Number.isInteger) } : across;
  const y = scaleOf(
    [...all.flatMap((point) => [point.y, point.low ?? point.y, point.high ?? point.y]), ...levels.map(({ at }) => at)],
    area.bottom,
    area.top,
    6,
  );
  const ends = series.map(({ points }) => points.at(-1));
  const heights = spread(
    ends.map((end) => y.at(end?.y ?? 0)),
    14,
    area.top,
    area.bottom,
  );
  return (
    <div ref={box} class="drawing">
      <svg width={width} height={height} role="img" aria-label={props.label}>
        <Grid x={x} y={y} area={area} xWords={xWords} yWords={yWords} />
        <text x={(area.left + area.right) / 2} y={height - 6} text-anchor="middle" class="axis">
          {props.xAxis}
        </text>
        <text x={6} y={14} class="axis">
          {props.yAxis}
        </text>
        {levels.map(({ at, words }) => (
          <g key={words} class="limit">
            <line x1={area.left} x2={area.right} y1={y.at(at)} y2={y.at(at)} />
            <text x={area.right} y={y.at(at) - 5} text-anchor="end">
              {words}
            </text>
          </g>
        ))}
        {series.map(({ name, points, rings = [], isStepped }, index) => {
          const look = SERIES[index % SERIES.length] ?? SERIES[0];
          const path = points.map((point, at) => {
            const before = points[at - 1];
            const step = isStepped && before ? `H${x.at(point.x)}V${y.at(point.y)}` : '';
            return at === 0 ? `M${x.at(point.x)},${y.at(point.y)}` : step || `L${x.at(point.x)},${y.at(point.y)}`;
          });
          const banded = points.filter(({ low, high }) => low !== undefined && high !== undefined);
          const band = [
            ...banded.map((point) => `${x.at(point.x)},${y.at(point.high ?? 0)}`),
            ...[...banded].reverse().map((point) => `${x.at(point.x)},${y.at(point.low ?? 0)}`),
          ].join(' ');
          const end = points.at(-1);
          return (
            <g key={name} style={{ color: look.colour }}>
              {banded.length > 1 && <polygon points={band} class="band" />}
              <path d={path.join('')} class="series" stroke-dasharray={look.dash || undefined} />
              {rings.map((ring) => (
                <circle key={ring.title + ring.x} cx={x.at(ring.x)} cy={y.at(ring.y)} r={5} class="ring">
                  <title>{ring.title}</title>
                </circle>
              ))}
              {series.length > 1 && end && (
                <text x={x.at(end.x) + 6} y={(heights[index] ?? 0) + 4} class="name">
                  {isCrowded ? index + 1 : name}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      {isCrowded && series.length > 1 && (
        <ol class="series-names">
          {series.map(({ name }, index) => {
            const look = SERIES[index % SERIES.length] ?? SERIES[0];
            return (
              <li key={name}>
                <svg width="30" height="8" aria-hidden="true">
                  <line
                    x1="0"
                    x2="30"
                    y1="4"
                    y2="4"
                    stroke={look.colour}
                    stroke-width="2.5"
                    stroke-dasharray={look.dash || undefined}
                  />
                </svg>{' '}
                {name}
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}

export interface Bar {
  name: string;
  value: number;
  /** Where the bar begins; zero by default. */
  from?: number;
  low?: number;
  high?: number;
  /** Drawn behind, pale: what it is compared with. */
  beside?: number;
  /** A ring: what was published. */
  ring?: number;
  /** What stands at its end. */
  words?: string;
  isMarked?: boolean;
}

/** Bars from zero, one below the other, each with its name and its value. */
export function Bars(props: { label: string; bars: Bar[]; axis: string; limit?: { at: number; words: string } }) {
  const { box, width } = useWidth<HTMLDivElement>(600);
  const { bars, limit } = props;
  const longest = Math.max(...bars.map(({ name }) => widthOf(name)), 24);
  // Names that are too long to stand beside their bars stand above them, whole.
  const isStacked = longest + 14 > width * 0.42;
  const [row, down] = isStacked ? [38, 15] : [24, 0];
  const left = isStacked ? 6 : 14 + longest;
  const valueRoom = 12 + Math.max(...bars.map(({ words, value }) => widthOf(words ?? significant(value))));
  const area = { left, right: width - valueRoom, top: limit ? 26 : 8, bottom: (limit ? 26 : 8) + bars.length * row };
  const reach = [
    ...bars.flatMap((bar) => [bar.value, bar.from ?? 0, bar.high ?? 0, bar.low ?? 0, bar.beside ?? 0, bar.ring ?? 0]),
  ];
  const x = scaleOf(
    limit ? [...reach, limit.at] : reach,
    area.left,
    area.right,
    Math.max(3, Math.floor((area.right - area.left) / 70)),
  );
  const zero = x.at(0);
  return (
    <div ref={box} class="drawing">
      <svg width={width} height={area.bottom + 36} role="img" aria-label={props.label}>
        {x.ticks.map((value) => (
          <g key={value} class="grid">
            <line x1={x.at(value)} x2={x.at(value)} y1={area.top - 4} y2={area.bottom} />
            <text x={x.at(value)} y={area.bottom + 14} text-anchor="middle">
              {significant(value)}
            </text>
          </g>
        ))}
        <text x={(area.left + area.right) / 2} y={area.bottom + 30} text-anchor="middle" class="axis">
          {props.axis}
        </text>
        {bars.map((bar, index) => {
          const top = area.top + index * row + down;
          const begins = bar.from === undefined ? zero : x.at(bar.from);
          const [from, to] = [Math.min(begins, x.at(bar.value)), Math.max(begins, x.at(bar.value))];
          return (
            <g key={bar.name + index} class={bar.isMarked ? 'bar marked' : 'bar'}>
              <text
                x={isStacked ? 2 : area.left - 6}
                y={isStacked ? top : top + 15}
                text-anchor={isStacked ? 'start' : 'end'}
              >
                <title>{bar.name}</title>
                {fitted(bar.name, (isStacked ? width : area.left) - 10)}
              </text>
              {bar.beside !== undefined && (
                <rect
                  x={Math.min(zero, x.at(bar.beside))}
                  y={top + 1}
                  width={Math.abs(x.at(bar.beside) - zero)}
                  height={19}
                  class="beside"
                />
              )}
              <rect x={from} y={top + 5} width={Math.max(1, to - from)} height={11} class="value" />
              {bar.low !== undefined && bar.high !== undefined && (
                <path d={`M${x.at(bar.low)},${top + 6}v9m0,-4.5H${x.at(bar.high)}m0,-4.5v9`} class="whisker" />
              )}
              {bar.ring !== undefined && <circle cx={x.at(bar.ring)} cy={top + 10.5} r={5} class="ring" />}
              <text x={Math.max(to, x.at(bar.high ?? 0), x.at(bar.beside ?? 0)) + 6} y={top + 15} class="amount">
                {bar.words ?? significant(bar.value)}
              </text>
            </g>
          );
        })}
        {limit && (
          <g class="limit">
            <line x1={x.at(limit.at)} x2={x.at(limit.at)} y1={area.top - 8} y2={area.bottom} />
            <text x={x.at(limit.at)} y={area.top - 10} text-anchor={limit.at > x.most / 2 ? 'end' : 'start'}>
              {limit.words}
            </text>
          </g>
        )}
      </svg>
    </div>
  );
}

/** How often a value falls between two others; marks such as P50 and P90 stand across. */
export function Histogram(props: {
  label: string;
  bins: { from: number; to: number; count: number }[];
  /** Another distribution, drawn as an outline over the same bins. */
  other?: { from: number; to: number; count: number }[];
  marks?: { at: number; words: string }[];
  xAxis: string;
  yAxis: string;
  height?: number;
}) {
  const { box, width } = useWidth<HTMLDivElement>(600);
  const { bins, other = [], marks = [], height = 220 } = props;
  if (bins.length === 0) {
    return null;
  }
  const area = { left: 52, right: width - 16, top: 44, bottom: height - 38 };
  const both = [...bins, ...other];
  const x = scaleBetween(
    Math.min(...both.map(({ from }) => from)),
    Math.max(...both.map(({ to }) => to)),
    area.left,
    area.right,
    Math.max(3, Math.floor(width / 70)),
  );
  const y = scaleOf(
    both.map(({ count }) => count),
    area.bottom,
    area.top,
    5,
  );
  const outline = other.map(({ from, to, count }) => `V${y.at(count)}H${x.at(to)}`.replace(/^V/, `H${x.at(from)}V`));
  const labels = spread(
    marks.map(({ at }) => x.at(at)),
    14 + Math.max(0, ...marks.map(({ words }) => widthOf(words))),
    area.left + 30,
    area.right - 30,
  );
  return (
    <div ref={box} class="drawing">
      <svg width={width} height={height} role="img" aria-label={props.label}>
        <Grid x={x} y={y} area={area} xWords={significant} yWords={significant} />
        <text x={(area.left + area.right) / 2} y={height - 6} text-anchor="middle" class="axis">
          {props.xAxis}
        </text>
        <text x={6} y={14} class="axis">
          {props.yAxis}
        </text>
        {bins.map(({ from, to, count }) => (
          <rect
            key={from}
            x={x.at(from) + 0.5}
            y={y.at(count)}
            width={Math.max(1, x.at(to) - x.at(from) - 1)}
            height={Math.max(0, area.bottom - y.at(count))}
            class="bin"
          />
        ))}
        {other.length > 0 && (
          <path d={`M${x.at(other[0]?.from ?? 0)},${area.bottom}${outline.join('')}V${area.bottom}`} class="outline" />
        )}
        {marks.map(({ at, words }, index) => (
          <g key={words} class="limit">
            <line x1={x.at(at)} x2={x.at(at)} y1={area.top - 6} y2={area.bottom} />
            <text x={labels[index]} y={area.top - 10} text-anchor="middle">
              {words}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

function Grid(props: {
  x: ReturnType<typeof scaleBetween>;
  y: ReturnType<typeof scaleBetween>;
  area: { left: number; right: number; top: number; bottom: number };
  xWords: (value: number) => string;
  yWords: (value: number) => string;
}) {
  const { x, y, area } = props;
  return (
    <>
      {x.ticks.map((value) => (
        <g key={`x${value}`} class="grid">
          <line x1={x.at(value)} x2={x.at(value)} y1={area.top} y2={area.bottom} />
          <text x={x.at(value)} y={area.bottom + 15} text-anchor="middle">
            {props.xWords(value)}
          </text>
        </g>
      ))}
      {y.ticks.map((value) => (
        <g key={`y${value}`} class="grid">
          <line x1={area.left} x2={area.right} y1={y.at(value)} y2={y.at(value)} />
          <text x={area.left - 6} y={y.at(value) + 4} text-anchor="end">
            {props.yWords(value)}
          </text>
        </g>
      ))}
    </>
  );
}

/** About how wide a text of 12 px is: Chinese characters are twice as wide as letters. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[\u3000-\u9fff\uff00-\uffef]/.test(letter) ? 12.2 : 6.7), 0);
}

/** As much of a name as there is room for; all of it is in the title and in the table. */
export function fitted(name: string, room: number): string {
  if (widthOf(name) <= room) {
    return name;
  }
  const letters = [...name];
  while (letters.length > 1 && widthOf(letters.join('')) + 8 > room) {
    letters.pop();
  }
  return `${letters.join('')}…`;
}
