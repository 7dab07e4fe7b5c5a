import type { Names } from '../api';
import { fixed, money, significant } from '../format';
import { useLanguage } from '../language';
import { Bars, Chart, LineChart } from '../parts/charts';
import { DataTable } from '../parts/Table';

interface Measures {
  rate: number;
  npv: number | null;
  irr: number | null;
  bcr: number | null;
  paybackYears: number | null;
  costs: number[];
  benefits: number[];
}

interface Spread {
  mean: number;
  p10: number;
  p50: number;
  p90: number;
}

/** An appraisal, as /api/runs/appraise tells it: million US dollars. */
export interface Appraisal extends Measures {
  priceYear: number;
  baseYear: number;
  openingYear: number;
  lastYear: number;
  eirr: number | null;
  firr: number | null;
  investments: {
    project: string;
    country: string;
    cost: number;
    openingYear: number;
    openingAssumed: boolean;
  }[];
  stakeholders: { stakeholder: string; npv: number }[];
  effects: { effect: string; npv: number }[];
  switchingValues: { input: string; value: number | null; switch: number | null; change: number | null }[];
  tornado: { input: string; npvAtP10: number; npvAtP90: number }[];
  openingYears: { openingYear: number; npv: number | null }[];
  risk: {
    draws: number;
    npv: Spread;
    eirr: Spread | null;
    hurdle: number;
    probabilityEirrBelowHurdle: number;
  } | null;
  gaps: string[];
  assumptions: {
    parameter: string;
    project: string | null;
    country: string | null;
    year: number | null;
    value: number;
    unit: string;
    source: string;
    confidence: string;
  }[];
}

export interface AppraisalResult {
  appraisal: Appraisal;
  words: Record<string, Names>;
}

