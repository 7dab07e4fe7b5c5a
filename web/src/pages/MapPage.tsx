import { useEffect, useMemo, useState } from 'preact/hooks';
import { go, useAddress, withValues } from '../address';
import { type Gate, type MapData, type Scenario, useAsked } from '../api';
import { byWeight, clocksOf, hoursWords, lookOf, nextChangeWords, stateWords } from '../gates';
import { useLanguage } from '../language';
import { FlowControl } from '../map/FlowControl';
import { FlowOf, Fullest } from '../map/FlowFacts';
import { useFlows } from '../map/flows';
import { Known } from '../map/Known';
import { Legend } from '../map/Legend';
import { MapView } from '../map/MapView';
import { Network } from '../map/network';
import type { Picked, Scene } from '../map/RailMap';
import { ScenarioField } from '../parts/fields';
import { PlaceField } from '../parts/PlaceField';
import { ProblemBox } from '../parts/ProblemBox';
import { useTheme } from '../theme';

const LAYERS = ['stations', 'terminals', 'ports', 'towns', 'roads', 'sea'] as const;
const FIRST_VIEW = { center: [106.2, 21.9] as [number, number], zoom: 6.4 };

/** The map: which tracks, gates, stations and ports there are in a year, and all that the package knows of each. */
export function MapPage() {
  const { language, say } = useLanguage();
  const theme = useTheme();
  const { query } = useAddress();
  const scenario = query.get('scenario') ?? 'three-lines';
  const [again, setAgain] = useState(0);
  const [target, setTarget] = useState<[number, number] | null>(null);
  const data = useAsked<MapData>(`/api/map?scenario=${encodeURIComponent(scenario)}`, again);
  const scenarios = useAsked<{ scenarios: Scenario[] }>('/api/scenarios', again);
  const network = useMemo(() => (data.value ? new Network(data.value) : null), [data.value]);
  const thisYear = data.value ? Number(data.value.today.slice(0, 4)) : 0;
  const year = clamp(Number(query.get('year')) || thisYear, data.value);
  const minute = useMinute();
  const on = year === thisYear ? '' : `&on=${year}-12-31`;
  const gates = useAsked<{ gates: Gate[] }>(
    data.value ? `/api/gates?scenario=${encodeURIComponent(scenario)}${on}` : null,
    again + minute,
  );
  const flows = useFlows(scenario, year);
  const picked = pickedIn(query);
  const hidden = useMemo(() => new Set((query.get('hide') ?? 'roads,sea').split(',')), [query]);
  const gateMap = useMemo(() => new Map((gates.value?.gates ?? []).map((gate) => [gate.id, gate])), [gates.value]);
  const pickedKey = picked ? `${picked.layer}:${picked.id}` : '';

  const scene = useMemo<Scene | null>(
    () =>
      network && {
        network,
        year,
        language,
        theme,
        gates: gateMap,
        gateWords: (gate) => ({ text: `${stateWords(gate, say)} · ${clocksOf(gate, language)}`, look: lookOf(gate) }),
        hidden,
        itinerary: null,
        flows: flows.shapes,
        picked,
      },
    [network, year, language, theme, gateMap, hidden, flows.shapes, pickedKey],
  );
  const set = (values: Record<string, string>, replace = true) => go('/map', withValues(query, values), { replace });
  const pick = (thing: Picked | null) => set({ pick: thing ? `${thing.layer}:${thing.id}` : '' }, false);
  const toggle = (layer: string) => {
    const others = new Set(hidden);
    if (!others.delete(layer)) {
      others.add(layer);
    }
    set({ hide: [...others].filter(Boolean).join(',') || 'nothing' });
  };
  return (
    <div class="page map-page">
      <aside class="question" aria-label={say('show')}>
        <ScenarioField
          id="scenario"
          value={scenario}
          scenarios={scenarios.value?.scenarios ?? []}
          onChoose={(id) => set({ scenario: id })}
        />
        <PlaceField
          label={say('findPlace')}
          hint={say('findHint')}
          value=""
          onChoose={(id) => {
            const place = network?.places.get(id);
            if (place) {
              setTarget([...place.at]);
              pick({ layer: 'places', id });
            }
          }}
        />
        <fieldset class="checks">
          <legend>{say('show')}</legend>
          {LAYERS.map((layer) => (
            <label key={layer}>
              <input type="checkbox" checked={!hidden.has(layer)} onChange={() => toggle(layer)} /> {say(layer)}
            </label>
          ))}
        </fieldset>
        <FlowControl flows={flows} onHide={() => set({ flows: '' })} />
        <Legend />
        <p class="note">{say('mapNote')}</p>
      </aside>
      <main id="answer" tabIndex={-1}>
        <h1 class="unseen">{say('map')}</h1>
        {data.problem && <ProblemBox problem={data.problem} again={() => setAgain((count) => count + 1)} />}
        <MapView scene={scene} center={FIRST_VIEW.center} zoom={FIRST_VIEW.zoom} goTo={target} onPick={pick} />
        {data.value && (
          <YearSlider data={data.value} year={year} thisYear={thisYear} onYear={(value) => set({ year: value })} />
        )}
      </main>
      <aside class="evidence" aria-label={say('whatIsKnown')}>
        {picked && network ? (
          <Known
            picked={picked}
            network={network}
            scenario={scenario}
            day={year === thisYear ? '' : `${year}-12-31`}
            onClose={() => pick(null)}
          >
            <FlowOf flows={flows} picked={picked} network={network} year={year} />
          </Known>
        ) : (
          <p class="note">{say('clickHint')}</p>
        )}
        {network && (
          <Fullest
            flows={flows}
            network={network}
            year={year}
            onPick={(thing) => {
              setTarget(network.middleOf(thing.layer, thing.id));
              pick(thing);
            }}
          />
        )}
        <h2>{year === thisYear ? say('gatesNow') : say('gatesThen', year)}</h2>
        {gates.problem && <ProblemBox problem={gates.problem} />}
        <GateList gates={gates.value?.gates ?? []} network={network} onPick={(id) => pick({ layer: 'gates', id })} />
        <p class="exports">
          {say('download')}: {exportLinks('gates', scenario, on)} · {say('section')}:{' '}
          {exportLinks('sections', scenario, on)}
        </p>
      </aside>
    </div>
  );
}

