import { useEffect, useState } from 'preact/hooks';
import { follow, go, useAddress, withValues } from '../address';
import { type Gate, type Names, type Scenario, useAsked } from '../api';
import { Reality } from '../forecast/Reality';
import { RealityCheck } from '../forecast/RealityCheck';
import {
  atCrossing,
  byMode,
  type Forecast,
  type ForecastResult,
  greatest,
  LIMIT_WORDS,
  MODE_WORDS,
} from '../forecast/report';
import { fixed, money, significant } from '../format';
import { useLanguage } from '../language';
import { Bars, Chart, LineChart } from '../parts/charts';
import { RunStatus } from '../parts/RunStatus';
import { useRun } from '../parts/runs';
import { DataTable } from '../parts/Table';

const EXAMPLE = { scenario: 'base', firstYear: '2024', lastYear: '2035', growth: 'medium', optimism: '1' };
const FIELDS = ['scenario', 'against', 'firstYear', 'lastYear', 'growth', 'optimism'] as const;

type Question = Record<(typeof FIELDS)[number], string>;

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
        {result && <Answer result={result} names={names} />}
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

interface NamesOf {
  crossing: (id: string) => string;
  line: (id: string) => string;
  scenario: (id: string) => string;
  /** Sections, observations and words of the model. */
  known: (key: string) => string;
}

