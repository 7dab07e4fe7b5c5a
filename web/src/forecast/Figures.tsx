import { useState } from 'preact/hooks';
import { fixed, money, significant } from '../format';
import { useLanguage } from '../language';
import { Bars, Chart, LineChart } from '../parts/charts';
import { DataTable } from '../parts/Table';
import { percentOf, saturationColumn, tonnesColumn } from './columns';
import { Reality } from './Reality';
import { atCrossing, byMode, type Forecast, type ForecastResult, greatest, MODE_WORDS, type NamesOf } from './report';

/** What moves by mode, crossing and line, what fills up, what capacity is worth, and how that sits with what is published. */
export function Figures({ result, names }: { result: ForecastResult; names: NamesOf }) {
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
              tonnesColumn(say),
              saturationColumn(say),
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
            value: ({ largestSaturation }) => largestSaturation,
            show: ({ largestSaturation }) => percentOf(largestSaturation),
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
            tonnesColumn(say),
            {
              key: 'trainsADay',
              head: say('trainsADay'),
              value: ({ trainsADay }) => trainsADay,
              show: ({ trainsADay }) => fixed(trainsADay, 1),
              isNumber: true,
            },
            saturationColumn(say),
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
