import { useEffect, useState } from 'preact/hooks';
import type { Names, Scenario } from '../api';
import { useLanguage } from '../language';
import { type Closure, clock, closureText, keyOf, type LineDay, type Train } from './day';
import { hasLoop } from './draw';

export interface LineRow {
  id: string;
  name: Names;
  km: number;
  stations: unknown[];
}

export interface Composition {
  id: string;
  name: Names;
  traffic: string;
  gaugesMm: number[];
}

/** Which line on which day. */
export function LineForm(props: {
  lines: LineRow[];
  scenarios: Scenario[];
  line: string;
  on: string;
  scenario: string;
  onSet: (values: Record<string, string>) => void;
}) {
  const { language, say } = useLanguage();
  const { onSet } = props;
  const groups = new Map<string, LineRow[]>();
  for (const row of props.lines.filter(({ stations }) => stations.length > 1)) {
    const country = row.id.slice(0, 2).toUpperCase();
    groups.set(country, [...(groups.get(country) ?? []), row]);
  }
  return (
    <section>
      <h2>{say('lineHead')}</h2>
      <div class="field">
        <label for="line-id">{say('lineField')}</label>
        <select id="line-id" value={props.line} onChange={(event) => onSet({ line: event.currentTarget.value })}>
          {props.lines.length === 0 && <option value={props.line}>{props.line}</option>}
          {[...groups].map(([country, rows]) => (
            <optgroup key={country} label={country}>
              {rows.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[language] || name.en}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="line-on">{say('day')}</label>
        <input
          id="line-on"
          type="date"
          min="2017-01-01"
          max="2060-12-31"
          value={props.on}
          onChange={(event) => onSet({ on: event.currentTarget.value })}
        />
      </div>
      <div class="field">
        <label for="line-scenario">{say('scenario')}</label>
        <select
          id="line-scenario"
          value={props.scenario}
          onChange={(event) => onSet({ scenario: event.currentTarget.value })}
        >
          {props.scenarios.length === 0 && <option value={props.scenario}>{props.scenario}</option>}
          {props.scenarios.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[language] || name.en}
            </option>
          ))}
        </select>
      </div>
    </section>
  );
}

