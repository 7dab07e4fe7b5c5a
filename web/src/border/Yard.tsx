import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLanguage } from '../language';
import { fitted } from '../parts/charts';
import { DataTable } from '../parts/Table';
import { useWidth } from '../parts/useWidth';
import { type Look, lookOf, type Span, STEP_WORDS } from './report';

const DAY = 1440;
const MOST_UNITS = 60;
const MOST_NAMES = 14;
const ROW = 15;

/** A unit of the day: a train, or a group of lorries, with what was done to it. */
interface Unit {
  name: string;
  /** What people call it. */
  label: string;
  spans: Span[];
  from: number;
  to: number;
  count: number;
}

/** A day in the yard: what is where at a time that plays, and all of it as a Gantt chart. */
export function Yard(props: { spans: Span[]; file: string; called: (service: string) => string }) {
  const { spans, file, called } = props;
  const { say } = useLanguage();
  const [now, setNow] = useState(600);
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) {
      return;
    }
    let frame = 0;
    let last = performance.now();
    const turn = (at: number) => {
      const passed = Math.min(100, at - last);
      last = at;
      // A day in half a minute.
      setNow((before) => (before + (passed * DAY) / 30_000) % DAY);
      frame = requestAnimationFrame(turn);
    };
    frame = requestAnimationFrame(turn);
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);
  const units = useMemo(() => unitsOf(spans, called), [spans, called]);
  const words = (step: string) => (STEP_WORDS[step] ? say(STEP_WORDS[step]) : step);
  if (units.length === 0) {
    return <p>{say('notInYard')}</p>;
  }
  return (
    <>
      <Places units={units} now={now} words={words} />
      <div class="slider">
        <button type="button" aria-pressed={isPlaying} onClick={() => setPlaying(!isPlaying)}>
          {say(isPlaying ? 'pause' : 'play')}
        </button>
        <input
          type="range"
          min="0"
          max={DAY - 1}
          step="5"
          aria-label={say('timeOfDay')}
          aria-valuetext={clockOf(now)}
          value={Math.round(now)}
          onInput={(event) => setNow(Number(event.currentTarget.value))}
        />
        <output>{clockOf(now)}</output>
      </div>
      <Gantt units={units} now={now} words={words} onTime={setNow} />
      {units.length > MOST_UNITS && <p class="note">{say('onlySome', MOST_UNITS, units.length)}</p>}
      <details>
        <summary>{say('asTable')}</summary>
        <DataTable
          label={say('gantt')}
          file={file}
          rows={units.flatMap((unit) => unit.spans)}
          columns={[
            { key: 'unit', head: say('unit'), value: ({ unit }) => unit },
            { key: 'step', head: say('step'), value: ({ step }) => step, show: ({ step }) => words(step) },
            { key: 'from', head: say('since'), value: ({ from }) => from, show: ({ from }) => clockOf(from) },
            { key: 'to', head: say('until'), value: ({ to }) => to, show: ({ to }) => clockOf(to) },
            { key: 'count', head: say('countWord'), value: ({ count }) => count, isNumber: true },
          ]}
        />
      </details>
    </>
  );
}

/** What is where just now: a box for each step, a mark for each unit in it; those between two steps wait. */
function Places(props: { units: Unit[]; now: number; words: (step: string) => string }) {
  const { say } = useLanguage();
  const { units, now, words } = props;
  const steps = [...new Set(units.flatMap(({ spans }) => spans.map(({ step }) => step)))];
  const here = units.filter(({ from, to }) => from <= now && to > now);
  const inStep = (step: string) =>
    here.filter(({ spans }) => spans.some((span) => span.step === step && span.from <= now && span.to > now));
  const waiting = here.filter(({ spans }) => !spans.some((span) => span.from <= now && span.to > now));
  const sum = (some: Unit[]) => some.reduce((total, { count }) => total + count, 0);
  const box = (name: string, some: Unit[], look: Look | 'wait') => (
    <div class={`yard-box ${look}`} key={name}>
      <span class="yard-name">{name}</span>
      <ul>
        {some.slice(0, MOST_NAMES).map((unit) => (
          <li key={unit.name} title={unit.label}>
            {unit.count > 1 ? `${unit.label} (${unit.count})` : unit.label}
          </li>
        ))}
        {some.length > MOST_NAMES && <li>+{some.length - MOST_NAMES}</li>}
      </ul>
    </div>
  );
  return (
    <div class="yard" role="group" aria-label={say('dayInYard')}>
      <p>{say('atOnce', sum(here), sum(waiting))}</p>
      <div class="yard-boxes">
        {box(say('waitingWord'), waiting, 'wait')}
        {steps.map((step) => box(words(step), inStep(step), lookOf(step)))}
      </div>
    </div>
  );
}

