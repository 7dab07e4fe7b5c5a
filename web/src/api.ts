import { useLayoutEffect, useState } from 'preact/hooks';

/** A problem as the server tells it (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly whatToDo: string,
  ) {
    super(detail);
  }
}

const KEY = 'lienvan-key';

let asking = 0;

/**
 * Counts what the page waits for in data-asking of its root, so that a print, a test or a style knows whether all is there. It counts to the
 * end of what comes of the answer, which is drawn before the next timer.
 */
export function counted<T>(promise: Promise<T>): Promise<T> {
  const count = (step: number) => {
    asking += step;
    if (asking > 0) {
      document.documentElement.dataset.asking = String(asking);
    } else {
      delete document.documentElement.dataset.asking;
    }
  };
  const end = () => setTimeout(count, 0, -1);
  count(1);
  promise.then(end, end);
  return promise;
}

/** Asks the server of this page; nothing ever goes to another one. */
export function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  return counted(request(path, init).then((response) => response.json() as Promise<T>));
}

export function request(path: string, init: RequestInit = {}): Promise<Response> {
  return counted(send(path, init));
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const key = sessionStorage.getItem(KEY);
  const headers = new Headers(init.headers);
  if (key) {
    headers.set('Authorization', `Bearer ${key}`);
  }
  const response = await fetch(path, { ...init, headers });
  if (response.ok) {
    return response;
  }
  const told = (await response.json().catch(() => ({}))) as { code?: string; detail?: string; whatToDo?: string };
  throw new Problem(response.status, told.code ?? '', told.detail ?? response.statusText, told.whatToDo ?? '');
}

/** A key is kept for this tab only. */
export function useKey(key: string): void {
  sessionStorage.setItem(KEY, key);
}

export interface Asked<T> {
  value: T | null;
  problem: Problem | null;
  isBusy: boolean;
}

const FRESH: Asked<never> = { value: null, problem: null, isBusy: false };

/**
 * Asks when the path changes; null asks nothing. The answer before stays until there is another, and it is busy from the very moment on at
 * which the path is another one. An answer that comes late for an older question is dropped.
 */
export function useAsked<T>(path: string | null, again = 0): Asked<T> {
  const [answer, setAnswer] = useState<Asked<T> & { of: string }>({ ...FRESH, of: '' });
  const of = path === null ? '' : `${again} ${path}`;
  useLayoutEffect(() => {
    if (path === null) {
      setAnswer((before) => (before.of === '' ? before : { ...FRESH, of: '' }));
      return;
    }
    const stop = new AbortController();
    ask<T>(path, { signal: stop.signal })
      .then((value) => setAnswer({ ...FRESH, value, of }))
      .catch((fault: unknown) => {
        if (!stop.signal.aborted) {
          setAnswer({ ...FRESH, problem: problemOf(fault), of });
        }
      });
    return () => stop.abort();
  }, [of]);
  if (path === null) {
    return FRESH;
  }
  return answer.of === of ? answer : { value: answer.value, problem: null, isBusy: true };
}

export function problemOf(fault: unknown): Problem {
  return fault instanceof Problem ? fault : new Problem(0, '', String(fault), '');
}

export interface Names {
  en: string;
  vi: string;
  zh: string;
  pinyin?: string;
}

export interface PlanPlace {
  id: string;
  name: string;
  nameVi: string;
  nameZh: string;
  country: string;
}

export interface Cost {
  usd: number;
  vnd: number;
  cny: number;
}

export type Mode = 'road' | 'rail' | 'sea' | 'wait' | 'handling' | 'border' | 'clearance';

export interface Leg {
  mode: Mode;
  from: PlanPlace;
  to: PlanPlace;
  departure: string;
  arrival: string;
  hours: number;
  km: number;
  gaugeMm: number | null;
  service: string | null;
  serviceName?: string;
  serviceNumber?: string;
  crossing?: string;
  cost: Cost;
  co2Kg: number;
  assumed: boolean;
  steps: { what: string; minutesP50: number; minutesP90: number; distribution?: string }[];
  notes: string[];
}

export interface Itinerary {
  by: string;
  ready: string;
  departure: string;
  arrival: string;
  p90Arrival: string;
  hours: number;
  cost: Cost;
  co2Kg: number;
  legs: Leg[];
  documents: string[];
  assumptions: { what: string; why: string; hours: number; hoursP90: number; usd: number; co2Kg: number }[];
}

export interface Plan {
  request: { from: PlanPlace; to: PlanPlace; goods: string; teu: number; ready: string; scenario: string };
  itineraries: Itinerary[];
  shortlist?: number[];
  noRoute?: { why: string; whatWouldHelp: string[] };
}

export interface State {
  state: 'open' | 'planned' | 'building' | 'none';
  year: number;
  gauges?: string;
  tracks?: number;
  project?: string;
}

export interface MapPlace {
  id: string;
  kind: string;
  country: string;
  name: Names;
  at: [number, number];
  zone: string;
  population: number | null;
  isBorder: boolean;
  lines: number;
}

export interface Link {
  id: string;
  from: string;
  to: string;
  states: State[];
}

export interface MapData {
  scenario: string;
  today: string;
  firstYear: number;
  lastYear: number;
  places: MapPlace[];
  sections: (Link & { line: string; km: number })[];
  crossings: (Link & { name: Names; mode: 'road' | 'rail' | 'sea' })[];
  terminals: { id: string; name: Names; place: string; states: State[] }[];
  roads: (Link & { km: number })[];
  sea: Link[];
  lines: { id: string; name: Names }[];
  projects: { id: string; name: Names }[];
}

export interface Gate {
  id: string;
  name: Names;
  mode: 'road' | 'rail' | 'sea';
  placeA: string;
  placeB: string;
  open: boolean;
  state: string;
  openTowardsA: boolean;
  openTowardsB: boolean;
  clockA: string;
  clockB: string;
  hoursA: string;
  hoursB: string;
  nextChangeA: string | null;
  nextChangeB: string | null;
  reason: string;
  confidence: string;
}

export interface Scenario {
  id: string;
  name: Names;
}
