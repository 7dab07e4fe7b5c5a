import { useMemo, useState } from 'preact/hooks';
import { go, useAddress, withValues } from '../address';
import { type Itinerary, type MapData, type Names, type Plan, type Scenario, useAsked } from '../api';
import { date, full, hour, money, parseClock, significant, span } from '../format';
import { useLanguage } from '../language';
import { MapView } from '../map/MapView';
import { Network } from '../map/network';
import type { Scene } from '../map/RailMap';
import { ProblemBox } from '../parts/ProblemBox';
import { PlanForm } from '../plan/Form';
import { Legs, nameOf } from '../plan/Legs';
import { inYear, questionIn } from '../plan/question';
import { Ribbon } from '../plan/Ribbon';
import { p90Hours, Scatter } from '../plan/Scatter';
import { Windows } from '../plan/Windows';
import { useTheme } from '../theme';
import type { WordKey } from '../words';

const BESTS: { word: WordKey; of: (itinerary: Itinerary) => number }[] = [
  { word: 'bestTime', of: ({ hours }) => hours },
  { word: 'bestP90', of: ({ p90Arrival }) => parseClock(p90Arrival).instant },
  { word: 'bestCost', of: ({ cost }) => cost.usd },
  { word: 'bestCo2', of: ({ co2Kg }) => co2Kg },
];

/** A shipment door to door: options, the chosen one leg by leg and on the map, another year beside it. */
export function PlanPage() {
  const { language, say } = useLanguage();
  const { query } = useAddress();
  const [again, setAgain] = useState(0);
  const question = useMemo(() => questionIn(query), [query]);
  const isWhole = question.has('from') && question.has('to');
  const text = question.toString();
  const plan = useAsked<Plan>(isWhole ? `/api/plan?${text}&lang=${language}` : null, again);
  const [year, scenario] = [query.get('againstYear') ?? '', query.get('againstScenario') ?? ''];
  const other = year || scenario ? inYear(question, year, scenario).toString() : '';
  const against = useAsked<Plan>(isWhole && other ? `/api/plan?${other}&lang=${language}` : null, again);
  const scenarios = useAsked<{ scenarios: Scenario[] }>('/api/scenarios', again);
  const goods = useAsked<{ goods: { id: string; name: Names }[] }>('/api/goods', again);
  const map = useAsked<MapData>(`/api/map?scenario=${encodeURIComponent(question.get('scenario') ?? 'base')}`, again);
  const network = useMemo(() => (map.value ? new Network(map.value) : null), [map.value]);
  const names = (place: { id: string; name: string; nameVi: string; nameZh: string }) =>
    network?.places.has(place.id) ? network.name(place.id, language) : nameOf(place, language);
  const itineraries = plan.value?.itineraries ?? [];
  const shortlist = plan.value?.shortlist ?? [];
  const chosen = Math.min(
    Math.max(0, Number(query.get('option') ?? (shortlist[0] ?? 0) + 1) - 1),
    Math.max(0, itineraries.length - 1),
  );
  const itinerary = itineraries[chosen] ?? null;
  const set = (values: Record<string, string>, replace = true) => go('/plan', withValues(query, values), { replace });
  return (
    <div class="page plan-page">
      <aside class="question" aria-label={say('questionHead')}>
        <PlanForm
          question={question}
          against={{ year, scenario }}
          scenarios={scenarios.value?.scenarios ?? []}
          goods={goods.value?.goods ?? []}
          names={(id) => network?.name(id, language) ?? plannedName(plan.value, id, language)}
          onAsk={(values) => go('/plan', values)}
        />
      </aside>
      <main id="answer" tabIndex={-1} aria-busy={plan.isBusy}>
        <h1>{plan.value ? `${names(plan.value.request.from)} → ${names(plan.value.request.to)}` : say('plan')}</h1>
        {plan.value && (
          <p class="lead">
            {plan.value.request.teu > 0 ? `${plan.value.request.teu} TEU ` : ''}
            {goods.value?.goods.find(({ id }) => id === plan.value?.request.goods)?.name[language] ??
              plan.value.request.goods}{' '}
            · {say('readyNow', full(parseClock(plan.value.request.ready), language, true))}
          </p>
        )}
        {!isWhole && <p>{say('nothingYet')}</p>}
        {plan.isBusy && <p role="status">{say('busy')}</p>}
        {plan.problem && <ProblemBox problem={plan.problem} again={() => setAgain((count) => count + 1)} />}
        {plan.value?.noRoute && (
          <section class="problem">
            <p>{say('noWay', plan.value.noRoute.why)}</p>
            <h2>{say('wouldHelp')}</h2>
            <ul>
              {plan.value.noRoute.whatWouldHelp.map((help) => (
                <li key={help}>{help}</li>
              ))}
            </ul>
          </section>
        )}
        {itinerary && (
          <>
            <Cards
              itineraries={itineraries}
              shortlist={shortlist}
              chosen={chosen}
              onChoose={(index) => set({ option: String(index + 1) })}
            />
            <Scatter
              itineraries={itineraries}
              shown={shortlist}
              chosen={chosen}
              onChoose={(index) => set({ option: String(index + 1) })}
            />
            <h2>
              {say('optionN', chosen + 1)} · {itinerary.by}
            </h2>
            <Sums itinerary={itinerary} />
            <Ribbon itinerary={itinerary} />
            <Legs itinerary={itinerary} names={names} />
            <Actions text={text} option={chosen + 1} />
          </>
        )}
      </main>
      <aside class="evidence" aria-label={say('whatIsKnown')}>
        {itinerary && network && (
          <OnTheMap network={network} itinerary={itinerary} ready={question.get('ready') ?? ''} />
        )}
        {other && plan.value && against.value && itinerary && (
          <section class="beside">
            <h2>{say('sideBySide')}</h2>
            <Beside now={plan.value} then={against.value} />
          </section>
        )}
        {against.problem && <ProblemBox problem={against.problem} />}
        {itinerary && <Evidence itinerary={itinerary} called={(text) => network?.spelt(text, language) ?? text} />}
        {isWhole && <Windows question={question} />}
      </aside>
    </div>
  );
}