/** A row for each unit: its steps as bars, waiting between them hatched, the time that plays as a line. */
function Gantt(props: {
  units: Unit[];
  now: number;
  words: (step: string) => string;
  onTime: (minutes: number) => void;
}) {
  const { say } = useLanguage();
  const { box, width } = useWidth<HTMLDivElement>(700);
  const shown = props.units.slice(0, MOST_UNITS);
  const left = Math.min(170, width * 0.36);
  const at = (minutes: number) => left + (Math.max(0, Math.min(DAY, minutes)) / DAY) * (width - left - 8);
  const height = 26 + shown.length * ROW + 4;
  const every = width > 620 ? 2 : width > 420 ? 4 : 6;
  const looks = [...new Set(shown.flatMap(({ spans }) => spans.map(({ step }) => lookOf(step))))];
  return (
    <div ref={box} class="drawing gantt">
      <svg width={width} height={height} role="img" aria-label={say('gantt')}>
        <defs>
          <pattern id="waiting" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" x2="0" y1="0" y2="5" class="hatch" />
          </pattern>
        </defs>
        {Array.from({ length: 24 / every + 1 }, (_, index) => index * every).map((hour) => (
          <g key={hour} class="grid">
            <line x1={at(hour * 60)} x2={at(hour * 60)} y1={20} y2={height} />
            <text x={at(hour * 60)} y={13} text-anchor="middle">
              {hour}
            </text>
          </g>
        ))}
        {shown.map((unit, row) => {
          const y = 24 + row * ROW;
          return (
            <g key={unit.name}>
              <text x={left - 6} y={y + 10} text-anchor="end" class="unit">
                {fitted(unit.label, left - 8)}
              </text>
              <rect
                x={at(unit.from)}
                y={y + 3}
                width={Math.max(1, at(unit.to) - at(unit.from))}
                height={ROW - 7}
                fill="url(#waiting)"
              />
              {unit.spans.map((span, index) => (
                <rect
                  key={index}
                  x={at(span.from)}
                  y={y + 1}
                  width={Math.max(1, at(span.to) - at(span.from))}
                  height={ROW - 3}
                  class={`span ${lookOf(span.step)}`}
                >
                  <title>{`${unit.label}: ${props.words(span.step)} ${clockOf(span.from)}–${clockOf(span.to)}`}</title>
                </rect>
              ))}
            </g>
          );
        })}
        <line x1={at(props.now)} x2={at(props.now)} y1={16} y2={height} class="now" />
      </svg>
      <ul class="graph-legend">
        {looks.map((look) => (
          <li key={look}>
            <svg width="18" height="10" aria-hidden="true">
              <rect width="18" height="10" class={`span ${look}`} />
            </svg>{' '}
            {[...new Set(shown.flatMap(({ spans }) => spans.map(({ step }) => step)))]
              .filter((step) => lookOf(step) === look)
              .map(props.words)
              .join(', ')}
          </li>
        ))}
        <li>
          <svg width="18" height="10" aria-hidden="true">
            <rect width="18" height="10" fill="url(#waiting)" />
          </svg>{' '}
          {say('waitingWord')}
        </li>
      </ul>
    </div>
  );
}

/** Units in the order in which they came. */
function unitsOf(spans: Span[], called: (service: string) => string): Unit[] {
  const units = new Map<string, Span[]>();
  for (const span of spans) {
    units.set(span.unit, [...(units.get(span.unit) ?? []), span]);
  }
  const times = new Map<string, number>();
  const labelOf = (name: string) => {
    // The simulation numbers the runs of a service; people count those they see.
    const label = called(name.replace(/ -?\d+$/, ''));
    const count = (times.get(label) ?? 0) + 1;
    times.set(label, count);
    return count > 1 ? `${label} · ${count}` : label;
  };
  return [...units]
    .sort(([, a], [, b]) => Math.min(...a.map(({ from }) => from)) - Math.min(...b.map(({ from }) => from)))
    .map(([name, own]) => ({
      name,
      label: labelOf(name),
      spans: own.sort((a, b) => a.from - b.from),
      from: Math.min(...own.map(({ from }) => from)),
      to: Math.max(...own.map(({ to }) => to)),
      count: Math.max(...own.map(({ count }) => count)),
    }))
    .sort((a, b) => a.from - b.from || a.name.localeCompare(b.name));
}

/** 08:05; the day before and after with its distance. */
function clockOf(minutes: number): string {
  const days = Math.floor(minutes / DAY);
  const whole = Math.floor(minutes - days * DAY);
  const text = `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
  return days === 0 ? text : `${text}${days > 0 ? '+' : '−'}${Math.abs(days)}`;
}
