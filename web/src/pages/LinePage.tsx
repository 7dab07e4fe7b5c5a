import { useMemo, useRef } from 'preact/hooks';
import { go, useAddress, withValues } from '../address';
import { type Scenario, useAsked } from '../api';
import { date, offset, parseClock, significant } from '../format';
import { useLanguage } from '../language';
import { CapacityOf, type LineCapacity } from '../line/Capacity';
import {
  type Closure,
  closureIn,
  closureText,
  keyOf,
  type LineDay,
  type Slots,
  slotAsRun,
  type Train,
} from '../line/day';
import { colourOf } from '../line/draw';
import { type Composition, LineForm, type LineRow, ReplanForm, SlotForm } from '../line/Form';
import { Graph } from '../line/Graph';
import { type Replan, Replanned, replanned } from '../line/Replan';
import { Encounters, Paths, TrainTable, TrainTimes } from '../line/Trains';
import { ProblemBox } from '../parts/ProblemBox';
import { useTheme } from '../theme';

/** The worked example: the line from Hà Nội to the border at Đồng Đăng. */
const EXAMPLE = 'vn-hn-dd';

/** Seconds that the server looks for a better plan before it shows the best so far. */
const PATIENCE = '8';

/** A line on a day: its train graph, how full it is, a path for one more train, and what becomes of it when something goes wrong. */
export function LinePage() {
  const { language, say } = useLanguage();
  const { query } = useAddress();
  const value = (name: string) => query.get(name) ?? '';
  const [line, on, scenario] = [value('line') || EXAMPLE, value('on'), value('scenario') || 'base'];
  const of = new URLSearchParams({ scenario, lang: language, ...(on ? { on } : {}) }).toString();
  const path = `/api/lines/${encodeURIComponent(line)}`;
  const answer = useAsked<LineDay>(`${path}/timetable?${of}`);
  const capacity = useAsked<LineCapacity>(`${path}/capacity?${of}`);
  const lines = useAsked<{ lines: LineRow[] }>('/api/lines?limit=1000');
  const scenarios = useAsked<{ scenarios: Scenario[] }>('/api/scenarios');
  const compositions = useAsked<{ compositions: Composition[] }>('/api/compositions');
  const day = answer.value;
  const late = useMemo(() => value('late').split(',').filter(Boolean), [value('late')]);
  const closures = useMemo(
    () =>
      value('close')
        .split(',')
        .map(closureIn)
        .filter((closure): closure is Closure => closure !== null),
    [value('close')],
  );
  const isWrong = late.length + closures.length > 0;
  const wrong = new URLSearchParams([
    ...late.map((text): [string, string] => ['late', text]),
    ...closures.map((closure): [string, string] => ['close', closureText(closure)]),
    ['seconds', PATIENCE],
  ]);
  const replan = useAsked<Replan>(isWrong ? `${path}/replan?${of}&${wrong}` : null);
  // A plan is drawn over the day that it was made for, never over one that has come since.
  const pair = useRef<{ day: LineDay | null; plan: Replan | null }>({ day: null, plan: null });
  if (!answer.isBusy && !replan.isBusy) {
    pair.current = { day, plan: replan.value };
  }
  const plan = isWrong && pair.current.day === day ? pair.current.plan : null;
  const now = useMemo(() => (day && plan?.trains ? replanned(day, plan) : null), [day, plan]);
  const wish = {
    from: value('slotFrom'),
    to: value('slotTo'),
    with: value('slotWith'),
    earliest: value('earliest'),
    latest: value('latest'),
  };
  const slots = useAsked<Slots>(day && wish.from && wish.to ? slotPath(day, wish, language) : null);
  const set = (values: Record<string, string>) => go('/line', withValues(query, values), { replace: true });
  const chosen = value('train');
  const slot = Math.min(Number(value('slot') || 1) - 1, Math.max(0, (slots.value?.slots.length ?? 1) - 1));
  const paths = useMemo(() => {
    const found = day ? (slots.value?.slots ?? []).map((one) => slotAsRun(day, one)) : [];
    return [...found.slice(slot, slot + 1), ...found.slice(0, slot), ...found.slice(slot + 1)];
  }, [day, slots.value, slot]);
  const shown = now?.day ?? day;
  const setWrong = (trains: string[], sections: Closure[]) =>
    set({ late: trains.join(','), close: sections.map(closureText).join(',') });
  const onLate = (train: Train, minutes: number) => {
    const before = late.find((text) => text.startsWith(`${train.id}=`));
    const sum = Math.min(1440, Math.round(minutes + Number(before?.split('=')[1] ?? 0)));
    setWrong([...late.filter((text) => text !== before), `${train.id}=${sum}`], closures);
  };
  const onClose = (closure: Closure, index: number | null) =>
    setWrong(
      late,
      index === null ? [...closures, closure] : closures.map((other, at) => (at === index ? closure : other)),
    );
  const train = shown?.trains.find((known) => keyOf(known) === chosen);
  const midnight = day ? parseClock(day.midnight) : null;
  return (
    <div class="page line-page">
      <aside class="question" aria-label={say('lineHead')}>
        <LineForm
          lines={lines.value?.lines ?? []}
          scenarios={scenarios.value?.scenarios ?? []}
          line={day?.line ?? line}
          on={on || (day?.date ?? '')}
          scenario={scenario}
          onSet={(values) =>
            set({
              ...values,
              train: '',
              ...(values.line ? { slotFrom: '', slotTo: '', slot: '', late: '', close: '' } : {}),
            })
          }
        />
        {day && (
          <SlotForm
            key={day.line}
            day={day}
            compositions={compositions.value?.compositions ?? []}
            usual={capacity.value?.train ?? ''}
            asked={wish}
            onAsk={set}
          />
        )}
        {day && (
          <ReplanForm
            key={`${day.line} ${day.date}`}
            day={day}
            chosen={chosen}
            late={late}
            closures={closures}
            onLate={onLate}
            onClose={onClose}
            onSet={setWrong}
          />
        )}
      </aside>
      <main id="answer" tabIndex={-1} aria-busy={answer.isBusy || replan.isBusy}>
        <h1>{day ? day.name[language] || day.name.en : say('line')}</h1>
        {day && midnight && (
          <p class="lead">
            {date(midnight, language, true)} {offset(midnight)} ·{' '}
            {say('linesSummary', day.trains.length, day.meets.length, day.overtakings.length, day.conflicts.length)}
          </p>
        )}
        {answer.isBusy && !day && <p role="status">{say('busy')}</p>}
        {answer.problem && <ProblemBox problem={answer.problem} />}
        {replan.isBusy && <p role="status">{say('busy')}</p>}
        {replan.problem && <ProblemBox problem={replan.problem} />}
        {day && shown && (
          <>
            <Graph
              day={shown}
              chosen={chosen}
              planned={now?.planned ?? []}
              paths={paths}
              closures={closures}
              canReplan
              onChoose={(key) => set({ train: key })}
              onDelay={onLate}
              onClose={onClose}
            />
            <Legend day={day} />
            {day.untimed.length > 0 && (
              <p class="note">
                {say(
                  'untimedNote',
                  day.untimed.length,
                  significant(day.untimed.reduce((sum, { perWeek }) => sum + perWeek, 0)),
                )}
              </p>
            )}
            <p class="exports">
              <a href={`${path}/timetable.svg?${of}`}>{say('printA3')}</a>{' '}
              <a href={`${path}/timetable.csv?${of}`}>{say('allTimes')}</a>
            </p>
            <details class="all-trains">
              <summary>
                {say('trains')} ({day.trains.length})
              </summary>
              <TrainTable day={shown} chosen={chosen} onChoose={(key) => set({ train: key })} />
            </details>
            {capacity.value && <CapacityOf day={day} capacity={capacity.value} />}
            {capacity.problem && <ProblemBox problem={capacity.problem} />}
          </>
        )}
      </main>
      <aside class="evidence" aria-label={say('whatIsKnown')}>
        {day && plan && <Replanned day={day} plan={plan} />}
        {slots.problem && <ProblemBox problem={slots.problem} />}
        {day && slots.value && (
          <Paths day={day} slots={slots.value} chosen={slot} onChoose={(index) => set({ slot: String(index + 1) })} />
        )}
        {shown && train ? <TrainTimes day={shown} train={train} /> : <p class="note">{say('noTrainChosen')}</p>}
        {day && !now && <Encounters day={day} />}
      </aside>
    </div>
  );
}

