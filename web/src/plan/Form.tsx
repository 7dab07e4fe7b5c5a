import { useState } from 'preact/hooks';
import type { Names, Scenario } from '../api';
import { useLanguage } from '../language';
import { DAYS, InputField, QuestionForm, ScenarioField, SelectField, useDraft } from '../parts/fields';
import { PlaceField } from '../parts/PlaceField';
import { FIELDS } from './question';

const FLAGS = ['reefer', 'dangerous', 'overlength', 'permit', 'standard'] as const;
const YEARS = ['2027', '2031', '2034', '2036', '2040', '2045', '2050', '2060'];

/** The question: what, from where, to where, when, in which scenario, and what to compare it with. */
export function PlanForm(props: {
  question: URLSearchParams;
  against: { year: string; scenario: string };
  scenarios: Scenario[];
  goods: { id: string; name: Names }[];
  names: (id: string) => string;
  onAsk: (question: URLSearchParams) => void;
}) {
  const { say } = useLanguage();
  const { against } = props;
  const text = props.question.toString();
  const [draft, change] = useDraft<Record<string, string>>(
    { ...Object.fromEntries(props.question), againstYear: against.year, againstScenario: against.scenario },
    `${text} ${against.year} ${against.scenario}`,
  );
  const [swaps, setSwaps] = useState(0);
  const value = (name: string) => draft[name] ?? '';
  const ask = () =>
    props.onAsk(
      new URLSearchParams(
        [...FIELDS, 'againstYear', 'againstScenario']
          .map((name): [string, string] => [name, value(name)])
          .filter(([, text]) => text !== ''),
      ),
    );
  const place = (field: 'from' | 'to') => (
    <PlaceField
      label={say(field)}
      hint={say('findHint')}
      of={`${text} ${swaps}`}
      value={value(field) ? props.names(value(field)) : ''}
      onChoose={(id) => change({ [field]: id })}
      onText={(typed) => change({ [field]: typed })}
    />
  );
  return (
    <QuestionForm head={say('questionHead')} ask={say('ask')} class="plan-form" onAsk={ask}>
      {place('from')}
      <button
        type="button"
        class="quiet swap"
        onClick={() => {
          setSwaps(swaps + 1);
          change({ from: value('to'), to: value('from') });
        }}
      >
        ⇅ {say('swap')}
      </button>
      {place('to')}
      <SelectField
        id="goods"
        label={say('goods')}
        value={value('goods') || 'general'}
        rows={props.goods}
        onChoose={(goods) => change({ goods })}
      />
      <InputField
        id="teu"
        label={say('teu')}
        type="number"
        min={1}
        max={10000}
        value={value('teu') || '1'}
        onInput={(teu) => change({ teu })}
      />
      <InputField
        id="ready"
        label={
          <>
            {say('ready')} <small>{say('readyHint')}</small>
          </>
        }
        type="datetime-local"
        min={`${DAYS.min}T00:00`}
        max={`${DAYS.max}T23:59`}
        value={value('ready').slice(0, 16)}
        onInput={(ready) => change({ ready })}
      />
      <ScenarioField
        id="plan-scenario"
        value={value('scenario') || 'base'}
        scenarios={props.scenarios}
        onChoose={(scenario) => change({ scenario })}
      />
      <fieldset class="checks">
        <legend>{say('special')}</legend>
        {FLAGS.map((flag) => (
          <label key={flag}>
            <input
              type="checkbox"
              checked={draft[flag] === 'true'}
              onChange={(event) => change({ [flag]: event.currentTarget.checked ? 'true' : '' })}
            />{' '}
            {say(flag)}
          </label>
        ))}
      </fieldset>
      <SelectField
        id="against-year"
        label={say('against')}
        value={value('againstYear')}
        none={say('none')}
        rows={YEARS.map((year) => ({ id: year }))}
        onChoose={(againstYear) => change({ againstYear })}
      />
      <ScenarioField
        id="against-scenario"
        label={say('againstScenario')}
        value={value('againstScenario')}
        none={say('none')}
        scenarios={props.scenarios}
        onChoose={(againstScenario) => change({ againstScenario })}
      />
    </QuestionForm>
  );
}