/** The wish for a path: from, to, which train, when. */
export function SlotForm(props: {
  day: LineDay;
  compositions: Composition[];
  usual: string;
  asked: Record<'from' | 'to' | 'with' | 'earliest' | 'latest', string>;
  onAsk: (values: Record<string, string>) => void;
}) {
  const { language, say } = useLanguage();
  const { day, asked } = props;
  const gauges = new Set(day.sections.flatMap(({ gaugesMm }) => gaugesMm));
  const able = props.compositions.filter(({ gaugesMm }) => gaugesMm.some((gauge) => gauges.has(gauge)));
  const usual = {
    from: day.stations[0]?.place ?? '',
    to: day.stations.at(-1)?.place ?? '',
    with: props.usual || (able.find(({ traffic }) => traffic === 'freight') ?? able[0])?.id || '',
    earliest: '08:00',
    latest: '12:00',
  };
  const [draft, setDraft] = useState(asked);
  useEffect(() => setDraft(asked), [Object.values(asked).join('|')]);
  const value = (name: keyof typeof usual) => draft[name] || usual[name];
  const station = (name: 'from' | 'to') => (
    <div class="field">
      <label for={`slot-${name}`}>{say(name)}</label>
      <select
        id={`slot-${name}`}
        value={value(name)}
        onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
      >
        {day.stations.map(({ place, name: words }) => (
          <option key={place} value={place}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onAsk({
          slotFrom: value('from'),
          slotTo: value('to'),
          slotWith: value('with'),
          earliest: value('earliest'),
          latest: value('latest'),
          slot: '',
        });
      }}
    >
      <h2>{say('slotHead')}</h2>
      {station('from')}
      {station('to')}
      <div class="field">
        <label for="slot-with">{say('composition')}</label>
        <select
          id="slot-with"
          value={value('with')}
          onChange={(event) => setDraft({ ...draft, with: event.currentTarget.value })}
        >
          {able.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[language] || name.en || id}
            </option>
          ))}
        </select>
      </div>
      <div class="pair">
        {(['earliest', 'latest'] as const).map((name) => (
          <div class="field" key={name}>
            <label for={`slot-${name}`}>{say(name)}</label>
            <input
              id={`slot-${name}`}
              type="time"
              required
              value={value(name)}
              onInput={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
      <button type="submit" class="main">
        {say('findSlot')}
      </button>
    </form>
  );
}

/** What goes wrong: trains that come late, sections that are closed. The same as by dragging on the graph. */
export function ReplanForm(props: {
  day: LineDay;
  chosen: string;
  late: string[];
  closures: Closure[];
  onLate: (train: Train, minutes: number) => void;
  onClose: (closure: Closure, index: number | null) => void;
  onSet: (late: string[], closures: Closure[]) => void;
}) {
  const { say } = useLanguage();
  const { day, late, closures } = props;
  const first = day.trains[0];
  const [train, setTrain] = useState(props.chosen || (first ? keyOf(first) : ''));
  const [minutes, setMinutes] = useState('30');
  const [section, setSection] = useState(day.sections[0]?.id ?? '');
  const [times, setTimes] = useState({ from: '09:00', to: '11:00' });
  useEffect(() => {
    if (props.chosen) {
      setTrain(props.chosen);
    }
  }, [props.chosen]);
  const name = (id: string) => {
    const found = day.sections.find((known) => known.id === id);
    const station = day.stations.find(({ place }) => place === id);
    return found
      ? `${day.stations[found.from]?.name} – ${day.stations[found.to]?.name}`
      : station
        ? say('loopOf', station.name)
        : id;
  };
  const seconds = (text: string) => Number(text.slice(0, 2)) * 3600 + Number(text.slice(3, 5)) * 60;
  return (
    <section>
      <h2>{say('goesWrong')}</h2>
      <p class="note">{say('goesWrongLead')}</p>
      <form
        class="inline"
        onSubmit={(event) => {
          event.preventDefault();
          const known = day.trains.find((candidate) => keyOf(candidate) === train) ?? day.trains[0];
          if (known && Number(minutes) > 0) {
            props.onLate(known, Number(minutes));
          }
        }}
      >
        <div class="pair">
          <div class="field">
            <label for="late-train">{say('train')}</label>
            <select id="late-train" value={train} onChange={(event) => setTrain(event.currentTarget.value)}>
              {day.trains.map((known) => (
                <option key={keyOf(known)} value={keyOf(known)}>
                  {known.number}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="late-by">{say('lateBy')}</label>
            <input
              id="late-by"
              type="number"
              min="1"
              max="1440"
              required
              value={minutes}
              onInput={(event) => setMinutes(event.currentTarget.value)}
            />
          </div>
        </div>
        <button type="submit">{say('addLate')}</button>
      </form>
      <form
        class="inline"
        onSubmit={(event) => {
          event.preventDefault();
          const [from, to] = [seconds(times.from), seconds(times.to)];
          const id = section || day.sections[0]?.id;
          if (id) {
            props.onClose({ section: id, from, to: to > from ? to : to + 86_400 }, null);
          }
        }}
      >
        <div class="field">
          <label for="close-section">{say('closedWhat')}</label>
          <select id="close-section" value={section} onChange={(event) => setSection(event.currentTarget.value)}>
            <optgroup label={say('closedSection')}>
              {day.sections.map(({ id }) => (
                <option key={id} value={id}>
                  {name(id)}
                </option>
              ))}
            </optgroup>
            <optgroup label={say('loopsWord')}>
              {day.stations.filter(hasLoop).map(({ place }) => (
                <option key={place} value={place}>
                  {name(place)}
                </option>
              ))}
            </optgroup>
          </select>
        </div>
        <div class="pair">
          {(['from', 'to'] as const).map((end) => (
            <div class="field" key={end}>
              <label for={`close-${end}`}>{say(end === 'from' ? 'closedFrom' : 'closedTo')}</label>
              <input
                id={`close-${end}`}
                type="time"
                required
                value={times[end]}
                onInput={(event) => setTimes({ ...times, [end]: event.currentTarget.value })}
              />
            </div>
          ))}
        </div>
        <button type="submit">{say('addClosure')}</button>
      </form>
      {late.length + closures.length > 0 && (
        <ul class="wrongs">
          {late.map((text) => {
            const [id = '', by = ''] = text.split('=');
            const number = day.trains.find((known) => known.id === id)?.number ?? id;
            return (
              <li key={text}>
                {number} {say('minutesLate', by)}{' '}
                <button
                  type="button"
                  class="quiet"
                  aria-label={say('remove', number)}
                  onClick={() =>
                    props.onSet(
                      late.filter((other) => other !== text),
                      closures,
                    )
                  }
                >
                  ×
                </button>
              </li>
            );
          })}
          {closures.map((closure) => (
            <li key={closureText(closure)}>
              {name(closure.section)} {clock(closure.from)}–{clock(closure.to)}{' '}
              <button
                type="button"
                class="quiet"
                aria-label={say('remove', name(closure.section))}
                onClick={() =>
                  props.onSet(
                    late,
                    closures.filter((other) => other !== closure),
                  )
                }
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {late.length + closures.length > 0 && (
        <button type="button" onClick={() => props.onSet([], [])}>
          {say('removeAll')}
        </button>
      )}
    </section>
  );
}
