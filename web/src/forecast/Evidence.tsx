import { follow } from '../address';
import { fixed } from '../format';
import { useLanguage } from '../language';
import { DataTable } from '../parts/Table';
import type { Question } from './Form';
import type { Forecast, NamesOf } from './report';

/** What the forecast rests on, and its files. */
export function Evidence(props: { forecast: Forecast; question: Question; names: NamesOf; run: string }) {
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
