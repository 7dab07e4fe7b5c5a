import type { ComponentChildren } from 'preact';
import { go } from '../address';
import { type Names, useAsked } from '../api';
import { fieldWords, valueWords } from '../fields';
import { full, parseClock } from '../format';
import { type Language, useLanguage } from '../language';
import { ProblemBox } from '../parts/ProblemBox';
import type { WordKey } from '../words';
import type { Network } from './network';
import type { Picked } from './RailMap';

const KINDS: Record<string, WordKey> = {
  places: 'place',
  gates: 'gate',
  sections: 'section',
  terminals: 'terminal',
  roads: 'road',
  sea: 'seaLane',
};

type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
type Thing = { [name: string]: Value };

/** Everything that the package says of a thing, and who says so. */
export function Known(props: {
  picked: Picked;
  network: Network;
  scenario: string;
  day: string;
  onClose: () => void;
  /** What more is known of it, such as its freight. */
  children?: ComponentChildren;
}) {
  const { language, say } = useLanguage();
  const { picked, network, scenario, day } = props;
  const query = `?scenario=${encodeURIComponent(scenario)}${day ? `&on=${day}` : ''}`;
  const thing = useAsked<Thing>(`/api/${picked.layer}/${encodeURIComponent(picked.id)}${query}`);
  const terminals = picked.layer === 'places' ? network.data.terminals.filter(({ place }) => place === picked.id) : [];
  const kind = KINDS[picked.layer];
  return (
    <section class="known" aria-live="polite">
      <header>
        <h2>{thing.value ? titleOf(thing.value, network, language) : picked.id}</h2>
        <button type="button" onClick={props.onClose} aria-label={say('close')}>
          ×
        </button>
      </header>
      {kind && <p class="kind">{say(kind)}</p>}
      {picked.layer === 'places' && (
        <p class="actions">
          <button type="button" onClick={() => go('/plan', new URLSearchParams({ from: picked.id, scenario }))}>
            {say('planFrom')}
          </button>{' '}
          <button type="button" onClick={() => go('/plan', new URLSearchParams({ to: picked.id, scenario }))}>
            {say('planTo')}
          </button>
        </p>
      )}
      {thing.problem && <ProblemBox problem={thing.problem} />}
      {props.children}
      {thing.value && <ThingTable thing={thing.value} network={network} />}
      {terminals.map((terminal) => (
        <TerminalDetails key={terminal.id} id={terminal.id} name={terminal.name} query={query} network={network} />
      ))}
    </section>
  );
}

function TerminalDetails({ id, name, query, network }: { id: string; name: Names; query: string; network: Network }) {
  const { language, say } = useLanguage();
  const thing = useAsked<Thing>(`/api/terminals/${encodeURIComponent(id)}${query}`);
  return thing.value ? (
    <details>
      <summary>
        {say('terminal')}: {name[language] || name.en}
      </summary>
      <ThingTable thing={thing.value} network={network} />
    </details>
  ) : null;
}

/** Rows of what is known; sources come last, set apart. */
function ThingTable({ thing, network }: { thing: Thing; network: Network }) {
  const { language, say } = useLanguage();
  const isAssumed = thing.confidence === 'assumed';
  const rows = Object.entries(thing).filter(
    ([name, value]) => !['source', 'confidence', 'note', 'name'].includes(name) && !isNothing(value),
  );
  return (
    <>
      <table>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{fieldWords(name, language)}</th>
              <td>{textOf(value, network, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl class="provenance">
        <dt>{say('source')}</dt>
        <dd>{String(thing.source ?? '')}</dd>
        <dt>{say('confidence')}</dt>
        <dd>{isAssumed ? `° ${say('assumed')}` : String(thing.confidence ?? '')}</dd>
        {thing.note && (
          <>
            <dt>{say('noteWord')}</dt>
            <dd>{String(thing.note)}</dd>
          </>
        )}
      </dl>
    </>
  );
}

function titleOf(thing: Thing, network: Network, language: Language): string {
  const name = thing.name as unknown as Names | undefined;
  if (name && typeof name === 'object') {
    return name[language] || name.en;
  }
  return thing.from && thing.to
    ? `${network.name(String(thing.from), language)} – ${network.name(String(thing.to), language)}`
    : String(thing.id);
}

function isNothing(value: Value): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A value as text; keys of places become their names. */
function textOf(value: Value, network: Network, language: Language) {
  if (Array.isArray(value)) {
    return value.every((item) => typeof item !== 'object') ? (
      value.map((item) => plain(item, network, language)).join(', ')
    ) : (
      <ul>
        {value.map((item, index) => (
          <li key={index}>{plain(item, network, language)}</li>
        ))}
      </ul>
    );
  }
  return plain(value, network, language);
}

/** "axle load, t" and 14 are read as: axle load 14 t. */
function withUnit(name: string, value: string): string {
  const [, noun, unit] = /^(.*)(?:, |，)([^,，]+)$/.exec(name) ?? [];
  return unit ? `${noun} ${value} ${unit}` : `${name} ${value}`;
}

function plain(value: Value, network: Network, language: Language): string {
  if (value && typeof value === 'object' && !Array.isArray(value)) {
    return Object.entries(value)
      .filter(([, inner]) => !isNothing(inner))
      .map(([name, inner]) => withUnit(fieldWords(name, language), plain(inner, network, language)))
      .join(' · ');
  }
  if (Array.isArray(value)) {
    return value.map((item) => plain(item, network, language)).join(', ');
  }
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*[+-]\d\d:\d\d$/.test(value)) {
    return full(parseClock(value), language, true);
  }
  return typeof value === 'string'
    ? valueWords(network.called(value, language), language)
    : valueWords(String(value), language);
}
