import { useEffect, useState } from 'preact/hooks';
import type { Gate, Names, Scenario } from '../api';
import { useLanguage } from '../language';
import type { WordKey } from '../words';

/** What is asked of the simulation; the address bar has all of it. */
export interface Question {
  at: string;
  from: string;
  scenario: string;
  days: string;
  replications: string;
  /** What-ifs as the server reads them: pingxiang.cranes=+1. */
  set: string[];
}

export interface Policy {
  id: string;
  name: Names;
}

const RAIL: { thing: string; word: WordKey }[] = [
  { thing: 'cranes', word: 'cranesMore' },
  { thing: 'tracks', word: 'tracksMore' },
  { thing: 'shunting', word: 'enginesMore' },
];
const ROAD: { thing: string; word: WordKey }[] = [
  { thing: 'lanes', word: 'lanesMore' },
  { thing: 'smart-lanes', word: 'smartLanesMore' },
  { thing: 'inspection', word: 'inspectorsMore' },
];

/** Which border and what if: sliders for what there is more of, hours, and regime. */
export function BorderForm(props: {
  gates: Gate[];
  scenarios: Scenario[];
  policies: Policy[];
  names: (place: string) => string;
  question: Question;
  isWorking: boolean;
  onAsk: (question: Question) => void;
}) {
  const { language, say } = useLanguage();
  const [draft, setDraft] = useState(props.question);
  const text = JSON.stringify(props.question);
  useEffect(() => setDraft(props.question), [text]);
  const gate = props.gates.find(({ id }) => id === draft.at);
  const isRoad = gate?.mode === 'road';
  const places = gate && !isRoad ? [gate.placeA, gate.placeB] : gate ? [gate.id] : [];
  const settingOf = (thing: string) =>
    draft.set.find((one) => one.startsWith(`${thing}=`))?.slice(thing.length + 1) ?? '';
  const setThing = (thing: string, value: string) =>
    setDraft({
      ...draft,
      set: [...draft.set.filter((one) => !one.startsWith(`${thing}=`)), ...(value ? [`${thing}=${value}`] : [])],
    });
  const hours = gate && isRoad ? settingOf(`${gate.id}.hours`) : '';
  const group = (mode: 'rail' | 'road') =>
    props.gates
      .filter((one) => (mode === 'road' ? one.mode === 'road' : one.mode === 'rail'))
      .map(({ id, name }) => (
        <option key={id} value={id}>
          {name[language] || name.en}
        </option>
      ));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onAsk(draft);
      }}
    >
      <h2>{say('borderHead')}</h2>
      <div class="field">
        <label for="border-at">{say('crossing')}</label>
        <select
          id="border-at"
          value={draft.at}
          onChange={(event) => setDraft({ ...draft, at: event.currentTarget.value, set: [] })}
        >
          {props.gates.length === 0 && <option value={draft.at}>{draft.at}</option>}
          <optgroup label={say('railCrossings')}>{group('rail')}</optgroup>
          <optgroup label={say('roadCrossings')}>{group('road')}</optgroup>
        </select>
      </div>
      <div class="field">
        <label for="border-from">{say('firstDay')}</label>
        <input
          id="border-from"
          type="date"
          min="2017-01-01"
          max="2060-12-31"
          value={draft.from}
          onInput={(event) => setDraft({ ...draft, from: event.currentTarget.value })}
        />
      </div>
      <div class="pair">
        {(
          [
            ['days', 'daysCounted', 60],
            ['replications', 'replicationsWord', 30],
          ] as const
        ).map(([name, word, most]) => (
          <div class="field" key={name}>
            <label for={`border-${name}`}>{say(word)}</label>
            <input
              id={`border-${name}`}
              type="number"
              min={name === 'days' ? 1 : 2}
              max={most}
              required
              value={draft[name]}
              onInput={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
            />
          </div>
        ))}
      </div>
      <div class="field">
        <label for="border-scenario">{say('scenario')}</label>
        <select
          id="border-scenario"
          value={draft.scenario}
          onChange={(event) => setDraft({ ...draft, scenario: event.currentTarget.value })}
        >
          {props.scenarios.length === 0 && <option value={draft.scenario}>{draft.scenario}</option>}
          {props.scenarios.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[language] || name.en}
            </option>
          ))}
        </select>
      </div>
      <h2>{say('whatIfHead')}</h2>
      <p class="note">{say('whatIfLead')}</p>
      {places.map((place) => (
        <fieldset key={place} class="sliders">
          <legend>{isRoad ? gate?.name[language] || gate?.name.en : props.names(place)}</legend>
          {(isRoad ? ROAD : RAIL).map(({ thing, word }) => {
            const id = `${place}.${thing}`;
            const value = Number(settingOf(id) || 0);
            return (
              <div class="field" key={id}>
                <label for={id}>
                  {say(word)} <output>{value === 0 ? say('asNow') : value > 0 ? `+${value}` : `−${-value}`}</output>
                </label>
                <input
                  id={id}
                  type="range"
                  min="-1"
                  max="4"
                  step="1"
                  value={value}
                  aria-valuetext={value === 0 ? say('asNow') : `${value > 0 ? '+' : '−'}${Math.abs(value)}`}
                  onInput={(event) => {
                    const more = Number(event.currentTarget.value);
                    setThing(id, more === 0 ? '' : more > 0 ? `+${more}` : String(more));
                  }}
                />
              </div>
            );
          })}
        </fieldset>
      ))}
      {gate && isRoad && (
        <fieldset class="sliders">
          <legend>
            <label>
              <input
                type="checkbox"
                checked={hours !== ''}
                onChange={(event) => setThing(`${gate.id}.hours`, event.currentTarget.checked ? '07:00-22:00' : '')}
              />{' '}
              {say('otherHours')}
            </label>
          </legend>
          {hours !== '' &&
            (['opensAt', 'closesAt'] as const).map((word, end) => {
              const parts = hours.split('-');
              return (
                <div class="field" key={word}>
                  <label for={word}>
                    {say(word)} <output>{parts[end]}</output>
                  </label>
                  <input
                    id={word}
                    type="range"
                    min={end === 0 ? 0 : 13}
                    max={end === 0 ? 12 : 24}
                    value={Number((parts[end] ?? '').slice(0, 2))}
                    aria-valuetext={parts[end]}
                    onInput={(event) => {
                      parts[end] = `${event.currentTarget.value.padStart(2, '0')}:00`;
                      setThing(`${gate.id}.hours`, parts.join('-'));
                    }}
                  />
                </div>
              );
            })}
        </fieldset>
      )}
      <div class="field">
        <label for="border-policy">{say('regime')}</label>
        <select
          id="border-policy"
          value={settingOf('policy')}
          onChange={(event) => setThing('policy', event.currentTarget.value)}
        >
          <option value="">{say('regimeNone')}</option>
          {props.policies.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[language] || name.en}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="main" disabled={props.isWorking}>
        {say('simulate')}
      </button>
    </form>
  );
}
