import { go, useAddress, withValues } from '../address';
import { type Gate, type Names, type Scenario, useAsked } from '../api';
import { Evidence } from '../forecast/Evidence';
import { Figures } from '../forecast/Figures';
import { FIELDS, ForecastForm, type Question } from '../forecast/Form';
import { RealityCheck } from '../forecast/RealityCheck';
import { type ForecastResult, LIMIT_WORDS, MODE_WORDS } from '../forecast/report';
import { useLanguage } from '../language';
import { RunStatus } from '../parts/RunStatus';
import { useRun } from '../parts/runs';

const EXAMPLE = { scenario: 'base', firstYear: '2024', lastYear: '2035', growth: 'medium', optimism: '1' };

/** What moves in each year of a scenario, what fills up when, and how that sits with what is published. */
export function ForecastPage() {
  const { language, say } = useLanguage();
  const { query } = useAddress();
  const scenarios = useAsked<{ scenarios: Scenario[] }>('/api/scenarios');
  const gates = useAsked<{ gates: Gate[] }>('/api/gates?limit=1000');
  const lines = useAsked<{ lines: { id: string; name: Names }[] }>('/api/lines?limit=1000');
  const question = Object.fromEntries(
    FIELDS.map((name) => [name, query.get(name) ?? EXAMPLE[name as keyof typeof EXAMPLE] ?? '']),
  ) as Question;
  const run = useRun<ForecastResult>('forecast', {
    scenario: question.scenario,
    ...(question.against ? { against: question.against } : {}),
    firstYear: Number(question.firstYear),
    lastYear: Number(question.lastYear),
    growth: question.growth,
    optimism: Number(question.optimism),
  });
  const { result, isWorking } = run;
  const set = (values: Record<string, string>) => go('/forecast', withValues(query, values), { replace: true });
  const named = (rows: { id: string; name: Names }[] | undefined) => (id: string) => {
    const name = rows?.find((row) => row.id === id)?.name;
    return name?.[language] || name?.en || id;
  };
  const names = {
    crossing: named(gates.value?.gates),
    line: named(lines.value?.lines),
    scenario: named(scenarios.value?.scenarios),
    known: (key: string) => {
      const [name, word] = [result?.names?.[key], LIMIT_WORDS[key] ?? MODE_WORDS[key]];
      return word ? say(word) : name?.[language] || name?.en || key;
    },
  };
  return (
    <div class="page forecast-page">
      <aside class="question" aria-label={say('forecastHead')}>
        <ForecastForm
          question={question}
          scenarios={scenarios.value?.scenarios ?? []}
          isWorking={isWorking}
          onAsk={(asked) => set({ ...asked, run: '' })}
        />
      </aside>
      <main id="answer" tabIndex={-1} aria-busy={isWorking}>
        <h1>
          {say('forecastPage')}: {names.scenario(question.scenario)}
        </h1>
        {result && <p class="lead">{say('forecastLead', result.forecast.firstYear, result.forecast.lastYear)}</p>}
        <RunStatus run={run} />
        {result && <Figures result={result} names={names} />}
        <RealityCheck scenario={question.scenario} />
      </main>
      <aside class="evidence" aria-label={say('assumptionsHead')}>
        {result && (
          <Evidence forecast={result.forecast} question={question} names={names} run={query.get('run') ?? ''} />
        )}
      </aside>
    </div>
  );
}
