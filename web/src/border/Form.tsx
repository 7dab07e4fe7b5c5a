import type { Gate, Names, Scenario } from '../api';
import { useLanguage } from '../language';
import { DayField, InputField, QuestionForm, ScenarioField, SelectField, SliderField, useDraft } from '../parts/fields';
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
  /** The day that was simulated where the question leaves it open. */
  usualDay: string;
  isWorking: boolean;
  onAsk: (question: Question) => void;
}) {
  const { language, say } = useLanguage();
  const { question, gates } = props;
  const [draft, change] = useDraft({ ...question, from: question.from || props.usualDay }, JSON.stringify(question));
  const gate = gates.find(({ id }) => id === draft.at);
  const isRoad = gate?.mode === 'road';
  const places = gate && !isRoad ? [gate.placeA, gate.placeB] : gate ? [gate.id] : [];
  const settingOf = (thing: string) =>
    draft.set.find((one) => one.startsWith(`${thing}=`))?.slice(thing.length + 1) ?? '';
  const setThing = (thing: string, value: string) =>
    change({
      set: [...draft.set.filter((one) => !one.startsWith(`${thing}=`)), ...(value ? [`${thing}=${value}`] : [])],
    });
  return (
    <QuestionForm
      head={say('borderHead')}
      ask={say('simulate')}
      isWorking={props.isWorking}
      onAsk={() => props.onAsk(draft)}
    >
      <SelectField
        id="border-at"
        label={say('crossing')}
        value={draft.at}
        groups={[
          { label: say('railCrossings'), rows: gates.filter(({ mode }) => mode === 'rail') },
          { label: say('roadCrossings'), rows: gates.filter(({ mode }) => mode === 'road') },
        ]}
        onChoose={(at) => change({ at, set: [] })}
      />
      <DayField id="border-from" label={say('firstDay')} value={draft.from} onInput={(from) => change({ from })} />
      <div class="pair">
        <InputField
          id="border-days"
          label={say('daysCounted')}
          type="number"
          min={1}
          max={60}
          value={draft.days}
          onInput={(days) => change({ days })}
        />
        <InputField
          id="border-replications"
          label={say('replicationsWord')}
          type="number"
          min={2}
          max={30}
          value={draft.replications}
          onInput={(replications) => change({ replications })}
        />
      </div>
      <ScenarioField
        id="border-scenario"
        value={draft.scenario}
        scenarios={props.scenarios}
        onChoose={(scenario) => change({ scenario })}
      />
      <h2>{say('whatIfHead')}</h2>
      <p class="note">{say('whatIfLead')}</p>
      {places.map((place) => (
        <fieldset key={place} class="sliders">
          <legend>{isRoad ? gate?.name[language] || gate?.name.en : props.names(place)}</legend>
          {(isRoad ? ROAD : RAIL).map(({ thing, word }) => {
            const id = `${place}.${thing}`;
            const more = Number(settingOf(id) || 0);
            return (
              <SliderField
                key={id}
                id={id}
                label={say(word)}
                words={more === 0 ? say('asNow') : more > 0 ? `+${more}` : `−${-more}`}
                min={-1}
                max={4}
                step={1}
                value={more}
                onInput={(text) => setThing(id, Number(text) === 0 ? '' : Number(text) > 0 ? `+${text}` : text)}
              />
            );
          })}
        </fieldset>
      ))}
      {gate && isRoad && (
        <Hours hours={settingOf(`${gate.id}.hours`)} onChange={(hours) => setThing(`${gate.id}.hours`, hours)} />
      )}
      <SelectField
        id="border-policy"
        label={say('regime')}
        value={settingOf('policy')}
        none={say('regimeNone')}
        rows={props.policies}
        onChoose={(policy) => setThing('policy', policy)}
      />
    </QuestionForm>
  );
}

/** Other hours of a gate than now: from and to, by sliders. */
function Hours(props: { hours: string; onChange: (hours: string) => void }) {
  const { say } = useLanguage();
  const ends = props.hours.split('-');
  return (
    <fieldset class="sliders">
      <legend>
        <label>
          <input
            type="checkbox"
            checked={props.hours !== ''}
            onChange={(event) => props.onChange(event.currentTarget.checked ? '07:00-22:00' : '')}
          />{' '}
          {say('otherHours')}
        </label>
      </legend>
      {props.hours !== '' &&
        (['opensAt', 'closesAt'] as const).map((word, end) => (
          <SliderField
            key={word}
            id={word}
            label={say(word)}
            words={ends[end] ?? ''}
            min={end === 0 ? 0 : 13}
            max={end === 0 ? 12 : 24}
            value={Number((ends[end] ?? '').slice(0, 2))}
            onInput={(hour) => props.onChange(ends.with(end, `${hour.padStart(2, '0')}:00`).join('-'))}
          />
        ))}
    </fieldset>
  );
}
