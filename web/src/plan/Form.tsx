import { useEffect, useState } from 'preact/hooks';
import type { Names, Scenario } from '../api';
import { type Language, useLanguage } from '../language';
import { PlaceField } from '../parts/PlaceField';
import { FIELDS } from './question';

const FLAGS = ['reefer', 'dangerous', 'overlength', 'permit', 'standard'] as const;

/** The question: what, from where, to where, when, in which scenario, and what to compare it with. */
export function PlanForm(props: {
  question: URLSearchParams;
  against: { year: string; scenario: string };
  scenarios: Scenario[];
  goods: { id: string; name: Names }[];
  names: (id: string) => string;
  onAsk: (question: URLSearchParams) => void;
}) {
  const { language, say } = useLanguage();
  const text = props.question.toString();
  const [draft, setDraft] = useState(() => Object.fromEntries(props.question));
  const [against, setAgainst] = useState(props.against);
  useEffect(() => {
    setDraft(Object.fromEntries(props.question));
    setAgainst(props.against);
  }, [text, props.against.year, props.against.scenario]);
  const set = (name: string, value: string) => setDraft((before) => ({ ...before, [name]: value }));
  const submit = (event: Event) => {
    event.preventDefault();
    const asked = new URLSearchParams();
    for (const field of FIELDS) {
      if (draft[field]) {
        asked.set(field, draft[field]);
      }
    }
    for (const [name, value] of [
      ['againstYear', against.year],
      ['againstScenario', against.scenario],
    ] as const) {
      if (value) {
        asked.set(name, value);
      }
    }
    props.onAsk(asked);
  };
  const place = (field: 'from' | 'to') => (
    <PlaceField
      label={say(field)}
      hint={say('findHint')}
      value={draft[field] ? props.names(draft[field]) : ''}
      onChoose={(id) => set(field, id)}
      onText={(typed) => set(field, typed)}
    />
  );
  const scenarioOptions = props.scenarios.map(({ id, name }) => (
    <option key={id} value={id}>
      {name[language] || name.en}
    </option>
  ));
  return (
    <form onSubmit={submit} class="plan-form">
      <h2>{say('questionHead')}</h2>
      {place('from')}
      <button
        type="button"
        class="quiet swap"
        onClick={() => setDraft((before) => ({ ...before, from: before.to ?? '', to: before.from ?? '' }))}
      >
        ⇅ {say('swap')}
      </button>
      {place('to')}
      <div class="field">
        <label for="goods">{say('goods')}</label>
        <select
          id="goods"
          value={draft.goods ?? 'general'}
          onChange={(event) => set('goods', event.currentTarget.value)}
        >
          {props.goods.length === 0 && <option value={draft.goods ?? 'general'}>{draft.goods ?? 'general'}</option>}
          {props.goods.map(({ id, name }) => (
            <option key={id} value={id}>
              {name[language] || name.en}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="teu">{say('teu')}</label>
        <input
          id="teu"
          type="number"
          min="1"
          max="10000"
          required
          value={draft.teu ?? '1'}
          onInput={(event) => set('teu', event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="ready">
          {say('ready')} <small>{say('readyHint')}</small>
        </label>
        <input
          id="ready"
          type="datetime-local"
          required
          min="2017-01-01T00:00"
          max="2060-12-31T23:59"
          value={(draft.ready ?? '').slice(0, 16)}
          onInput={(event) => set('ready', event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for="plan-scenario">{say('scenario')}</label>
        <select
          id="plan-scenario"
          title={nameOf(props.scenarios, draft.scenario, language)}
          value={draft.scenario ?? 'base'}
          onChange={(event) => set('scenario', event.currentTarget.value)}
        >
          {scenarioOptions.length === 0 && <option value={draft.scenario ?? 'base'}>{draft.scenario ?? 'base'}</option>}
          {scenarioOptions}
        </select>
      </div>
      <fieldset class="checks">
        <legend>{say('special')}</legend>
        {FLAGS.map((flag) => (
          <label key={flag}>
            <input
              type="checkbox"
              checked={draft[flag] === 'true'}
              onChange={(event) => set(flag, event.currentTarget.checked ? 'true' : '')}
            />{' '}
            {say(flag)}
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="against-year">{say('against')}</label>
        <select
          id="against-year"
          value={against.year}
          onChange={(event) => setAgainst({ ...against, year: event.currentTarget.value })}
        >
          <option value="">{say('none')}</option>
          {['2027', '2031', '2034', '2036', '2040', '2045', '2050', '2060'].map((year) => (
            <option key={year} value={year}>
              {year}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="against-scenario">{say('againstScenario')}</label>
        <select
          id="against-scenario"
          title={nameOf(props.scenarios, against.scenario, language)}
          value={against.scenario}
          onChange={(event) => setAgainst({ ...against, scenario: event.currentTarget.value })}
        >
          <option value="">{say('none')}</option>
          {scenarioOptions}
        </select>
      </div>
      <button type="submit" class="main">
        {say('ask')}
      </button>
    </form>
  );
}

/** A name in full, for the pointer that rests on a field too narrow for it. */
function nameOf(scenarios: Scenario[], id: string | undefined, language: Language): string {
  return scenarios.find((scenario) => scenario.id === id)?.name[language] ?? id ?? '';
}