function exportLinks(layer: string, scenario: string, on: string) {
  const query = `?scenario=${encodeURIComponent(scenario)}${on}`;
  return (
    <>
      <a href={`/api/${layer}.csv${query}`}>CSV</a> <a href={`/api/${layer}.geojson${query}`}>GeoJSON</a>
    </>
  );
}

function YearSlider(props: { data: MapData; year: number; thisYear: number; onYear: (year: string) => void }) {
  const { say } = useLanguage();
  const { data, year, thisYear, onYear } = props;
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) {
      return;
    }
    if (year >= data.lastYear) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => onYear(String(year + 1)), 900);
    return () => clearTimeout(timer);
  }, [isPlaying, year, data.lastYear, onYear]);
  const play = () => {
    if (!isPlaying && year >= data.lastYear) {
      onYear(String(data.firstYear));
    }
    setPlaying(!isPlaying);
  };
  return (
    <div class="slider">
      <button type="button" onClick={play} aria-pressed={isPlaying}>
        {say(isPlaying ? 'pause' : 'play')}
      </button>
      <label for="year">{say('year')}</label>
      <input
        id="year"
        type="range"
        min={data.firstYear}
        max={data.lastYear}
        value={year}
        list="decades"
        aria-valuetext={String(year)}
        onInput={(event) => onYear(event.currentTarget.value)}
      />
      <output for="year">
        <strong>{year}</strong> {year === thisYear ? say('today') : say('yearEnd')}
      </output>
      <datalist id="decades">
        {[2017, 2026, 2030, 2035, 2040, 2045, 2050, 2055, 2060].map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </div>
  );
}

function GateList(props: { gates: Gate[]; network: Network | null; onPick: (id: string) => void }) {
  const { gates, network, onPick } = props;
  const { language, say } = useLanguage();
  return (
    <ul class="gates">
      {gates
        .filter(({ mode }) => mode !== 'sea')
        .sort(byWeight)
        .map((gate) => (
          <li key={gate.id}>
            <button type="button" onClick={() => onPick(gate.id)}>
              <span class={`dot ${lookOf(gate)}`} aria-hidden="true" />
              <span class="gate-name">
                {network?.crossingName(gate.id, language) ?? (gate.name[language] || gate.name.en)}
                {gate.confidence === 'assumed' ? ' °' : ''}
              </span>
              <span class="gate-state">
                {stateWords(gate, say)} · {clocksOf(gate, language)}
              </span>
              <span class="gate-more">
                {say('hours')}: {hoursWords(gate.hoursA, say)} | {hoursWords(gate.hoursB, say)} ·{' '}
                {nextChangeWords(gate, language, say)}
              </span>
            </button>
          </li>
        ))}
    </ul>
  );
}

/** Counts the minutes: what is open now is asked again with each. */
function useMinute(): number {
  const [minute, setMinute] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinute((count) => count + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
  return minute;
}

function pickedIn(query: URLSearchParams): Picked | null {
  const text = query.get('pick') ?? '';
  const colon = text.indexOf(':');
  return colon > 0 ? { layer: text.slice(0, colon), id: text.slice(colon + 1) } : null;
}

function clamp(year: number, data: MapData | null): number {
  return data ? Math.min(data.lastYear, Math.max(data.firstYear, Math.round(year))) : year;
}