/** The wish as the server reads it: on the line's day, by the clock of the first station. */
function slotPath(
  day: LineDay,
  wish: Record<'from' | 'to' | 'with' | 'earliest' | 'latest', string>,
  language: string,
): string {
  const { with: train, ...others } = wish;
  const query = { ...others, train, on: day.date, scenario: day.scenario, lang: language };
  return `/api/slot?${new URLSearchParams(query)}`;
}

/** What colours, widths and marks mean. */
function Legend({ day }: { day: LineDay }) {
  const { say } = useLanguage();
  const theme = useTheme();
  const gauges = [...new Set(day.trains.map(({ gaugeMm }) => gaugeMm))].sort((a, b) => a - b);
  return (
    <ul class="graph-legend">
      {gauges.map((gauge) => (
        <li key={gauge}>
          <svg width="26" height="10" aria-hidden="true">
            <line x1="0" x2="26" y1="5" y2="5" stroke={colourOf(gauge, theme)} stroke-width="3" />
          </svg>{' '}
          {gauge} mm
        </li>
      ))}
      {(['passengerThick', 'freightThin', 'plannedPale', 'singleShaded', 'noMeetDashed', 'conflictRing'] as const).map(
        (word) => (
          <li key={word}>{say(word)}</li>
        ),
      )}
    </ul>
  );
}
