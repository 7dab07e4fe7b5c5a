import type { WordKey } from '../words';

/** A published figure with what the model says, as /api/runs/reality tells it. */
export interface Held {
  id: string;
  subject: string;
  quantity: string;
  periodFrom: string;
  periodTo: string;
  observed: number;
  bound: 'upper' | 'lower' | null;
  model: number | null;
  deviation: number | null;
  tolerance: number;
  verdict: 'within' | 'outside' | 'not modelled';
  mark: 'fitted' | 'predicted' | 'input' | null;
  engine: string | null;
  how: string;
  source: string;
  confidence: string;
}

export interface HeldReport {
  scenario: string;
  counts: { observations: number; within: number; outside: number; notModelled: number };
  observations: Held[];
}

/** The quantities that figures are published in. */
export const QUANTITIES: Record<string, WordKey> = {
  hours: 'qHours',
  minutes: 'qMinutes',
  kmh: 'qKmh',
  train_mass_t: 'qMass',
  trains_per_day: 'qTrainsADay',
  trains: 'qTrains',
  teu: 'qTeu',
  t: 'qTonnes',
  vehicles: 'qVehicles',
  vehicles_per_day: 'qVehiclesADay',
  passengers: 'qPassengers',
  usd: 'qUsd',
};

export const VERDICTS: Record<Held['verdict'], WordKey> = {
  within: 'withinWord',
  outside: 'outsideWord',
  'not modelled': 'notModelled',
};

export const MARKS: Record<NonNullable<Held['mark']>, WordKey> = {
  predicted: 'predicted',
  fitted: 'fitted',
  input: 'inputWordMark',
};

export const ENGINES: Record<string, WordKey> = {
  'running times': 'eRunning',
  planner: 'ePlanner',
  capacity: 'eCapacity',
  forecast: 'eForecast',
  simulation: 'eSimulation',
  services: 'eServices',
  limits: 'eLimits',
};

/** What was predicted without sight comes first, and of that the greatest miss. */
export function byMiss(a: Held, b: Held): number {
  const weight = ({ mark }: Held) => (mark === 'predicted' ? 0 : mark === 'fitted' ? 1 : mark === 'input' ? 2 : 3);
  return weight(a) - weight(b) || Math.abs(b.deviation ?? 0) - Math.abs(a.deviation ?? 0);
}

/** 2025, 2025-03, or the first and last day. */
export function periodOf({ periodFrom, periodTo }: Held): string {
  const [from, to] = [periodFrom.slice(0, 7), periodTo.slice(0, 7)];
  const isWhole = periodFrom.endsWith('-01') && isLastOfMonth(periodTo);
  if (isWhole && from.slice(0, 4) === to.slice(0, 4) && from.endsWith('-01') && to.endsWith('-12')) {
    return from.slice(0, 4);
  }
  const [first, last] = isWhole ? [from, to] : [periodFrom, periodTo];
  return first === last ? first : `${first} – ${last}`;
}

function isLastOfMonth(day: string): boolean {
  const next = new Date(`${day}T00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}
