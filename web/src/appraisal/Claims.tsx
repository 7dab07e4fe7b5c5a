import { significant } from '../format';
import { useLanguage } from '../language';
import { RunStatus } from '../parts/RunStatus';
import { useRun } from '../parts/runs';
import { DataTable } from '../parts/Table';

interface Claim {
  id: string;
  claim: string;
  scenario: string;
  on: string;
  low: number | null;
  high: number | null;
  unit: string;
  found: number | null;
  verdict: string;
  how: string;
  source: string;
  confidence: string;
}

/** What others say of the railways beside what the model finds; it takes a while, so it is asked for. */
export function Claims() {
  const { language, say } = useLanguage();
  const run = useRun<{ claims: Claim[] }>('claims', { lang: language }, { name: 'claims', waits: true });
  const { result, isWorking } = run;
  const figure = (value: number | null, unit: string) =>
    value === null ? '–' : unit === 'share' ? `${Math.round(value * 100)} %` : `${significant(value)} ${unit}`;
  return (
    <section class="claims">
      <h2>{say('claimsHead')}</h2>
      <p class="note">{say('claimsNote')}</p>
      {!result && !isWorking && (
        <p>
          <button type="button" onClick={run.start}>
            {say('startClaims')}
          </button>
        </p>
      )}
      <RunStatus run={run} />
      {result && (
        <DataTable
          label={say('claimsHead')}
          file="claims"
          rows={result.claims}
          columns={[
            { key: 'claim', head: say('claimWord'), value: ({ claim }) => claim },
            {
              key: 'published',
              head: say('publishedValue'),
              value: ({ low }) => low,
              show: ({ low, high, unit }) =>
                high === null || high === low ? figure(low, unit) : `${figure(low, unit)} – ${figure(high, unit)}`,
              isNumber: true,
            },
            {
              key: 'found',
              head: say('foundWord'),
              value: ({ found }) => found,
              show: ({ found, unit }) => figure(found, unit),
              isNumber: true,
            },
            { key: 'verdict', head: say('verdictWord'), value: ({ verdict }) => verdict },
            { key: 'how', head: say('howWord'), value: ({ how }) => how },
            { key: 'source', head: say('source'), value: ({ source, confidence }) => `${source} (${confidence})` },
          ]}
        />
      )}
    </section>
  );
}
