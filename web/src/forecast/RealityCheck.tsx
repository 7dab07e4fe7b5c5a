import { useState } from 'preact/hooks';
import { go, useAddress, withValues } from '../address';
import { fixed, significant } from '../format';
import { useLanguage } from '../language';
import { Bars, Chart } from '../parts/charts';
import { RunStatus } from '../parts/RunStatus';
import { useRun } from '../parts/runs';
import { DataTable } from '../parts/Table';
import type { WordKey } from '../words';
import { byMiss, ENGINES, type Held, type HeldReport, MARKS, periodOf, QUANTITIES, VERDICTS } from './held';

const BARS = 16;
const WIDEST = 150;

/** All engines against all that is published, miss by miss; it takes a while, so it is asked for. */
export function RealityCheck({ scenario }: { scenario: string }) {
  const { language, say } = useLanguage();
  const { path, query } = useAddress();
  const only = query.get('figures') ?? '';
  const run = useRun<HeldReport>(
    'reality',
    { scenario, lang: language, ...(only ? { only: [only] } : {}) },
    { name: 'reality', waits: true },
  );
  const report = run.result;
  return (
    <section class="held">
      <h2>{say('heldHead')}</h2>
      <p class="note">{say('heldNote')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run.start();
        }}
      >
        <div class="field which">
          <label for="held-which">{say('heldWhich')}</label>
          <select
            id="held-which"
            value={only}
            onChange={(event) =>
              go(path, withValues(query, { figures: event.currentTarget.value, reality: '' }), { replace: true })
            }
          >
            <option value="">{say('allFigures')}</option>
            {Object.entries(QUANTITIES).map(([key, word]) => (
              <option key={key} value={key}>
                {say(word)}
              </option>
            ))}
          </select>
        </div>
        {!report && !run.isWorking && (
          <p>
            <button type="submit">{say('startHeld')}</button>
          </p>
        )}
      </form>
      <RunStatus run={run} />
      {report && <Answer report={report} />}
    </section>
  );
}

