import type { Names } from '../api';
import type { WordKey } from '../words';

/** A forecast, as /api/runs/forecast tells it. */
export interface Forecast {
  scenario: string;
  firstYear: number;
  lastYear: number;
  growth: string;
  optimism: number;
  seed: number;
  years: ForecastYear[];
  saturation: {
    kind: 'crossing' | 'line';
    id: string;
    year: number | null;
    bottleneck: string | null;
    largestSaturation: number | null;
  }[];
  calibration: Published[];
  published: Published[];
  elasticities: { share: string; changed: string; price: number; time: number }[];
  assumptions: string[];
  sources: string[];
}

export interface ForecastYear {
  year: number;
  gap: number;
  modes: { direction: string | null; mode: string; tonnes: number; teu: number; trips: number; share: number }[];
  crossings: {
    crossing: string;
    mode: string;
    tonnes: number;
    teu: number;
    trainsADay: number;
    vehiclesADay: number;
    saturation: number | null;
    limitedBy: string | null;
  }[];
  lines: {
    line: string;
    tonnes: number;
    passengers: number;
    trainsADay: number;
    saturation: number | null;
    fullestSection: string | null;
  }[];
  prices: { kind: string; id: string; unit: string; usdADay: number | null }[];
}

export interface Published {
  what: string;
  year: number;
  published: number;
  modelled: number;
  unit: string;
  error: number | null;
  is: 'fitted' | 'predicted';
  source: string;
}

export interface ForecastResult {
  forecast: Forecast;
  against: Forecast | null;
  /** What sections and observations are called that are named by key. */
  names?: Record<string, Names>;
}

export const MODE_WORDS: Record<string, WordKey> = { road: 'roadMode', rail: 'railMode', sea: 'seaMode' };

/** What limits, and what is counted: words of the model. */
export const LIMIT_WORDS: Record<string, WordKey> = {
  line: 'byLine',
  'station tracks': 'byTracks',
  handling: 'byHandling',
  declared: 'byDeclared',
  'train path a day': 'pathADay',
  'lorry a day': 'lorryADay',
};

/** Tonnes between the two countries in a year by mode, both directions together, in millions. */
export function byMode(year: ForecastYear, mode: string): number {
  return (
    year.modes
      .filter((row) => row.mode === mode && row.direction !== null)
      .reduce((sum, { tonnes }) => sum + tonnes, 0) / 1e6
  );
}

/** A crossing in a year, both directions together; the fuller direction counts for how full it is. */
export function atCrossing(year: ForecastYear, id: string): { tonnes: number; saturation: number | null } {
  const rows = year.crossings.filter(({ crossing }) => crossing === id);
  const known = rows.map(({ saturation }) => saturation).filter((value) => value !== null);
  return {
    tonnes: rows.reduce((sum, { tonnes }) => sum + tonnes, 0),
    saturation: known.length > 0 ? Math.max(...known) : null,
  };
}

/** The crossings that matter most in the last year. */
export function greatest(forecast: Forecast, count: number): string[] {
  const last = forecast.years.at(-1);
  const ids = [...new Set(last?.crossings.map(({ crossing }) => crossing) ?? [])];
  return ids.sort((a, b) => (last ? atCrossing(last, b).tonnes - atCrossing(last, a).tonnes : 0)).slice(0, count);
}

/** What things are called in the language of the page. */
export interface NamesOf {
  crossing: (id: string) => string;
  line: (id: string) => string;
  scenario: (id: string) => string;
  /** Sections, observations and words of the model. */
  known: (key: string) => string;
}
