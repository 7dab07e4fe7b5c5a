import { useState } from 'preact/hooks';
import type { Names, Scenario } from '../api';
import { useLanguage } from '../language';
import { DayField, InputField, QuestionForm, ScenarioField, SelectField, useDraft } from '../parts/fields';
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
  const { say } = useLanguage();
  const { onSet } = props;
  const groups = new Map<string, LineRow[]>();
  for (const row of props.lines.filter(({ stations }) => stations.length > 1)) {
    const country = row.id.slice(0, 2).toUpperCase();
    groups.set(country, [...(groups.get(country) ?? []), row]);
  }
  return (
    <section>
      <h2>{say('lineHead')}</h2>
      <SelectField
        id="line-id"
        label={say('lineField')}
        value={props.line}
        groups={[...groups].map(([label, rows]) => ({ label, rows }))}
        onChoose={(line) => onSet({ line })}
      />
      <DayField id="line-on" label={say('day')} value={props.on} isPatient onInput={(on) => onSet({ on })} />
      <ScenarioField
        id="line-scenario"
        value={props.scenario}
        scenarios={props.scenarios}
        onChoose={(scenario) => onSet({ scenario })}
      />
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
  const { say } = useLanguage();
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
  const [draft, change] = useDraft(asked);
  const value = (name: keyof typeof usual) => draft[name] || usual[name];
  return (
    <QuestionForm
      head={say('slotHead')}
      ask={say('findSlot')}
      onAsk={() =>
        props.onAsk({
          slotFrom: value('from'),
          slotTo: value('to'),
          slotWith: value('with'),
          earliest: value('earliest'),
          latest: value('latest'),
          slot: '',
        })
      }
    >
      {(['from', 'to'] as const).map((end) => (
        <SelectField
          key={end}
          id={`slot-${end}`}
          label={say(end)}
          value={value(end)}
          rows={day.stations.map(({ place, name }) => ({ id: place, name: sameName(name) }))}
          onChoose={(place) => change({ [end]: place })}
        />
      ))}
      <SelectField
        id="slot-with"
        label={say('composition')}
        value={value('with')}
        rows={able}
        onChoose={(train) => change({ with: train })}
      />
      <div class="pair">
        {(['earliest', 'latest'] as const).map((end) => (
          <InputField
            key={end}
            id={`slot-${end}`}
            label={say(end)}
            type="time"
            value={value(end)}
            onInput={(time) => change({ [end]: time })}
          />
        ))}
      </div>
    </QuestionForm>
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
  // The train that is chosen on the graph, until another is chosen here.
  const [other, setOther] = useState({ of: props.chosen, train: '' });
  const train = (other.of === props.chosen && other.train) || props.chosen || (first ? keyOf(first) : '');
  const [minutes, setMinutes] = useState('30');
  const [section, setSection] = useState(day.sections[0]?.id ?? '');
  const [times, setTimes] = useState({ from: '09:00', to: '11:00' });
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
          <SelectField
            id="late-train"
            label={say('train')}
            value={train}
            rows={day.trains.map((known) => ({ id: keyOf(known), name: sameName(known.number) }))}
            onChoose={(key) => setOther({ of: props.chosen, train: key })}
          />
          <InputField
            id="late-by"
            label={say('lateBy')}
            type="number"
            min={1}
            max={1440}
            value={minutes}
            onInput={setMinutes}
          />
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
        <SelectField
          id="close-section"
          label={say('closedWhat')}
          value={section}
          groups={[
            { label: say('closedSection'), rows: day.sections.map(({ id }) => ({ id, name: sameName(name(id)) })) },
            {
              label: say('loopsWord'),
              rows: day.stations.filter(hasLoop).map(({ place }) => ({ id: place, name: sameName(name(place)) })),
            },
          ]}
          onChoose={setSection}
        />
        <div class="pair">
          {(['from', 'to'] as const).map((end) => (
            <InputField
              key={end}
              id={`close-${end}`}
              label={say(end === 'from' ? 'closedFrom' : 'closedTo')}
              type="time"
              value={times[end]}
              onInput={(time) => setTimes({ ...times, [end]: time })}
            />
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

/** A name that is the same in all languages, or that the server gave in the language of the page. */
function sameName(text: string): Names {
  return { en: text, vi: text, zh: text };
}