function Answer({ report }: { report: HeldReport }) {
  const { say } = useLanguage();
  const [filter, setFilter] = useState({ quantity: '', verdict: '', mark: '' });
  const { counts, observations } = report;
  const rows = observations
    .filter((row) =>
      (Object.keys(filter) as (keyof typeof filter)[]).every((key) => !filter[key] || row[key] === filter[key]),
    )
    .sort(byMiss);
  const within = (mark: Held['mark']): [number, number] => {
    const marked = observations.filter((row) => row.mark === mark);
    return [marked.filter(({ verdict }) => verdict === 'within').length, marked.length];
  };
  const misses = rows.filter(({ deviation }) => deviation !== null).slice(0, BARS);
  return (
    <>
      <p>{say('heldSums', counts.observations, counts.within, counts.outside, counts.notModelled)}</p>
      <p>{say('heldPredicted', ...within('predicted'), ...within('fitted'), ...within('input'))}</p>
      <fieldset class="filters">
        <legend>{say('filterWord')}</legend>
        <Choice
          label={say('quantityWord')}
          every={say('everyQuantity')}
          words={Object.fromEntries(
            Object.entries(QUANTITIES).filter(([key]) => observations.some(({ quantity }) => quantity === key)),
          )}
          value={filter.quantity}
          onChoose={(quantity) => setFilter({ ...filter, quantity })}
        />
        <Choice
          label={say('verdictWord')}
          every={say('everyVerdict')}
          words={VERDICTS}
          value={filter.verdict}
          onChoose={(verdict) => setFilter({ ...filter, verdict })}
        />
        <Choice
          label={say('fittedOrNot')}
          every={say('everyMark')}
          words={MARKS}
          value={filter.mark}
          onChoose={(mark) => setFilter({ ...filter, mark })}
        />
        <p role="status">{say('rowsShown', rows.length, observations.length)}</p>
      </fieldset>
      {misses.length > 0 && (
        <Chart title={say('heldHead')} note={say('biggestMisses')}>
          <Bars
            label={say('biggestMisses')}
            axis={say('missAxis')}
            bars={misses.map((row) => ({
              name: `${periodOf(row)} · ${row.subject}`,
              value: Math.max(-WIDEST, Math.min(WIDEST, (row.deviation ?? 0) * 100)),
              words: `${signed(row.deviation)} % · ${row.mark ? say(MARKS[row.mark]) : ''}`,
              isMarked: row.verdict === 'outside',
            }))}
          />
        </Chart>
      )}
      <DataTable
        label={say('heldHead')}
        file={`reality-${report.scenario}`}
        rows={rows}
        rowClass={({ verdict }) => verdict.replace(' ', '-')}
        columns={[
          {
            key: 'what',
            head: say('whatPublished'),
            value: ({ subject }) => subject,
            show: (row) => (
              <>
                {row.subject}
                <br />
                <span class="note">
                  {wordOf(QUANTITIES, row.quantity, say)} · {periodOf(row)}
                </span>
              </>
            ),
          },
          { key: 'quantity', head: say('quantityWord'), value: ({ quantity }) => quantity, isForFile: true },
          { key: 'from', head: say('periodWord'), value: ({ periodFrom }) => periodFrom, isForFile: true },
          { key: 'to', head: say('periodWord'), value: ({ periodTo }) => periodTo, isForFile: true },
          {
            key: 'published',
            head: say('publishedValue'),
            value: ({ observed }) => observed,
            show: ({ observed, bound }) =>
              bound ? say(bound === 'upper' ? 'atMost' : 'atLeast', significant(observed)) : significant(observed),
            isNumber: true,
          },
          { key: 'bound', head: say('publishedValue'), value: ({ bound }) => bound, isForFile: true },
          {
            key: 'model',
            head: say('modelledValue'),
            value: ({ model }) => model,
            show: ({ model }) => (model === null ? '–' : significant(model)),
            isNumber: true,
          },
          {
            key: 'miss',
            head: say('missWord'),
            value: ({ deviation }) => deviation,
            show: ({ deviation }) => signed(deviation),
            isNumber: true,
          },
          {
            key: 'tolerance',
            head: say('toleranceWord'),
            value: ({ tolerance }) => tolerance,
            show: ({ tolerance }) => `±${fixed(tolerance * 100, 0)}`,
            isNumber: true,
          },
          {
            key: 'verdict',
            head: say('verdictWord'),
            value: ({ verdict }) => verdict,
            show: ({ verdict, mark }) => (
              <>
                {verdict === 'within' ? '✓ ' : verdict === 'outside' ? '✗ ' : ''}
                {say(VERDICTS[verdict])}
                {mark && <br />}
                {mark && say(MARKS[mark])}
              </>
            ),
          },
          { key: 'is', head: say('fittedOrNot'), value: ({ mark }) => mark, isForFile: true },
          { key: 'by', head: say('engineWord'), value: ({ engine }) => engine, isForFile: true },
          {
            key: 'how',
            head: say('howWord'),
            value: ({ how }) => how,
            show: ({ engine, how }) => `${engine ? `${wordOf(ENGINES, engine, say)}: ` : ''}${how}`,
          },
          {
            key: 'source',
            head: say('source'),
            value: ({ source }) => source,
            show: ({ source, confidence }) => `${source} (${confidence})`,
          },
          { key: 'confidence', head: say('confidence'), value: ({ confidence }) => confidence, isForFile: true },
        ]}
      />
    </>
  );
}

function Choice(props: {
  label: string;
  every: string;
  words: Record<string, WordKey>;
  value: string;
  onChoose: (value: string) => void;
}) {
  const { say } = useLanguage();
  return (
    <label>
      {props.label}
      <select value={props.value} onChange={(event) => props.onChoose(event.currentTarget.value)}>
        <option value="">{props.every}</option>
        {Object.entries(props.words).map(([key, word]) => (
          <option key={key} value={key}>
            {say(word)}
          </option>
        ))}
      </select>
    </label>
  );
}

function wordOf(words: Record<string, WordKey>, key: string, say: (word: WordKey) => string): string {
  const word = words[key];
  return word ? say(word) : key;
}

/** A share as per cent with its sign. */
function signed(share: number | null): string {
  return share === null ? '–' : `${share > 0 ? '+' : ''}${fixed(share * 100, 0)}`;
}
