import type { FeatureCollection, LineString, Point } from 'geojson';
import type { Gate, Itinerary, Link, MapData, MapPlace, Names, State } from '../api';
import type { Language } from '../language';
import { sayKey } from '../words/keys';

type Place = FeatureCollection<Point>['features'][number];

/** The state of a thing in a year: that of the last change up to it. */
export function stateIn(states: State[], year: number): State | null {
  let found: State | null = null;
  for (const state of states) {
    if (state.year <= year) {
      found = state;
    }
  }
  return found && found.state !== 'none' ? found : null;
}

/** Whether it became another thing in that very year, the first year of the package aside. */
function changedIn(states: State[], year: number, firstYear: number): boolean {
  return year > firstYear && states.some((state) => state.year === year);
}

export function gaugeClass(gauges = ''): '1000' | '1435' | 'dual' | 'other' {
  return gauges === '1000' || gauges === '1435' ? gauges : gauges === '1000+1435' ? 'dual' : 'other';
}

/** The data of the map as features for one year. */
export class Network {
  readonly places: Map<string, MapPlace>;
  private readonly others: Map<string, Names>;

  constructor(readonly data: MapData) {
    this.places = new Map(data.places.map((place) => [place.id, place]));
    this.others = new Map([...data.lines, ...data.projects].map(({ id, name }) => [id, name]));
  }

  name(id: string, language: Language): string {
    const place = this.places.get(id);
    return place ? place.name[language] || place.name.en : id;
  }

  crossingName(id: string, language: Language): string | undefined {
    const name = this.data.crossings.find((crossing) => crossing.id === id)?.name;
    return name && (name[language] || name.en);
  }

  /** What a key is called that may be one of a place, a line or a project. */
  called(key: string, language: Language): string {
    const name = this.others.get(key);
    return this.places.has(key) ? this.name(key, language) : name ? name[language] || name.en : key;
  }

  /** A text of the planner that ends in a key, such as that of a road: with the names of what the key stands for. */
  spelt(text: string, language: Language): string {
    return text.replace(/[a-z0-9.-]+$/, (key) => {
      const road = this.data.roads.find(({ id }) => id === key) ?? this.data.sections.find(({ id }) => id === key);
      if (road) {
        return `${this.name(road.from, language)} – ${this.name(road.to, language)}`;
      }
      const [place = '', rest = ''] = key.split(/\.(.*)/s);
      return (
        this.crossingName(key, language) ??
        (this.places.has(place)
          ? [this.name(place, language), this.saidOf(rest, language)].filter(Boolean).join(': ')
          : key)
      );
    });
  }

  /** The rest of a key after a place: perhaps another place, and what is done. */
  private saidOf(rest: string, language: Language): string {
    const [place = '', what] = rest.split(/\.(.*)/s);
    return what === undefined
      ? rest && sayKey(rest, language)
      : `${this.name(place, language)}: ${sayKey(what, language)}`;
  }

  /** Where a section or a crossing lies, between its ends; null for another thing. */
  middleOf(layer: string, id: string): [number, number] | null {
    const links: Link[] = layer === 'sections' ? this.data.sections : layer === 'gates' ? this.data.crossings : [];
    const link = links.find((known) => known.id === id);
    const [a, b] = [this.places.get(link?.from ?? ''), this.places.get(link?.to ?? '')];
    return a && b ? [(a.at[0] + b.at[0]) / 2, (a.at[1] + b.at[1]) / 2] : null;
  }

  tracks(year: number): FeatureCollection<LineString> {
    return this.lines(this.data.sections, year, 'sections', (state) => ({
      gauge: gaugeClass(state.gauges),
      tracks: state.tracks ?? 1,
    }));
  }

  roads(year: number): FeatureCollection<LineString> {
    return this.lines(this.data.roads, year, 'roads', () => ({}));
  }

  sea(year: number): FeatureCollection<LineString> {
    return this.lines(this.data.sea, year, 'sea', () => ({}));
  }

  /** Crossings by rail as tracks over the border. */
  railCrossings(year: number): FeatureCollection<LineString> {
    const rail = this.data.crossings.filter((crossing) => crossing.mode === 'rail');
    return this.lines(rail, year, 'gates', (state) => ({ gauge: gaugeClass(state.gauges), tracks: 1 }));
  }

  /** Towns, stations, ports and terminals, the weightiest first, so that their names win. */
  named(year: number, language: Language): FeatureCollection<Point> {
    const inUse = this.stationsInUse(year);
    const terminals = new Set(
      this.data.terminals.filter(({ states }) => stateIn(states, year)).map(({ place }) => place),
    );
    const features = this.data.places
      .filter(({ id, kind }) => kind !== 'gate' && ((kind !== 'station' && kind !== 'junction') || inUse.has(id)))
      .map((place) => {
        const rank = rankOf(place, terminals.has(place.id));
        return point(place.at, place.id, {
          kind: place.kind,
          name: this.label(place, language),
          rank,
          isTerminal: terminals.has(place.id),
          isBorder: place.isBorder,
          layer: 'places',
        });
      });
    features.sort((a, b) => Number(a.properties?.rank) - Number(b.properties?.rank));
    return { type: 'FeatureCollection', features };
  }

