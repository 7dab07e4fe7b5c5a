import type { FeatureCollection, LineString, Point } from 'geojson';
import { useMemo } from 'preact/hooks';
import { useAsked } from '../api';
import type { ForecastResult } from '../forecast/report';
import { significant } from '../format';
import { useLanguage } from '../language';
import { type Running, useRun } from '../parts/runs';

/** The years of a forecast that the map asks for itself. */
export const FLOW_YEARS = { first: 2024, last: 2060 };

/** What a forecast says of a section, by its line, or of a crossing, in a year; both ways together. */
export interface Flow {
  kind: 'section' | 'crossing';
  year: number;
  line?: string;
  crossing?: string;
  mode?: 'road' | 'rail' | 'sea';
  tonnes: number;
  passengers?: number;
  trainsADay: number;
  vehiclesADay?: number;
  saturation: number | null;
  fullestSection?: string | null;
  limitedBy?: string | null;
  goods: Record<string, number>;
}

type FlowMap = FeatureCollection<LineString, Flow>;

/** Flows as the map draws them. */
export interface FlowShapes {
  lines: FeatureCollection;
  points: FeatureCollection;
}

export interface Flows {
  run: Running<ForecastResult>;
  /** Whether the forecast has the year of the map. */
  hasYear: boolean;
  shapes: FlowShapes | null;
  /** By layer and key, as things are picked. */
  of: Map<string, Flow>;
}

/** A year of a forecast on the map: the run is in the address, so that a link has it. */
export function useFlows(scenario: string, year: number): Flows {
  const { language, say } = useLanguage();
  const run = useRun<ForecastResult>(
    'forecast',
    { scenario, firstYear: FLOW_YEARS.first, lastYear: FLOW_YEARS.last },
    { name: 'flows', waits: true },
  );
  const forecast = run.result?.forecast;
  const hasYear = forecast !== undefined && year >= forecast.firstYear && year <= forecast.lastYear;
  const query =
    forecast &&
    new URLSearchParams(
      ['scenario', 'firstYear', 'lastYear', 'growth', 'optimism', 'seed'].map((name) => [
        name,
        String(forecast[name as keyof typeof forecast]),
      ]),
    );
  const asked = useAsked<FlowMap>(hasYear ? `/api/forecast.geojson?${query}&year=${year}` : null);
  const map = hasYear ? asked.value : null;
  const shapes = useMemo(
    () => map && shapesOf(map, (tonnes) => say('flowLabel', significant(tonnes / 1e6))),
    [map, language],
  );
  const of = useMemo(
    () => new Map((map?.features ?? []).map((one) => [keyOf(one.properties, String(one.id)), one.properties])),
    [map],
  );
  return { run, hasYear, shapes, of };
}

/** From 0 for less than a quarter to 4 for full; −1 where the capacity is not known. */
export function levelOf(saturation: number | null): number {
  return saturation === null ? -1 : Math.min(4, Math.max(0, Math.floor(saturation * 4)));
}

/** How wide a flow is at zoom 8, in pixels: by the root, and more than the track drawn over it, so that small ones still show. */
export function widthOf(tonnes: number): number {
  return Math.min(32, 4 + 3.6 * Math.sqrt(tonnes / 1e6));
}

/** What fills the flow, in per cent. */
export function percent(saturation: number | null): string {
  return saturation === null ? '–' : `${Math.round(saturation * 100)} %`;
}

function keyOf({ kind }: Flow, id: string): string {
  return `${kind === 'section' ? 'sections' : 'gates'}:${id.slice(id.indexOf('.') + 1)}`;
}

function shapesOf(map: FlowMap, words: (tonnes: number) => string): FlowShapes {
  const shapes: FlowShapes = {
    lines: { type: 'FeatureCollection', features: [] },
    points: { type: 'FeatureCollection', features: [] },
  };
  const labelled = new Set(middles(map));
  for (const { id, geometry, properties } of map.features) {
    const [layer, key] = keyOf(properties, String(id)).split(/:(.*)/s) as [string, string];
    if (properties.tonnes <= 0 || !geometry || geometry.coordinates.length < 2) {
      continue;
    }
    const shown = { layer, id: key, width: widthOf(properties.tonnes), level: levelOf(properties.saturation) };
    const middle = middleOf(geometry);
    if (properties.kind === 'crossing' && properties.mode !== 'sea') {
      shapes.points.features.push({ type: 'Feature', geometry: middle, properties: shown });
    } else {
      shapes.lines.features.push({ type: 'Feature', geometry, properties: shown });
    }
    if (labelled.has(String(id))) {
      const full = properties.saturation === null ? '' : ` · ${percent(properties.saturation)}`;
      const name = words(properties.tonnes) + full;
      const label = { layer, id: key, name, rank: -shown.width };
      shapes.points.features.push({ type: 'Feature', geometry: middle, properties: label });
    }
  }
  return shapes;
}

function middleOf({ coordinates }: LineString): Point {
  const [a = [0, 0], b = [0, 0]] = coordinates;
  return {
    type: 'Point',
    coordinates: [(Number(a[0]) + Number(b[0])) / 2, (Number(a[1]) + Number(b[1])) / 2],
  };
}

/** Of each line the section where its figures stand: the fullest, else the one in the middle. */
function* middles(map: FlowMap): Generator<string> {
  const sections = map.features.filter(({ properties }) => properties.kind === 'section');
  for (const line of new Set(sections.map(({ properties }) => properties.line))) {
    const ofLine = sections.filter(({ properties }) => properties.line === line);
    const fullest = ofLine[0]?.properties.fullestSection;
    const found = ofLine.find(({ id }) => id === `section.${fullest}`) ?? ofLine[Math.floor(ofLine.length / 2)];
    if (found) {
      yield String(found.id);
    }
  }
}
