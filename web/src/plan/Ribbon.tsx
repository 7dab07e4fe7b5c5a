import type { Itinerary, Leg } from '../api';
import { both, date, hour, offset, parseClock, span } from '../format';
import { useLanguage } from '../language';
import { nameOf } from '../parts/PlaceField';
import { colourOf, wordOf } from './looks';

const WIDTH = 800;
const HEIGHT = 124;
const BAR = { top: 46, height: 30 };

/** The whole journey as one ribbon: a colour a leg, waits hatched, both clocks where they part, and how late nine in ten are. */
export function Ribbon({ itinerary }: { itinerary: Itinerary }) {
  const { say } = useLanguage();
  return (
    <section class="scroll" tabIndex={0} aria-label={say('timeline')}>
      <Drawing itinerary={itinerary} />
    </section>
  );
}

function Drawing({ itinerary }: { itinerary: Itinerary }) {
  const { language, say } = useLanguage();
  const [start, end, late] = [
    itinerary.legs[0]?.departure ?? itinerary.departure,
    itinerary.arrival,
    itinerary.p90Arrival,
  ].map(parseClock);
  if (!start || !end || !late) {
    return null;
  }
  const all = Math.max(late.instant, end.instant) - start.instant || 1;
  const x = (instant: number) => (WIDTH * (instant - start.instant)) / all;
  const border = itinerary.legs.find(
    (leg) => parseClock(leg.departure).offsetMinutes !== parseClock(leg.arrival).offsetMinutes,
  );
  const otherOffset = end.offsetMinutes;
  const marks = marksOf(start.instant, start.instant + all, start.offsetMinutes);
  return (
    <svg
      class="ribbon"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${say('timeline')}: ${itinerary.by}`}
    >
      <defs>
        <pattern id="waiting" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" class="wait-ground" />
          <line x1="0" y1="0" x2="0" y2="7" class="wait-line" />
        </pattern>
      </defs>
      {marks.map((instant, index) => {
        const clock = { instant, offsetMinutes: start.offsetMinutes };
        const isMidnight = hour(clock) === '00:00';
        const at = x(instant);
        return (
          <g key={instant} class={`mark ${isMidnight ? 'day' : ''}`}>
            <line x1={at} x2={at} y1={isMidnight ? 14 : 34} y2={BAR.top + BAR.height} />
            {isMidnight && at < WIDTH - 90 && (
              <text x={at + 4} y={12}>
                {date(clock, language)}
              </text>
            )}
            {at > 24 && at < WIDTH - 66 && (!isMidnight || index > 0) && (
              <text x={at + 4} y={30}>
                {hour(clock)} {offset(clock)}
              </text>
            )}
            {border && Math.abs(at - x(end.instant)) > 64 && at > 24 && at < WIDTH - 66 && (
              <text x={at + 4} y={BAR.top + BAR.height + 15} class="other-clock">
                {hour({ instant, offsetMinutes: otherOffset })} {offset({ instant, offsetMinutes: otherOffset })}
              </text>
            )}
          </g>
        );
      })}
      {itinerary.legs.map((leg, index) => (
        <Piece key={`${leg.departure}-${index}`} leg={leg} x={x} words={wordsOf(leg, say(wordOf(leg)), language)} />
      ))}
      <g class="late">
        <rect
          x={x(end.instant)}
          y={BAR.top + 9}
          width={Math.max(0, x(late.instant) - x(end.instant))}
          height={BAR.height - 18}
        />
        <line x1={x(end.instant)} x2={x(end.instant)} y1={BAR.top - 6} y2={BAR.top + BAR.height + 22} />
        <text
          x={Math.min(x(end.instant), WIDTH)}
          y={HEIGHT - 4}
          text-anchor={x(end.instant) > WIDTH / 2 ? 'end' : 'start'}
        >
          {say('arrives')} {date(end, language)} {both(end, end.offsetMinutes, language)}
          {' · P90 '}
          {date(late, language)} {hour(late)}
        </text>
      </g>
    </svg>
  );
}

function Piece({ leg, x, words }: { leg: Leg; x: (instant: number) => number; words: string }) {
  const { say } = useLanguage();
  const [from, to] = [parseClock(leg.departure).instant, parseClock(leg.arrival).instant];
  const width = x(to) - x(from);
  const label = say(wordOf(leg));
  return (
    <g class={`piece ${leg.mode}`}>
      <title>{words}</title>
      <rect x={x(from)} y={BAR.top} width={Math.max(1, width)} height={BAR.height} fill={colourOf(leg)} />
      {width > label.length * 9 + 10 && leg.mode !== 'wait' && (
        <text
          x={x(from) + width / 2}
          y={BAR.top + BAR.height / 2 + 5}
          text-anchor="middle"
          class={leg.mode === 'sea' || leg.mode === 'border' || leg.mode === 'clearance' ? 'dark-ink' : ''}
        >
          {label}
        </text>
      )}
    </g>
  );
}

function wordsOf(leg: Leg, kind: string, language: 'en' | 'vi' | 'zh'): string {
  const where =
    leg.from.id === leg.to.id
      ? nameOf(leg.from, language)
      : `${nameOf(leg.from, language)} → ${nameOf(leg.to, language)}`;
  return `${kind} · ${where} · ${span(leg.hours, language)}${leg.assumed ? ' °' : ''}`;
}

/** Round hours by the first clock, eight at most. */
function marksOf(from: number, to: number, offsetMinutes: number): number[] {
  const hours = (to - from) / 3_600_000;
  const step = [1, 2, 3, 6, 12, 24, 48, 96, 168, 336].find((size) => hours / size <= 8) ?? 720;
  const size = step * 3_600_000;
  const shift = offsetMinutes * 60_000;
  const first = Math.ceil((from + shift) / size) * size - shift;
  const marks: number[] = [];
  for (let instant = first; instant < to; instant += size) {
    marks.push(instant);
  }
  return marks;
}
