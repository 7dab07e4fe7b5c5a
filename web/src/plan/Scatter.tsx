import type { Itinerary } from '../api';
import { money, parseClock } from '../format';
import { useLanguage } from '../language';
import { scaleOf } from '../parts/scale';
import { useWidth } from '../parts/useWidth';

const HEIGHT = 260;

/** Every option by its time and its cost, the whisker to its P90, its size by CO2. */
export function Scatter(props: {
  itineraries: Itinerary[];
  shown: number[];
  chosen: number;
  onChoose: (index: number) => void;
}) {
  const { say } = useLanguage();
  const { box, width } = useWidth<HTMLDivElement>(560);
  const area = { left: 52, right: width - 16, top: 40, bottom: 214 };
  const { itineraries, shown, chosen, onChoose } = props;
  const p90 = itineraries.map(p90Hours);
  const inDays = Math.max(...p90) > 72;
  const unit = inDays ? 24 : 1;
  const x = scaleOf([Math.max(...p90) / unit], area.left, area.right, Math.max(3, Math.floor(width / 70)));
  const y = scaleOf(
    itineraries.map(({ cost }) => cost.usd),
    area.bottom,
    area.top,
  );
  const mostCo2 = Math.max(...itineraries.map(({ co2Kg }) => co2Kg), 1);
  const order = itineraries
    .map((_, index) => index)
    .sort(
      (a, b) => Number(shown.includes(a)) - Number(shown.includes(b)) || Number(a === chosen) - Number(b === chosen),
    );
  const heights = labelHeights(
    shown.map((index) => {
      const itinerary = itineraries[index] as Itinerary;
      const radius = 4 + 7 * Math.sqrt(itinerary.co2Kg / mostCo2);
      return { index, x: x.at(itinerary.hours / unit), y: y.at(itinerary.cost.usd) - radius - 3 };
    }),
  );
  return (
    <figure class="scatter">
      <figcaption>
        {say('pareto')} <span class="note">{say('paretoNote')}</span>
      </figcaption>
      <div ref={box} class="drawing">
        <svg width={width} height={HEIGHT} role="group" aria-label={say('pareto')}>
          {x.ticks.map((value) => (
            <g key={`x${value}`} class="grid">
              <line x1={x.at(value)} x2={x.at(value)} y1={area.top} y2={area.bottom} />
              <text x={x.at(value)} y={area.bottom + 16} text-anchor="middle">
                {value}
              </text>
            </g>
          ))}
          {y.ticks.map((value) => (
            <g key={`y${value}`} class="grid">
              <line x1={area.left} x2={area.right} y1={y.at(value)} y2={y.at(value)} />
              <text x={area.left - 8} y={y.at(value) + 4} text-anchor="end">
                {money(value)}
              </text>
            </g>
          ))}
          <text x={(area.left + area.right) / 2} y={HEIGHT - 8} text-anchor="middle" class="axis">
            {say(inDays ? 'timeAxis' : 'hoursAxis')}
          </text>
          <text x={8} y={12} class="axis">
            USD
          </text>
          {order.map((index) => {
            const itinerary = itineraries[index] as Itinerary;
            const [cx, cy] = [x.at(itinerary.hours / unit), y.at(itinerary.cost.usd)];
            const radius = 4 + 7 * Math.sqrt(itinerary.co2Kg / mostCo2);
            const place = shown.indexOf(index);
            return (
              <g
                key={index}
                class={`dot-option ${index === chosen ? 'chosen' : ''} ${place < 0 ? 'other' : ''}`}
                role="button"
                tabindex={place < 0 && index !== chosen ? -1 : 0}
                aria-pressed={index === chosen}
                aria-label={`${say('optionN', index + 1)}: ${itinerary.by}, ${money(itinerary.cost.usd)} USD`}
                onClick={() => onChoose(index)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' || event.key === ' ') {
                    event.preventDefault();
                    onChoose(index);
                  }
                }}
              >
                <title>{`${say('optionN', index + 1)}: ${itinerary.by}`}</title>
                <line x1={cx} x2={x.at((p90[index] ?? 0) / unit)} y1={cy} y2={cy} class="whisker" />
                <circle cx={cx} cy={cy} r={radius} />
                {place >= 0 && (
                  <text x={cx} y={heights.get(index) ?? cy} text-anchor="middle">
                    {index + 1}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </div>
    </figure>
  );
}

export function p90Hours(itinerary: Itinerary): number {
  return (
    itinerary.hours + (parseClock(itinerary.p90Arrival).instant - parseClock(itinerary.arrival).instant) / 3_600_000
  );
}

/** Where each label stands so that none covers another: the higher ones first, others move up. */
function labelHeights(labels: { index: number; x: number; y: number }[]): Map<number, number> {
  const placed: { x: number; y: number }[] = [];
  const heights = new Map<number, number>();
  for (const label of [...labels].sort((a, b) => b.y - a.y)) {
    let { y } = label;
    for (const other of placed) {
      if (Math.abs(other.x - label.x) < 22 && Math.abs(other.y - y) < 14) {
        y = other.y - 14;
      }
    }
    placed.push({ x: label.x, y });
    heights.set(label.index, y);
  }
  return heights;
}