/** What an appraisal found: measures, who gains, year by year, what weighs most, how sure. */
export function Figures({ appraisal, words }: { appraisal: Appraisal; words: (key: string) => string }) {
  const { say } = useLanguage();
  const millions = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : `${value < 0 ? '−' : ''}${money(Math.abs(value))}`;
  const percent = (share: number | null | undefined) =>
    share === null || share === undefined ? '–' : `${fixed(share * 100, 1)} %`;
  const { risk } = appraisal;
  const hurdle = fixed((risk?.hurdle ?? appraisal.rate) * 100, 0);
  const sums: [string, string][] = [
    [say('enpv'), millions(appraisal.npv)],
    [say('eirr'), percent(appraisal.eirr)],
    [say('bcr'), appraisal.bcr === null ? '–' : fixed(appraisal.bcr, 2)],
    [say('firr'), percent(appraisal.firr)],
    [say('payback'), appraisal.paybackYears === null ? '–' : say('yearsUnit', fixed(appraisal.paybackYears, 1))],
    ...(risk ? [[say('chanceBelow', hurdle), percent(risk.probabilityEirrBelowHurdle)] as [string, string]] : []),
  ];
  const tornado = [...appraisal.tornado].sort(
    (a, b) => Math.abs(b.npvAtP90 - b.npvAtP10) - Math.abs(a.npvAtP90 - a.npvAtP10),
  );
  return (
    <>
      <dl class="sums">
        {sums.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <NamedSums
        title={say('whoGains')}
        file="appraisal-who-gains"
        rows={appraisal.stakeholders.map(({ stakeholder, npv }) => ({ name: words(stakeholder), npv }))}
        show={millions}
      />
      <NamedSums
        title={say('whatBrings')}
        file="appraisal-what-brings"
        rows={appraisal.effects.map(({ effect, npv }) => ({ name: words(effect), npv }))}
        show={millions}
      />
      <Chart
        title={say('byYear')}
        table={
          <DataTable
            label={say('byYear')}
            file="appraisal-years"
            rows={appraisal.costs.map((cost, index) => ({
              year: appraisal.baseYear + index,
              cost,
              benefit: appraisal.benefits[index] ?? 0,
            }))}
            columns={[
              { key: 'year', head: say('yearAxis'), value: ({ year }) => year },
              {
                key: 'costs',
                head: say('costsWord'),
                value: ({ cost }) => cost,
                show: ({ cost }) => millions(cost),
                isNumber: true,
              },
              {
                key: 'benefits',
                head: say('benefitsWord'),
                value: ({ benefit }) => benefit,
                show: ({ benefit }) => millions(benefit),
                isNumber: true,
              },
            ]}
          />
        }
      >
        <LineChart
          label={say('byYear')}
          series={[
            {
              name: say('costsWord'),
              points: appraisal.costs.map((y, index) => ({ x: appraisal.baseYear + index, y })),
            },
            {
              name: say('benefitsWord'),
              points: appraisal.benefits.map((y, index) => ({ x: appraisal.baseYear + index, y })),
            },
          ]}
          xAxis={say('yearAxis')}
          yAxis={say('millionAxis')}
          yWords={(value) => millions(value)}
        />
      </Chart>
      {tornado.length > 0 && (
        <Chart
          title={say('tornadoHead')}
          note={say('tornadoNote')}
          table={
            <DataTable
              label={say('tornadoHead')}
              file="appraisal-tornado"
              rows={tornado}
              columns={[
                {
                  key: 'input',
                  head: say('inputWord'),
                  value: ({ input }) => input,
                  show: ({ input }) => words(input),
                },
                {
                  key: 'npvAtP10',
                  head: say('npvAt', 'P10'),
                  value: ({ npvAtP10 }) => npvAtP10,
                  show: ({ npvAtP10 }) => millions(npvAtP10),
                  isNumber: true,
                },
                {
                  key: 'npvAtP90',
                  head: say('npvAt', 'P90'),
                  value: ({ npvAtP90 }) => npvAtP90,
                  show: ({ npvAtP90 }) => millions(npvAtP90),
                  isNumber: true,
                },
              ]}
            />
          }
        >
          <Bars
            label={say('tornadoHead')}
            axis={say('openingAxis')}
            bars={tornado.slice(0, 12).map(({ input, npvAtP10, npvAtP90 }) => ({
              name: words(input),
              from: Math.min(npvAtP10, npvAtP90),
              value: Math.max(npvAtP10, npvAtP90),
              words: `${millions(npvAtP10)} … ${millions(npvAtP90)}`,
            }))}
            limit={{ at: appraisal.npv ?? 0, words: say('asExpected') }}
          />
        </Chart>
      )}
      {risk && (
        <>
          <h2>{say('riskHead')}</h2>
          <p>
            {say('enpv')}: {say('riskLine', millions(risk.npv.p10), millions(risk.npv.p50), millions(risk.npv.p90))}
          </p>
          {risk.eirr && (
            <p>
              {say('eirr')}: {say('riskLine', percent(risk.eirr.p10), percent(risk.eirr.p50), percent(risk.eirr.p90))}
            </p>
          )}
        </>
      )}
      {appraisal.openingYears.length > 1 && (
        <Chart
          title={say('openingHead')}
          table={
            <DataTable
              label={say('openingHead')}
              file="appraisal-opening-years"
              rows={appraisal.openingYears}
              columns={[
                { key: 'openingYear', head: say('opensIn'), value: ({ openingYear }) => openingYear },
                {
                  key: 'npv',
                  head: `${say('enpv')}, ${say('millionUsd')}`,
                  value: ({ npv }) => npv,
                  show: ({ npv }) => millions(npv),
                  isNumber: true,
                },
              ]}
            />
          }
        >
          <LineChart
            label={say('openingHead')}
            series={[
              {
                name: say('enpv'),
                points: appraisal.openingYears.map(({ openingYear, npv }) => ({ x: openingYear, y: npv ?? 0 })),
              },
            ]}
            xAxis={say('yearAxis')}
            yAxis={say('openingAxis')}
            yWords={(value) => millions(value)}
            height={200}
          />
        </Chart>
      )}
      <h2>{say('switchHead')}</h2>
      <DataTable
        label={say('switchHead')}
        file="appraisal-switching"
        rows={appraisal.switchingValues}
        columns={[
          { key: 'input', head: say('inputWord'), value: ({ input }) => input, show: ({ input }) => words(input) },
          {
            key: 'value',
            head: say('valueNow'),
            value: ({ value }) => value,
            show: ({ value }) => (value === null ? '–' : significant(value)),
            isNumber: true,
          },
          {
            key: 'switch',
            head: say('valueSwitch'),
            value: (row) => row.switch,
            show: (row) => (row.switch === null ? '–' : significant(row.switch)),
            isNumber: true,
          },
          {
            key: 'change',
            head: say('changeWord'),
            value: ({ change }) => change,
            show: ({ change }) => (change === null ? '–' : fixed(change * 100, 0)),
            isNumber: true,
          },
        ]}
      />
    </>
  );
}

/** Sums of money by name, the greatest first: as bars, and as a table. */
function NamedSums(asked: {
  title: string;
  file: string;
  rows: { name: string; npv: number }[];
  show: (value: number) => string;
}) {
  const { say } = useLanguage();
  const rows = [...asked.rows].sort((a, b) => b.npv - a.npv);
  return (
    <Chart
      title={asked.title}
      table={
        <DataTable
          label={asked.title}
          file={asked.file}
          rows={rows}
          columns={[
            { key: 'name', head: say('what'), value: ({ name }) => name },
            {
              key: 'npv',
              head: say('millionUsd'),
              value: ({ npv }) => npv,
              show: ({ npv }) => fixed(npv, 0),
              isNumber: true,
            },
          ]}
        />
      }
    >
      <Bars
        label={asked.title}
        axis={say('millionUsd')}
        bars={rows.map(({ name, npv }) => ({ name, value: npv, words: asked.show(npv) }))}
      />
    </Chart>
  );
}