function plannedName(plan: Plan | null, id: string, language: string): string {
  const place = [plan?.request.from, plan?.request.to].find((known) => known?.id === id);
  return place ? nameOf(place, language) : id;
}

function Cards(props: {
  itineraries: Itinerary[];
  shortlist: number[];
  chosen: number;
  onChoose: (index: number) => void;
}) {
  const { language, say } = useLanguage();
  const { itineraries, shortlist, chosen, onChoose } = props;
  const [isAll, setAll] = useState(!shortlist.includes(chosen));
  const shown = isAll ? itineraries.map((_, index) => index) : shortlist;
  const bests = BESTS.map(({ word, of }) => ({
    word,
    index: itineraries.reduce(
      (best, itinerary, index) => (of(itinerary) < of(itineraries[best] as Itinerary) ? index : best),
      0,
    ),
  }));
  return (
    <section aria-label={say('options')}>
      <ol class="cards">
        {shown.map((index) => {
          const itinerary = itineraries[index] as Itinerary;
          const best = bests.filter((candidate) => candidate.index === index).map(({ word }) => say(word));
          return (
            <li key={index}>
              <button type="button" class="card" aria-pressed={index === chosen} onClick={() => onChoose(index)}>
                <span class="option-number">{index + 1}</span>
                <strong>{full(parseClock(itinerary.arrival), language)}</strong>
                <span class="p90">
                  {say(
                    'nineInTen',
                    `${date(parseClock(itinerary.p90Arrival), language)} ${hour(parseClock(itinerary.p90Arrival))}`,
                  )}
                </span>
                <span>
                  {span(itinerary.hours, language)} · {money(itinerary.cost.usd)} USD ·{' '}
                  {significant(itinerary.co2Kg / 1000)} t CO2
                  {itinerary.assumptions.length > 0 ? ' °' : ''}
                </span>
                <span class="by">{itinerary.by}</span>
                {best.length > 0 && (
                  <span class="best">{say('bestIn', best.join(language === 'zh' ? '、' : ', '))}</span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
      {itineraries.length > shortlist.length && (
        <button type="button" class="quiet" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? say('fewOptions') : say('allOptions', itineraries.length)}
        </button>
      )}
    </section>
  );
}

function Sums({ itinerary }: { itinerary: Itinerary }) {
  const { language, say } = useLanguage();
  const rows: [string, string][] = [
    [say('arrivesP50'), full(parseClock(itinerary.arrival), language)],
    ['P90', full(parseClock(itinerary.p90Arrival), language)],
    [say('doorToDoor'), span(itinerary.hours, language)],
    [
      say('cost'),
      `${money(itinerary.cost.usd)} USD · ${money(itinerary.cost.cny)} CNY · ${money(itinerary.cost.vnd)} VND`,
    ],
    ['CO2', `${money(itinerary.co2Kg)} kg`],
  ];
  return (
    <dl class="sums">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Actions({ text, option }: { text: string; option: number }) {
  const { language, say } = useLanguage();
  const [isCopied, setCopied] = useState(false);
  const query = `?${text}&lang=${language}`;
  return (
    <p class="actions">
      <button
        type="button"
        onClick={() => {
          navigator.clipboard?.writeText(location.href).then(
            () => setCopied(true),
            () => setCopied(false),
          );
        }}
      >
        {isCopied ? say('copied') : say('share')}
      </button>{' '}
      <button type="button" onClick={() => print()}>
        {say('print')}
      </button>{' '}
      {say('export')}: <a href={`/api/plan${query}`}>JSON</a> <a href={`/api/plan.csv${query}`}>CSV</a>{' '}
      <a href={`/api/plan.ics${query}&option=${option}`}>iCalendar</a>{' '}
      <a href={`/api/plan.geojson${query}&option=${option}`}>GeoJSON</a> <a href={`/api/plan.svg${query}`}>SVG</a>
    </p>
  );
}

function OnTheMap({ network, itinerary, ready }: { network: Network; itinerary: Itinerary; ready: string }) {
  const { language, say } = useLanguage();
  const theme = useTheme();
  const year = Number(ready.slice(0, 4)) || Number(network.data.today.slice(0, 4));
  const scene = useMemo<Scene>(
    () => ({
      network,
      year: Math.min(network.data.lastYear, Math.max(network.data.firstYear, year)),
      language,
      theme,
      gates: new Map(),
      gateWords: () => ({ text: '', look: 'unknown' }),
      hidden: new Set(['roads', 'sea', 'ports', 'stations', 'terminals', 'gates']),
      itinerary,
      picked: null,
    }),
    [network, year, language, theme, itinerary],
  );
  return (
    <section>
      <h2>{say('onTheMap')}</h2>
      <MapView scene={scene} center={[106, 24]} zoom={4.5} />
    </section>
  );
}

/** The best of now and of then in each respect, with what differs. */
function Beside({ now, then }: { now: Plan; then: Plan }) {
  const { language, say } = useLanguage();
  if (then.noRoute) {
    return <p>{say('noWay', then.noRoute.why)}</p>;
  }
  const hours = (value: number) => span(value, language);
  const rows = [
    { name: `${say('doorToDoor')} (P50)`, of: (itinerary: Itinerary) => itinerary.hours, words: hours },
    { name: `${say('doorToDoor')} (P90)`, of: p90Hours, words: hours },
    { name: 'USD', of: (itinerary: Itinerary) => itinerary.cost.usd, words: money },
    { name: 'CO2 kg', of: (itinerary: Itinerary) => itinerary.co2Kg, words: money },
  ];
  const head = ({ request }: Plan) => `${request.ready.slice(0, 4)} · ${request.scenario}`;
  const least = (plan: Plan, of: (itinerary: Itinerary) => number) =>
    plan.itineraries.reduce((best, other) => (of(other) < of(best) ? other : best));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say('leastOf')}</th>
          <th scope="col">{head(now)}</th>
          <th scope="col">{head(then)}</th>
          <th scope="col">{say('difference')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, of, words }) => {
          const [before, after] = [least(now, of), least(then, of)];
          const change = of(after) - of(before);
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              {[before, after].map((itinerary, index) => (
                <td key={index}>
                  <strong>{words(of(itinerary))}</strong>
                  <br />
                  <span class="note">{itinerary.by}</span>
                </td>
              ))}
              <td>{Math.abs(change) < 0.01 ? '=' : `${change < 0 ? '−' : '+'}${words(Math.abs(change))}`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Evidence({ itinerary, called }: { itinerary: Itinerary; called: (text: string) => string }) {
  const { language, say } = useLanguage();
  return (
    <>
      <details open>
        <summary>{say('documents')}</summary>
        <ul>
          {itinerary.documents.map((document) => (
            <li key={document}>{document}</li>
          ))}
        </ul>
      </details>
      <details open class="assumptions">
        <summary>{say('assumptions')}</summary>
        <p class="note">{say('assumptionsLead')}</p>
        <ul>
          {itinerary.assumptions.slice(0, 12).map((row) => (
            <li key={row.what}>
              <strong>{called(row.what)}</strong>{' '}
              {[
                row.hours > 0 ? `${span(row.hours, language)} (P90 ${span(row.hoursP90, language)})` : '',
                row.usd >= 0.5 ? `${money(row.usd)} USD` : '',
                row.co2Kg >= 0.5 ? `${money(row.co2Kg)} kg CO2` : '',
              ]
                .filter(Boolean)
                .join(' · ')}
              <br />
              <span class="note">{row.why}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
