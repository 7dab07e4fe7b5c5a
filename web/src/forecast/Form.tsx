import type { Scenario } from '../api';
import { useLanguage } from '../language';
import { InputField, QuestionForm, ScenarioField, SelectField, SliderField, useDraft } from '../parts/fields';

export const FIELDS = ['scenario', 'against', 'firstYear', 'lastYear', 'growth', 'optimism'] as const;

/** What is asked of the forecast, as the address bar has it. */
export type Question = Record<(typeof FIELDS)[number], string>;

/** Which scenario, beside which other, over which years, with which growth. */
export function ForecastForm(props: {
  question: Question;
  scenarios: Scenario[];
  isWorking: boolean;
  onAsk: (question: Question) => void;
}) {
  const { say } = useLanguage();
  const { scenarios } = props;
  const [draft, change] = useDraft(props.question);
  const growths = [
    ['low', 'growthLow'],
    ['medium', 'growthMedium'],
    ['high', 'growthHigh'],
  ] as const;
  return (
    <QuestionForm
      head={say('forecastHead')}
      ask={say('runForecast')}
      isWorking={props.isWorking}
      onAsk={() => props.onAsk(draft)}
    >
      <ScenarioField
        id="forecast-scenario"
        value={draft.scenario}
        scenarios={scenarios}
        onChoose={(scenario) => change({ scenario })}
      />
      <ScenarioField
        id="forecast-against"
        label={say('sideBySide')}
        value={draft.against}
        none={say('none')}
        scenarios={scenarios}
        onChoose={(against) => change({ against })}
      />
      <div class="pair">
        {(['firstYear', 'lastYear'] as const).map((name) => (
          <InputField
            key={name}
            id={`forecast-${name}`}
            label={say(name)}
            type="number"
            min={2024}
            max={2060}
            value={draft[name]}
            onInput={(year) => change({ [name]: year })}
          />
        ))}
      </div>
      <SelectField
        id="forecast-growth"
        label={say('growthWord')}
        value={draft.growth}
        rows={growths.map(([id, word]) => ({ id, name: { en: say(word), vi: say(word), zh: say(word) } }))}
        onChoose={(growth) => change({ growth })}
      />
      <SliderField
        id="forecast-optimism"
        label={`${say('optimismWord')}:`}
        words={draft.optimism}
        hint={say('optimismHint')}
        min={0.3}
        max={1.2}
        step={0.05}
        value={draft.optimism}
        onInput={(optimism) => change({ optimism })}
      />
    </QuestionForm>
  );
}