function ForecastForm(props: {
  question: Question;
  scenarios: Scenario[];
  isWorking: boolean;
  onAsk: (question: Question) => void;
}) {
  const { language, say } = useLanguage();
  const [draft, setDraft] = useState(props.question);
  useEffect(() => setDraft(props.question), [JSON.stringify(props.question)]);
  const set = (name: keyof Question, value: string) => setDraft({ ...draft, [name]: value });
  const options = props.scenarios.map(({ id, name }) => (
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
      <h2>{say('forecastHead')}</h2>
      <div class="field">
        <label for="forecast-scenario">{say('scenario')}</label>
        <select
          id="forecast-scenario"
          value={draft.scenario}
          onChange={(event) => set('scenario', event.currentTarget.value)}
        >
          {options.length === 0 && <option value={draft.scenario}>{draft.scenario}</option>}
          {options}
        </select>
      </div>
      <div class="field">
        <label for="forecast-against">{say('sideBySide')}</label>
        <select
          id="forecast-against"
          value={draft.against}
          onChange={(event) => set('against', event.currentTarget.value)}
        >
          <option value="">{say('none')}</option>
          {options}
        </select>
      </div>
      <div class="pair">
        {(['firstYear', 'lastYear'] as const).map((name) => (
          <div class="field" key={name}>
            <label for={`forecast-${name}`}>{say(name)}</label>
            <input
              id={`forecast-${name}`}
              type="number"
              min="2024"
              max="2060"
              required
              value={draft[name]}
              onInput={(event) => set(name, event.currentTarget.value)}
            />
          </div>
        ))}
      </div>
      <div class="field">
        <label for="forecast-growth">{say('growthWord')}</label>
        <select
          id="forecast-growth"
          value={draft.growth}
          onChange={(event) => set('growth', event.currentTarget.value)}
        >
          <option value="low">{say('growthLow')}</option>
          <option value="medium">{say('growthMedium')}</option>
          <option value="high">{say('growthHigh')}</option>
        </select>
      </div>
      <div class="field">
        <label for="forecast-optimism">
          {say('optimismWord')}: <output>{draft.optimism}</output> <small>{say('optimismHint')}</small>
        </label>
        <input
          id="forecast-optimism"
          type="range"
          min="0.3"
          max="1.2"
          step="0.05"
          value={draft.optimism}
          onInput={(event) => set('optimism', event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="main" disabled={props.isWorking}>
        {say('runForecast')}
      </button>
    </form>
  );
}

function Answer({ result, names }: { result: ForecastResult; names: NamesOf }) {
  const { say } = useLanguage();
  const { forecast, against } = result;
  const last = forecast.years.at(-1);
  const [year, setYear] = useState(last?.year ?? 0);
  const shown = forecast.years.find((one) => one.year === year) ?? last;
  const file = `forecast-${forecast.scenario}`;
  const modes = ['road', 'rail', 'sea'].filter((mode) => last && byMode(last, mode) > 0);
  const word = (mode: string) => (MODE_WORDS[mode] ? say(MODE_WORDS[mode]) : mode);
  const top = greatest(forecast, 6);
  const withSaturation = top.filter((id) => last && atCrossing(last, id).saturation !== null);
  return (
    <>
      <Chart
        title={say('freightByMode')}
        table={
          <DataTable
            label={say('freightByMode')}
            file={`${file}-modes`}
            rows={forecast.years}
            columns={[
              { key: 'year', head: say('yearAxis'), value: (row) => row.year },
              ...modes.map((mode) => ({
                key: mode,
                head: `${word(mode)}, ${say('tonnesMt')}`,
                value: (row: Forecast['years'][number]) => Number(byMode(row, mode).toPrecision(4)),
                isNumber: true,
              })),
            ]}
          />
        }
      >
        <LineChart
          label={say('freightByMode')}
          series={[
            ...modes.map((mode) => ({
              name: word(mode),
              points: forecast.years.map((one) => ({ x: one.year, y: byMode(one, mode) })),
            })),
            ...(against
              ? [
                  {
                    name: say('againstWord', names.scenario(against.scenario), say('railMode')),
                    points: against.years.map((one) => ({ x: one.year, y: byMode(one, 'rail') })),
                  },
                ]
              : []),
          ]}
          xAxis={say('yearAxis')}
          yAxis={say('mtAxis')}
        />
      </Chart>
      <Chart
        title={say('crossingLoads')}
        table={
          <DataTable
            label={say('crossingLoads')}
            file={`${file}-crossings`}
            rows={forecast.years.flatMap((one) => top.map((id) => ({ year: one.year, id, ...atCrossing(one, id) })))}
            columns={[
              { key: 'year', head: say('yearAxis'), value: (row) => row.year },
              { key: 'crossing', head: say('crossing'), value: ({ id }) => id, show: ({ id }) => names.crossing(id) },
              {
                key: 'tonnes',
                head: say('tonnesMt'),
                value: ({ tonnes }) => Math.round(tonnes),
                show: ({ tonnes }) => significant(tonnes / 1e6),
                isNumber: true,
              },
              {
                key: 'saturation',
                head: say('saturationWord'),
                value: ({ saturation }) => saturation,
                show: ({ saturation }) => (saturation === null ? '–' : Math.round(saturation * 100)),
                isNumber: true,
              },
            ]}
          />
        }
      >
        <LineChart
          label={say('crossingLoads')}
          series={top.map((id) => ({
            name: names.crossing(id),
            points: forecast.years.map((one) => ({ x: one.year, y: atCrossing(one, id).tonnes / 1e6 })),
          }))}
          xAxis={say('yearAxis')}
          yAxis={say('mtAxis')}
        />
      </Chart>
      {withSaturation.length > 0 && (
        <Chart title={say('crossingSaturation')}>
          <LineChart
            label={say('crossingSaturation')}
            series={withSaturation.map((id) => ({
              name: names.crossing(id),
              points: forecast.years.map((one) => ({ x: one.year, y: (atCrossing(one, id).saturation ?? 0) * 100 })),
            }))}
            xAxis={say('yearAxis')}
            yAxis={say('percentFull')}
            levels={[{ at: 100, words: say('fullAt') }]}
          />
        </Chart>
      )}
      <h2>{say('whenFull')}</h2>
      <DataTable
        label={say('whenFull')}
        file={`${file}-saturation`}
        rows={forecast.saturation.filter(({ largestSaturation }) => (largestSaturation ?? 0) >= 0.3)}
        columns={[
          {
            key: 'id',
            head: say('where'),
            value: ({ id }) => id,
            show: ({ kind, id }) => (kind === 'line' ? names.line(id) : names.crossing(id)),
          },
          {
            key: 'year',
            head: say('fullYear'),
            value: ({ year: full }) => full,
            show: ({ year: full }) => full ?? say('notFull', forecast.lastYear),
          },
          {
            key: 'bottleneck',
            head: say('limitedBy'),
            value: ({ bottleneck }) => bottleneck,
            show: ({ bottleneck }) => names.known(bottleneck ?? '–'),
          },
          {
            key: 'largestSaturation',
            head: say('mostSaturation'),
            value: (row) => row.largestSaturation,
            show: (row) => (row.largestSaturation === null ? '–' : Math.round(row.largestSaturation * 100)),
            isNumber: true,
          },
        ]}
      />
      {shown && (
        <>
          <div class="field which">
            <label for="forecast-shown">{say('yearChoice')}</label>
            <select
              id="forecast-shown"
              value={shown.year}
              onChange={(event) => setYear(Number(event.currentTarget.value))}
            >
              {forecast.years.map((one) => (
                <option key={one.year} value={one.year}>
                  {one.year}
                </option>
              ))}
            </select>
          </div>
          <Lines year={shown} names={names} file={file} />
          <Prices year={shown} names={names} file={file} />
        </>
      )}
      <Reality rows={[...forecast.calibration, ...forecast.published]} file={file} called={names.known} />
    </>
  );
}

function Lines({ year, names, file }: { year: Forecast['years'][number]; names: NamesOf; file: string }) {
  const { say } = useLanguage();
  const rows = [...year.lines].sort((a, b) => b.tonnes - a.tonnes).filter(({ tonnes }) => tonnes > 0);
  return (
    <Chart
      title={say('lineLoads', year.year)}
      table={
        <DataTable
          label={say('lineLoads', year.year)}
          file={`${file}-lines-${year.year}`}
          rows={rows}
          columns={[
            { key: 'line', head: say('lineField'), value: ({ line }) => line, show: ({ line }) => names.line(line) },
            {
              key: 'tonnes',
              head: say('tonnesMt'),
              value: ({ tonnes }) => Math.round(tonnes),
              show: ({ tonnes }) => significant(tonnes / 1e6),
              isNumber: true,
            },
            {
              key: 'trainsADay',
              head: say('trainsADay'),
              value: ({ trainsADay }) => trainsADay,
              show: ({ trainsADay }) => fixed(trainsADay, 1),
              isNumber: true,
            },
            {
              key: 'saturation',
              head: say('saturationWord'),
              value: ({ saturation }) => saturation,
              show: ({ saturation }) => (saturation === null ? '–' : Math.round(saturation * 100)),
              isNumber: true,
            },
            {
              key: 'fullestSection',
              head: say('fullestSection'),
              value: ({ fullestSection }) => fullestSection,
              show: ({ fullestSection }) => names.known(fullestSection ?? '–'),
            },
          ]}
        />
      }
    >
      <Bars
        label={say('lineLoads', year.year)}
        axis={say('mtAxis')}
        bars={rows.slice(0, 12).map(({ line, tonnes, saturation }) => ({
          name: names.line(line),
          value: tonnes / 1e6,
          words: `${significant(tonnes / 1e6)}${saturation === null ? '' : ` · ${Math.round(saturation * 100)} %`}`,
          isMarked: (saturation ?? 0) >= 1,
        }))}
      />
    </Chart>
  );
}

function Prices({ year, names, file }: { year: Forecast['years'][number]; names: NamesOf; file: string }) {
  const { say } = useLanguage();
  const rows = year.prices.filter(({ usdADay }) => (usdADay ?? 0) > 0);
  if (rows.length === 0) {
    return null;
  }
  return (
    <>
      <h2>{say('pricesHead', year.year)}</h2>
      <DataTable
        label={say('pricesHead', year.year)}
        file={`${file}-prices-${year.year}`}
        rows={rows}
        columns={[
          {
            key: 'id',
            head: say('where'),
            value: ({ id }) => id,
            show: ({ kind, id }) => (kind === 'line' ? names.known(id) : names.crossing(id)),
          },
          { key: 'unit', head: say('unitWord'), value: ({ unit }) => unit, show: ({ unit }) => names.known(unit) },
          {
            key: 'usdADay',
            head: say('usdADay'),
            value: ({ usdADay }) => usdADay,
            show: ({ usdADay }) => money(usdADay ?? 0),
            isNumber: true,
          },
        ]}
      />
    </>
  );
}

function Evidence(props: { forecast: Forecast; question: Question; names: NamesOf; run: string }) {
  const { forecast, question, names, run } = props;
  const { say } = useLanguage();
  const of = new URLSearchParams(
    (['scenario', 'firstYear', 'lastYear', 'growth', 'optimism'] as const).map((name): [string, string] => [
      name,
      question[name],
    ]),
  ).toString();
  const map = new URLSearchParams({ scenario: forecast.scenario, year: String(forecast.lastYear), flows: run });
  return (
    <>
      <p>
        <a href={`/map?${map}`} onClick={(event) => follow(event, '/map', map)}>
          {say('flowsOnMap')}
        </a>
      </p>
      <h2>{say('filesHead')}</h2>
      <p class="exports">
        {(['modes', 'crossings', 'lines', 'saturation', 'flows'] as const).map((table) => (
          <>
            <a key={table} href={`/api/forecast.csv?table=${table}&${of}`}>
              {table}.csv
            </a>{' '}
          </>
        ))}
        <a href={`/api/forecast.geojson?${of}`}>GeoJSON</a>
      </p>
      <h2>{say('assumptionsHead')}</h2>
      <p>{say('countOfAssumptions', forecast.assumptions.length)}</p>
      <details>
        <summary>{say('asList')}</summary>
        <ul class="assumptions">
          {forecast.assumptions.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </details>
      {forecast.elasticities.length > 0 && (
        <>
          <h2>{say('elasticitiesHead')}</h2>
          <DataTable
            label={say('elasticitiesHead')}
            file={`forecast-${forecast.scenario}-elasticities`}
            rows={forecast.elasticities}
            columns={[
              {
                key: 'share',
                head: say('shareOf'),
                value: ({ share }) => share,
                show: ({ share }) => names.known(share),
              },
              {
                key: 'changed',
                head: say('whenChanges'),
                value: ({ changed }) => changed,
                show: ({ changed }) => names.known(changed),
              },
              {
                key: 'price',
                head: say('ofPrice'),
                value: ({ price }) => price,
                show: ({ price }) => fixed(price, 2),
                isNumber: true,
              },
              {
                key: 'time',
                head: say('ofTime'),
                value: ({ time }) => time,
                show: ({ time }) => fixed(time, 2),
                isNumber: true,
              },
            ]}
          />
        </>
      )}
      <details>
        <summary>{say('sourcesHead')}</summary>
        <ul class="assumptions">
          {forecast.sources.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </details>
    </>
  );
}