  /** The gates as points between their two sides, with what they are now if that is known. */
  gates(
    year: number,
    language: Language,
    now: Map<string, Gate>,
    words: (gate: Gate) => { text: string; look: string },
  ): FeatureCollection<Point> {
    const features: Place[] = [];
    for (const crossing of this.data.crossings) {
      const [a, b] = [this.places.get(crossing.from), this.places.get(crossing.to)];
      // Customs at two ports are a crossing too, but no gate stands in the sea between them.
      if (!stateIn(crossing.states, year) || !a || !b || crossing.mode === 'sea') {
        continue;
      }
      const gate = now.get(crossing.id);
      const told = gate ? words(gate) : { text: '', look: 'unknown' };
      const at: [number, number] = [(a.at[0] + b.at[0]) / 2, (a.at[1] + b.at[1]) / 2];
      const name = crossing.name[language] || crossing.name.en;
      features.push(
        point(at, crossing.id, { layer: 'gates', name, mode: crossing.mode, look: told.look, now: told.text }),
      );
    }
    return { type: 'FeatureCollection', features };
  }

  /** An itinerary as lines by leg and points where it stops. */
  itinerary(itinerary: Itinerary): FeatureCollection<LineString | Point> {
    const features: FeatureCollection<LineString | Point>['features'] = [];
    itinerary.legs.forEach((leg, index) => {
      const [a, b] = [this.places.get(leg.from.id), this.places.get(leg.to.id)];
      if (!a || !b) {
        return;
      }
      const kind = leg.mode === 'rail' ? `rail${leg.gaugeMm ?? ''}` : leg.mode;
      if (a !== b) {
        features.push({
          type: 'Feature',
          geometry: { type: 'LineString', coordinates: this.way(leg.mode, a, b) },
          properties: { kind, leg: index },
        });
      }
      features.push(point(a.at, leg.from.id, { kind }), point(b.at, leg.to.id, { kind }));
    });
    return { type: 'FeatureCollection', features };
  }

  /** Along tracks or roads where they join the two places, else straight. */
  private way(mode: string, from: MapPlace, to: MapPlace): [number, number][] {
    const links =
      mode === 'rail' ? [...this.data.sections, ...this.data.crossings] : mode === 'road' ? this.data.roads : [];
    return shortest(links, this.places, from, to) ?? [from.at, to.at];
  }

  private stationsInUse(year: number): Set<string> {
    const inUse = new Set<string>();
    for (const section of this.data.sections) {
      if (stateIn(section.states, year)) {
        inUse.add(section.from).add(section.to);
      }
    }
    return inUse;
  }

  /** In Chinese the local name stands below: signs on the way have it. */
  private label(place: MapPlace, language: Language): string {
    return place.name[language] || place.name.en;
  }

  private lines<T extends Link>(
    links: T[],
    year: number,
    layer: string,
    more: (state: State) => object,
  ): FeatureCollection<LineString> {
    const features: FeatureCollection<LineString>['features'] = [];
    for (const link of links) {
      const [state, a, b] = [stateIn(link.states, year), this.places.get(link.from), this.places.get(link.to)];
      if (state && a && b) {
        features.push({
          type: 'Feature',
          geometry: { type: 'LineString', coordinates: [a.at, b.at] },
          properties: {
            id: link.id,
            layer,
            state: state.state,
            changed: changedIn(link.states, year, this.data.firstYear),
            ...more(state),
          },
        });
      }
    }
    return { type: 'FeatureCollection', features };
  }
}

function point(at: [number, number], id: string, properties: object): Place {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties: { id, ...properties } };
}

/** From 0 for the greatest city up; what a reader looks for first wins where names don't all fit. */
function rankOf(place: MapPlace, isTerminal: boolean): number {
  if (place.kind === 'city') {
    const people = place.population ?? 0;
    return people > 8_000_000 ? 0 : people > 4_000_000 ? 1 : people > 1_500_000 ? 2 : 3;
  }
  return place.isBorder ? 2 : place.kind === 'port' ? 3 : isTerminal ? 4 : place.lines > 1 ? 5 : 6;
}

/** Dijkstra over a few hundred links: the way that is drawn, not one that is priced. */
function shortest(
  links: Link[],
  places: Map<string, MapPlace>,
  from: MapPlace,
  to: MapPlace,
): [number, number][] | null {
  const near = new Map<string, [string, number][]>();
  for (const { from: a, to: b } of links) {
    const [start, end] = [places.get(a), places.get(b)];
    if (start && end) {
      const length = Math.hypot(start.at[0] - end.at[0], start.at[1] - end.at[1]);
      near.set(a, [...(near.get(a) ?? []), [b, length]]);
      near.set(b, [...(near.get(b) ?? []), [a, length]]);
    }
  }
  const best = new Map<string, number>([[from.id, 0]]);
  const before = new Map<string, string>();
  const open = new Set([from.id]);
  while (open.size > 0) {
    const id = [...open].reduce((least, other) => ((best.get(other) ?? 0) < (best.get(least) ?? 0) ? other : least));
    if (id === to.id) {
      break;
    }
    open.delete(id);
    for (const [next, length] of near.get(id) ?? []) {
      const reached = (best.get(id) ?? 0) + length;
      if (reached < (best.get(next) ?? Number.POSITIVE_INFINITY)) {
        best.set(next, reached);
        before.set(next, id);
        open.add(next);
      }
    }
  }
  if (!best.has(to.id)) {
    return null;
  }
  const way = [to.id];
  for (let id = before.get(to.id); id !== undefined; id = before.get(id)) {
    way.unshift(id);
  }
  return way
    .flatMap((id) => places.get(id)?.at ?? [])
    .reduce<[number, number][]>((pairs, value, index, all) => {
      if (index % 2 === 1) {
        pairs.push([Number(all[index - 1]), value]);
      }
      return pairs;
    }, []);
}
