import type { Names } from '../api';

/** A line on a day, as /api/lines/{id}/timetable tells it; times in seconds since midnight of the line's clock. */
export interface LineDay {
  line: string;
  name: Names;
  date: string;
  scenario: string;
  timeZone: string;
  midnight: string;
  stations: Station[];
  sections: Section[];
  trains: Train[];
  meets: Encounter[];
  overtakings: Encounter[];
  conflicts: Conflict[];
  untimed: { train: string; perWeek: number }[];
}

export interface Station {
  place: string;
  name: string;
  km: number;
  tracks: number;
  loopM: number | null;
  canMeet: boolean;
  assumed: boolean;
}

export interface Section {
  id: string;
  from: number;
  to: number;
  km: number;
  tracks: number;
  single: boolean;
  gaugesMm: number[];
}

export interface Point {
  station: number;
  arrival: number;
  departure: number;
  published: boolean;
}

export interface Train {
  id: string;
  number: string;
  traffic: 'passenger' | 'freight';
  gaugeMm: number;
  planned: boolean;
  assumed: boolean;
  startsOn: string;
  runs: Point[][];
}

export interface Encounter {
  trains: string[];
  numbers: string[];
  place: string;
  placeName: string;
  from: string;
  to: string;
  certain: boolean;
}

export interface Conflict {
  trains: string[];
  numbers: string[];
  kind: 'section' | 'headway' | 'station-tracks';
  what: string;
  place: string;
  end: string;
  from: string;
  to: string;
  certain: boolean;
}

/** A path for one more train, as /api/slot tells it. */
export interface Slots {
  slots: Slot[];
  noSlot?: {
    why: string;
    blocking: { number: string | null; from: string; to: string; since: string; until: string }[];
  };
}

export interface Slot {
  departure: string;
  arrival: string;
  totalSeconds: number;
  waitingSeconds: number;
  km: number;
  points: {
    place: string;
    placeName: string;
    arrival: string;
    departure: string;
    stops: boolean;
    waitsFor: string[];
  }[];
}

/** A section that no train may enter for a time. */
export interface Closure {
  section: string;
  from: number;
  to: number;
}

export const DAY = 86_400;

/** What tells two runs of one train apart. */
export function keyOf(train: { id: string; startsOn: string }): string {
  return `${train.id}@${train.startsOn}`;
}

/** Seconds since midnight of the line's day. */
export function secondsOf(day: LineDay, iso: string): number {
  return (Date.parse(iso) - Date.parse(day.midnight)) / 1000;
}

/** 08:05, 08:05:30; on another day with its distance: 01:10+1. */
export function clock(seconds: number): string {
  const days = Math.floor(seconds / DAY);
  const rest = Math.round(seconds - days * DAY);
  const parts = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  const text = parts[2] === '00' ? `${parts[0]}:${parts[1]}` : parts.join(':');
  return days === 0 ? text : `${text}${days > 0 ? '+' : '−'}${Math.abs(days)}`;
}

/** A path as a train on the graph of its line; stations of other lines cut it. */
export function slotAsRun(day: LineDay, slot: Slot): Point[] {
  const positions = new Map(day.stations.map(({ place }, index) => [place, index]));
  return slot.points
    .filter(({ place }) => positions.has(place))
    .map(({ place, arrival, departure }) => ({
      station: positions.get(place) ?? 0,
      arrival: secondsOf(day, arrival),
      departure: secondsOf(day, departure),
      published: false,
    }));
}

/** The first station of a train on the line and the last, with their times. */
export function endsOf(train: Train): { first: Point; last: Point } | null {
  const points = train.runs.flat();
  const [first, last] = [points[0], points.at(-1)];
  return first && last ? { first, last } : null;
}

/** kep.voi-xo=08:00-11:30, as the server reads it; times are in whole minutes. */
export function closureText({ section, from, to }: Closure): string {
  const minute = (seconds: number) => {
    const whole = Math.round(seconds / 60);
    return `${String(Math.floor(whole / 60) % 24).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
  };
  return `${section}=${minute(from)}-${to >= DAY && to % DAY === 0 ? '24:00' : minute(to)}`;
}

export function closureIn(text: string): Closure | null {
  const match = /^(.+)=(\d\d?):(\d\d)-(\d\d?):(\d\d)$/.exec(text);
  if (!match) {
    return null;
  }
  const [from, to] = [Number(match[2]) * 3600 + Number(match[3]) * 60, Number(match[4]) * 3600 + Number(match[5]) * 60];
  return { section: match[1] ?? '', from, to: to > from ? to : to + DAY };
}
