import type { Names } from '../api';
import type { WordKey } from '../words';

/** A figure with half the width of its interval of 95 %; null where it is not known. */
export type Estimate = { mean: number; halfWidth: number } | null;

export interface Dwell {
  mean: Estimate;
  p50: Estimate;
  p90: Estimate;
  p95: Estimate;
}

/** A border station, terminal or gate, as /api/runs/simulate tells it; all times are minutes. */
export interface PlaceReport {
  id: string;
  name: Names;
  throughput: { trains: Estimate; passengerTrains: Estimate; teu: Estimate; t: Estimate; vehicles: Estimate };
  dwell: Dwell;
  dwellDistribution: { spanMinutes: number; shares: number[] };
  timeByStep: { step: string; wait: Estimate; work: Estimate }[];
  queueByHour: Estimate[];
  queueByHourBack?: Estimate[];
  greatestQueue: Estimate;
  utilisation: {
    desk: string;
    kind: string;
    servers: number;
    utilisation: Estimate;
    meanWait: Estimate;
    assumed: boolean;
  }[];
  limits: { desk: string; kind: string; more: number; dwellMean: Estimate; dwellP90: Estimate; perDay: Estimate }[];
  punctuality: Estimate;
  assumed: boolean;
}

export interface Simulation {
  scenario: string;
  from: string;
  days: number;
  replications: number;
  seed: number;
  borders: PlaceReport[];
  terminals: PlaceReport[];
  gates: PlaceReport[];
}

/** Something done in the yard on the day that is shown: minutes since its midnight. */
export interface Span {
  place: string;
  unit: string;
  step: string;
  from: number;
  to: number;
  count: number;
}

/** A change against the same luck without it. */
export interface Difference {
  kind: string;
  place: string;
  figure: string;
  change: Estimate;
}

/** What a run of the simulation gives. */
export interface Result {
  base: Simulation;
  changed: Simulation | null;
  differences: Difference[];
  day: string;
  spans: Span[];
  changedSpans: Span[];
}

export const KINDS = ['borders', 'terminals', 'gates'] as const;
export type Kind = (typeof KINDS)[number];

/** Everything that was simulated, station and terminal of a place apart. */
export function subjectsOf(simulation: Simulation): { kind: Kind; place: PlaceReport }[] {
  return KINDS.flatMap((kind) => simulation[kind].map((place) => ({ kind, place })));
}

/** What a step or a desk is called; one that has no word of its own keeps its key. */
export const STEP_WORDS: Record<string, WordKey> = {
  track: 'stepTrack',
  locomotive: 'stepLocomotive',
  shunting: 'stepShunting',
  brakeTest: 'stepBrakeTest',
  documents: 'stepDocuments',
  inspection: 'stepInspection',
  scanning: 'stepScanning',
  pad: 'stepPad',
  stack: 'stepStack',
  handling: 'stepHandling',
  control: 'stepControl',
  storage: 'stepStorage',
  schedule: 'stepSchedule',
  path: 'stepPath',
  lane: 'stepLane',
  transload: 'stepTransload',
  passage: 'stepPassage',
  crane: 'deskCrane',
  gang: 'deskGang',
  smartLane: 'deskSmartLane',
  agvLine: 'deskAgvLine',
  dock: 'deskDock',
  stayOut: 'stayOut',
  stayBack: 'stayBack',
};

/** How a step is drawn: the railway's own work, customs, handling, or lying and waiting. */
export type Look = 'rail' | 'customs' | 'handling' | 'rest';

export function lookOf(step: string): Look {
  if (step === 'stayOut') {
    return 'rail';
  }
  if (['stayBack', 'documents', 'inspection', 'scanning', 'control', 'lane'].includes(step)) {
    return 'customs';
  }
  if (['handling', 'transload', 'pad', 'stack', 'passage'].includes(step)) {
    return 'handling';
  }
  return ['storage', 'schedule'].includes(step) ? 'rest' : 'rail';
}

/** 95 % interval in words: 64 ± 3. */
export function within(estimate: Estimate, digits: (value: number) => string): string {
  return estimate ? `${digits(estimate.mean)} ± ${digits(estimate.halfWidth)}` : '–';
}
