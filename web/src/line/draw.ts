import { COLOURS, THEMES, type ThemeName } from '../map/colours';
import { type Closure, clock, DAY, keyOf, type LineDay, type Point, secondsOf, type Train } from './day';

/** What of the day is in sight: seconds across, kilometres down. */
export interface View {
  from: number;
  to: number;
  top: number;
  bottom: number;
}

/** All that a train graph shows. */
export interface Picture {
  day: LineDay;
  theme: ThemeName;
  /** The train that is chosen, by its key. */
  chosen: string;
  /** Trains as they were planned, drawn pale where the day was replanned. */
  planned: Train[];
  /** Paths for one more train, the chosen one first. */
  paths: Point[][];
  closures: Closure[];
  /** What is being dragged: a train and how much later it is, or a closure. */
  drag: { train: string; seconds: number } | { closure: Closure } | null;
  words: { path: string; minutes: (count: number) => string; corner: string; km: string };
}

const FONT = '"Noto Sans", "Noto Sans SC", sans-serif';
const EDGE = { top: 26, bottom: 22, right: 14 };
const PATH = '#009E73';
/** A closed loop is a narrow band on the line of its station. */
const LOOP_HEIGHT = 10;

export function wholeOf(day: LineDay): View {
  const [first, last] = [day.stations[0]?.km ?? 0, day.stations.at(-1)?.km ?? 1];
  const room = Math.max(0.5, (last - first) * 0.02);
  return { from: 0, to: DAY, top: first - room, bottom: last + room };
}

/** The view kept within the day and the line. */
export function clamped(view: View, whole: View): View {
  const fit = (from: number, to: number, least: number, most: number, smallest: number): [number, number] => {
    const size = Math.min(most - least, Math.max(smallest, to - from));
    const start = Math.min(Math.max(from - (size - (to - from)) / 2, least), most - size);
    return [start, start + size];
  };
  const smallest = Math.min(whole.bottom - whole.top, 4);
  const [from, to] = fit(view.from, view.to, whole.from, whole.to, 1200);
  const [top, bottom] = fit(view.top, view.bottom, whole.top, whole.bottom, smallest);
  return { from, to, top, bottom };
}

/** Between the day and the paper: positions, names and what is under a finger. */
export class Plane {
  readonly left: number;
  readonly right: number;
  readonly top = EDGE.top;
  readonly bottom: number;

  constructor(
    readonly view: View,
    readonly width: number,
    height: number,
  ) {
    this.left = Math.min(150, Math.max(92, width * 0.17));
    this.right = width - EDGE.right;
    this.bottom = height - EDGE.bottom;
  }

  x(seconds: number): number {
    return this.left + ((seconds - this.view.from) / (this.view.to - this.view.from)) * (this.right - this.left);
  }

  y(km: number): number {
    return this.top + ((km - this.view.top) / (this.view.bottom - this.view.top)) * (this.bottom - this.top);
  }

  seconds(x: number): number {
    return this.view.from + ((x - this.left) / (this.right - this.left)) * (this.view.to - this.view.from);
  }

  km(y: number): number {
    return this.view.top + ((y - this.top) / (this.bottom - this.top)) * (this.view.bottom - this.view.top);
  }

  holds(x: number, y: number): boolean {
    return x >= this.left && x <= this.right && y >= this.top && y <= this.bottom;
  }
}

/** The train whose line is nearest, within some pixels. */
export function trainAt(day: LineDay, plane: Plane, x: number, y: number, within = 9): Train | null {
  let best: Train | null = null;
  let least = within * within;
  for (const train of day.trains) {
    for (const run of train.runs) {
      const line = pixels(day, plane, run);
      for (let index = 2; index < line.length; index += 2) {
        const distance = distanceTo(x, y, line, index);
        if (distance < least) {
          [best, least] = [train, distance];
        }
      }
    }
  }
  return best;
}

/** What can be closed at a height: a loop of the station whose line is there, else the section. */
export function closableAt(day: LineDay, plane: Plane, y: number): string | null {
  const km = plane.km(y);
  const section = day.sections.find(
    ({ from, to }) => km >= (day.stations[from]?.km ?? 0) && km <= (day.stations[to]?.km ?? 0),
  );
  if (!section) {
    return null;
  }
  const ends = [section.from, section.to].map((index) => day.stations[index]);
  const height = Math.abs(plane.y(ends[1]?.km ?? 0) - plane.y(ends[0]?.km ?? 0));
  const station = ends.find((end) => end && hasLoop(end) && Math.abs(plane.y(end.km) - y) <= Math.min(4, height / 5));
  return station?.place ?? section.id;
}

/** Whether a station has a track beside the running one. */
export function hasLoop({ tracks }: { tracks: number }): boolean {
  return tracks >= 2;
}

export function closureAt(picture: Picture, plane: Plane, x: number, y: number): number {
  return picture.closures.findIndex((closure) => {
    const box = boxOf(picture.day, plane, closure);
    return box !== null && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  });
}

/** Whether a run has anything in sight: most have not where the graph is zoomed. */
function isInSight(day: LineDay, plane: Plane, run: Point[]): boolean {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || first.arrival > plane.view.to || last.departure < plane.view.from) {
    return false;
  }
  const [one, other] = [day.stations[first.station]?.km ?? 0, day.stations[last.station]?.km ?? 0];
  return Math.min(one, other) <= plane.view.bottom && Math.max(one, other) >= plane.view.top;
}

/** Draws the day as railway people do: time across, distance down. */
export function draw(context: CanvasRenderingContext2D, picture: Picture, plane: Plane): void {
  const { day, theme } = picture;
  const { ink, paper } = THEMES[theme];
  context.save();
  context.lineJoin = 'round';
  context.fillStyle = paper;
  context.fillRect(0, 0, plane.width, plane.bottom + EDGE.bottom);
  drawSingleTrack(context, day, plane, theme);
  drawHours(context, plane, theme);
  drawStations(context, day, plane, theme);
  context.save();
  context.beginPath();
  context.rect(plane.left, plane.top, plane.right - plane.left, plane.bottom - plane.top);
  context.clip();
  for (const closure of picture.closures) {
    drawClosure(context, day, plane, closure, ink);
  }
  for (const train of picture.planned) {
    drawTrain(context, day, plane, train, { theme, alpha: 0.6, dash: [5, 3], width: 1.2 });
  }
  drawTrains(context, picture, plane);
  drawConflicts(context, day, plane, theme);
  drawDrag(context, picture, plane);
  context.restore();
  drawCorner(context, picture, plane, ink);
  context.restore();
}

function drawSingleTrack(context: CanvasRenderingContext2D, day: LineDay, plane: Plane, theme: ThemeName): void {
  context.fillStyle = theme === 'dark' ? '#2d3035' : '#f1efe9';
  for (const { from, to, single } of day.sections) {
    const [top, bottom] = [day.stations[from]?.km ?? 0, day.stations[to]?.km ?? 0].map((km) =>
      Math.min(plane.bottom, Math.max(plane.top, plane.y(km))),
    );
    if (single && top !== undefined && bottom !== undefined && bottom > top) {
      context.fillRect(plane.left, top, plane.right - plane.left, bottom - top);
    }
  }
}

function drawHours(context: CanvasRenderingContext2D, plane: Plane, theme: ThemeName): void {
  const { ink } = THEMES[theme];
  const perHour = ((plane.right - plane.left) * 3600) / (plane.view.to - plane.view.from);
  const faint = perHour / 6 >= 5 ? 600 : perHour / 2 >= 5 ? 1800 : 3600;
  const named = [600, 1800, 3600, 7200, 10_800, 21_600].find((step) => (perHour * step) / 3600 >= 46) ?? 21_600;
  context.font = `12px ${FONT}`;
  context.textAlign = 'center';
  for (let at = Math.ceil(plane.view.from / faint) * faint; at <= plane.view.to; at += faint) {
    const x = Math.round(plane.x(at)) + 0.5;
    const [isHour, isHalf] = [at % 3600 === 0, at % 1800 === 0];
    context.strokeStyle = ink;
    context.globalAlpha = isHour ? 0.45 : isHalf ? 0.22 : 0.1;
    context.lineWidth = isHour ? 1.2 : 0.8;
    context.beginPath();
    context.moveTo(x, plane.top);
    context.lineTo(x, plane.bottom);
    context.stroke();
    context.globalAlpha = 1;
    if (at % named === 0) {
      context.fillStyle = ink;
      const text = named < 3600 ? clock(at) : String(Math.round(at / 3600));
      context.fillText(text, x, plane.top - 6);
      context.fillText(text, x, plane.bottom + 15);
    }
  }
}

function drawStations(context: CanvasRenderingContext2D, day: LineDay, plane: Plane, theme: ThemeName): void {
  const { ink } = THEMES[theme];
  for (const station of day.stations) {
    const y = Math.round(plane.y(station.km)) + 0.5;
    if (y < plane.top || y > plane.bottom) {
      continue;
    }
    context.strokeStyle = ink;
    context.globalAlpha = station.tracks >= 5 ? 0.55 : 0.28;
    context.lineWidth = station.tracks >= 5 ? 1 : 0.7;
    context.setLineDash(station.canMeet ? [] : [2, 3]);
    context.beginPath();
    context.moveTo(plane.left, y);
    context.lineTo(plane.right, y);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
  context.textAlign = 'right';
  context.fillStyle = ink;
  for (const { station, y, isMain } of namedStations(day, plane)) {
    context.font = `${isMain ? '600 ' : ''}12px ${FONT}`;
    const km = String(Math.round(station.km));
    const room = plane.left - 12 - (plane.left > 110 ? 34 : 0);
    context.fillText(fitted(context, station.name, room), plane.left - 6 - (plane.left > 110 ? 34 : 0), y + 4);
    if (plane.left > 110) {
      context.globalAlpha = 0.7;
      context.font = `11px ${FONT}`;
      context.fillText(km, plane.left - 6, y + 4);
      context.globalAlpha = 1;
    }
  }
}

/** Which stations have room for their names: the ends and the greater ones first. */
function namedStations(day: LineDay, plane: Plane) {
  const last = day.stations.length - 1;
  const order = day.stations
    .map((station, index) => ({
      station,
      y: plane.y(station.km),
      weight: index === 0 || index === last ? 1e6 : station.tracks,
      isMain: station.tracks >= 5,
    }))
    .filter(({ y }) => y >= plane.top - 1 && y <= plane.bottom + 1)
    .sort((a, b) => b.weight - a.weight);
  const named: typeof order = [];
  for (const candidate of order) {
    if (named.every(({ y }) => Math.abs(y - candidate.y) >= 14)) {
      named.push(candidate);
    }
  }
  return named;
}

function drawTrains(context: CanvasRenderingContext2D, picture: Picture, plane: Plane): void {
  const { day, theme, chosen, paths, words } = picture;
  const chosenTrain = day.trains.find((train) => keyOf(train) === chosen);
  // Trains that look alike are one path: a stroke each would take most of a frame.
  const alike = new Map<string, Train[]>();
  for (const train of day.trains) {
    if (train !== chosenTrain) {
      const look = `${train.traffic === 'passenger'} ${train.planned} ${train.gaugeMm}`;
      const group = alike.get(look);
      if (group) {
        group.push(train);
      } else {
        alike.set(look, [train]);
      }
    }
  }
  for (const group of alike.values()) {
    const [first] = group;
    if (first) {
      context.beginPath();
      for (const train of group) {
        for (const run of train.runs) {
          if (isInSight(day, plane, run)) {
            trace(context, pixels(day, plane, run));
          }
        }
      }
      paint(context, {
        colour: colourOf(first.gaugeMm, theme),
        width: first.traffic === 'passenger' ? 2.4 : 1.2,
        dash: [],
        alpha: first.planned ? 0.55 : chosenTrain ? 0.8 : 1,
      });
    }
  }
  for (const [index, path] of paths.entries()) {
    stroke(context, pixels(day, plane, path), PATH, index === 0 ? 3.5 : 1.5, index === 0 ? [9, 4] : [3, 4]);
  }
  if (chosenTrain) {
    for (const run of chosenTrain.runs) {
      stroke(context, pixels(day, plane, run), THEMES[theme].ink, 6, [], 0.25);
    }
    drawTrain(context, day, plane, chosenTrain, { theme, alpha: 1, dash: [], width: 3.4 });
  }
  drawNumbers(context, picture, plane);
  const best = paths[0];
  if (best) {
    label(context, pixels(day, plane, best), words.path, PATH, THEMES[theme].paper, []);
  }
}

/** The number of each train along its line, where no other stands yet. */
function drawNumbers(context: CanvasRenderingContext2D, picture: Picture, plane: Plane): void {
  const { day, theme, chosen } = picture;
  const taken: { x: number; y: number; half: number }[] = [];
  const order = [...day.trains].sort(
    (a, b) =>
      Number(keyOf(b) === chosen) - Number(keyOf(a) === chosen) ||
      Number(b.traffic === 'passenger') - Number(a.traffic === 'passenger'),
  );
  for (const train of order) {
    for (const run of train.runs.filter((one) => isInSight(day, plane, one))) {
      context.font = `${train.traffic === 'passenger' ? '600 ' : ''}11px ${FONT}`;
      label(
        context,
        pixels(day, plane, run),
        train.number,
        colourOf(train.gaugeMm, theme),
        THEMES[theme].paper,
        taken,
        plane,
      );
    }
  }
}

function label(
  context: CanvasRenderingContext2D,
  line: Float64Array,
  text: string,
  colour: string,
  halo: string,
  taken: { x: number; y: number; half: number }[],
  plane?: Plane,
): void {
  const word = writtenWord(context, text, colour, halo);
  const half = word.width / 2 + 2;
  const { starts, total } = measured(line, plane);
  if (total < half * 3) {
    return;
  }
  for (const share of [0.5, 0.3, 0.7, 0.18, 0.82, 0.4, 0.6, 0.1, 0.9]) {
    const at = pointAt(line, starts, total * share);
    if (taken.some((other) => Math.abs(other.x - at.x) < other.half + half && Math.abs(other.y - at.y) < 15)) {
      continue;
    }
    taken.push({ x: at.x, y: at.y, half });
    const before = context.getTransform();
    context.translate(at.x, at.y);
    context.rotate(Math.max(-1.2, Math.min(1.2, at.angle)));
    context.drawImage(word.image, -word.boxWidth / 2, -4 - word.above, word.boxWidth, word.boxHeight);
    context.setTransform(before);
    return;
  }
}

/** A word as it was drawn once: drawing turned letters with their halo anew for each train and frame takes too long. */
interface Written {
  image: HTMLCanvasElement;
  width: number;
  boxWidth: number;
  boxHeight: number;
  above: number;
}

const MOST_WORDS = 2000;
const written = new Map<string, Written>();

/** Fonts that came meanwhile draw their words anew. */
export function forgetWords(): void {
  written.clear();
}

function writtenWord(context: CanvasRenderingContext2D, text: string, colour: string, halo: string): Written {
  const ratio = window.devicePixelRatio || 1;
  const key = `${context.font}|${colour}|${halo}|${ratio}|${text}`;
  const known = written.get(key);
  if (known) {
    return known;
  }
  const width = context.measureText(text).width;
  const [boxWidth, boxHeight, above] = [Math.ceil(width) + 8, 22, 15];
  const image = document.createElement('canvas');
  // Twice as fine as the screen: turned letters stay sharp.
  [image.width, image.height] = [boxWidth * ratio * 2, boxHeight * ratio * 2];
  const brush = image.getContext('2d');
  if (brush) {
    brush.scale(ratio * 2, ratio * 2);
    brush.font = context.font;
    brush.textAlign = 'center';
    brush.lineJoin = 'round';
    brush.lineWidth = 3;
    brush.strokeStyle = halo;
    brush.strokeText(text, boxWidth / 2, above);
    brush.fillStyle = colour;
    brush.fillText(text, boxWidth / 2, above);
  }
  if (written.size >= MOST_WORDS) {
    written.clear();
  }
  const made = { image, width, boxWidth, boxHeight, above };
  written.set(key, made);
  return made;
}

/** How far along a line each of its pieces ends, counting only what is in sight and moves. */
function measured(line: Float64Array, plane?: Plane): { starts: Float64Array; total: number } {
  const starts = new Float64Array(line.length / 2);
  let total = 0;
  for (let index = 2; index < line.length; index += 2) {
    const [x0, y0, x1, y1] = [line[index - 2] ?? 0, line[index - 1] ?? 0, line[index] ?? 0, line[index + 1] ?? 0];
    if (Math.abs(y1 - y0) > 0.5 && (!plane || plane.holds((x0 + x1) / 2, (y0 + y1) / 2))) {
      total += Math.hypot(x1 - x0, y1 - y0);
    }
    starts[index / 2] = total;
  }
  return { starts, total };
}

/** The middle of the piece that lies so far along a line, and how it is turned. */
function pointAt(line: Float64Array, ends: Float64Array, wanted: number) {
  let piece = 1;
  while (piece < ends.length - 1 && (ends[piece] ?? 0) < wanted) {
    piece++;
  }
  const index = piece * 2;
  const [x0, y0, x1, y1] = [line[index - 2] ?? 0, line[index - 1] ?? 0, line[index] ?? 0, line[index + 1] ?? 0];
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, angle: Math.atan2(y1 - y0, x1 - x0) };
}

function drawConflicts(context: CanvasRenderingContext2D, day: LineDay, plane: Plane, theme: ThemeName): void {
  const km = new Map(day.stations.map((station) => [station.place, station.km]));
  for (const conflict of day.conflicts) {
    const heights = [conflict.place, conflict.end].map((place) => km.get(place)).filter((at) => at !== undefined);
    if (heights.length === 0) {
      continue;
    }
    const x = plane.x((secondsOf(day, conflict.from) + secondsOf(day, conflict.to)) / 2);
    const y = plane.y(heights.reduce((sum, at) => sum + at, 0) / heights.length);
    for (const [radius, colour] of [
      [9, THEMES[theme].ink],
      [12.5, COLOURS.customs],
    ] as const) {
      context.beginPath();
      context.arc(x, y, radius, 0, Math.PI * 2);
      context.strokeStyle = colour;
      context.lineWidth = 2.4;
      context.stroke();
    }
  }
}

function drawDrag(context: CanvasRenderingContext2D, picture: Picture, plane: Plane): void {
  const { day, drag, theme, words } = picture;
  if (!drag) {
    return;
  }
  if ('closure' in drag) {
    drawClosure(context, day, plane, drag.closure, THEMES[theme].ink);
    return;
  }
  const train = day.trains.find((known) => keyOf(known) === drag.train);
  for (const run of train?.runs ?? []) {
    const moved = run.map((point) => ({
      ...point,
      arrival: point.arrival + drag.seconds,
      departure: point.departure + drag.seconds,
    }));
    const line = pixels(day, plane, moved);
    stroke(context, line, colourOf(train?.gaugeMm ?? 0, theme), 3, [6, 4]);
    context.font = `600 13px ${FONT}`;
    label(
      context,
      line,
      words.minutes(Math.round(drag.seconds / 60)),
      THEMES[theme].ink,
      THEMES[theme].paper,
      [],
      plane,
    );
  }
}

function drawClosure(
  context: CanvasRenderingContext2D,
  day: LineDay,
  plane: Plane,
  closure: Closure,
  ink: string,
): void {
  const box = boxOf(day, plane, closure);
  if (!box) {
    return;
  }
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.fillStyle = COLOURS.gateClosed;
  context.globalAlpha = 0.35;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = ink;
  context.lineWidth = 1.5;
  context.stroke();
  context.clip();
  context.lineWidth = 1;
  context.beginPath();
  for (let at = -box.height; at < box.width; at += 8) {
    context.moveTo(box.x + at, box.y + box.height);
    context.lineTo(box.x + at + box.height, box.y);
  }
  context.stroke();
  context.restore();
}

function boxOf(day: LineDay, plane: Plane, closure: Closure) {
  const section = day.sections.find(({ id }) => id === closure.section);
  if (!section) {
    const station = day.stations.find(({ place }) => place === closure.section);
    return station
      ? {
          x: plane.x(closure.from),
          y: plane.y(station.km) - LOOP_HEIGHT / 2,
          width: plane.x(closure.to) - plane.x(closure.from),
          height: LOOP_HEIGHT,
        }
      : null;
  }
  const [top, bottom] = [plane.y(day.stations[section.from]?.km ?? 0), plane.y(day.stations[section.to]?.km ?? 0)];
  const [x, end] = [plane.x(closure.from), plane.x(closure.to)];
  return { x, y: Math.min(top, bottom), width: end - x, height: Math.max(3, Math.abs(bottom - top)) };
}

function drawCorner(context: CanvasRenderingContext2D, picture: Picture, plane: Plane, ink: string): void {
  context.font = `11px ${FONT}`;
  context.textAlign = 'left';
  context.fillStyle = ink;
  context.fillText(fitted(context, picture.words.corner, plane.left - 8), 4, plane.top - 8);
  if (plane.left > 110) {
    context.textAlign = 'right';
    context.globalAlpha = 0.7;
    context.fillText(picture.words.km, plane.left - 24, plane.bottom + 15);
    context.globalAlpha = 1;
  }
}

function drawTrain(
  context: CanvasRenderingContext2D,
  day: LineDay,
  plane: Plane,
  train: Train,
  look: { theme: ThemeName; alpha: number; dash: number[]; width: number },
): void {
  for (const run of train.runs.filter((one) => isInSight(day, plane, one))) {
    stroke(context, pixels(day, plane, run), colourOf(train.gaugeMm, look.theme), look.width, look.dash, look.alpha);
  }
}

function stroke(
  context: CanvasRenderingContext2D,
  line: Float64Array,
  colour: string,
  width: number,
  dash: number[],
  alpha = 1,
): void {
  context.beginPath();
  trace(context, line);
  paint(context, { colour, width, dash, alpha });
}

/** Adds a line to the path; what is less than a pixel away can't be seen, and drawing it takes time. */
function trace(context: CanvasRenderingContext2D, line: Float64Array): void {
  let [lastX, lastY] = [line[0] ?? 0, line[1] ?? 0];
  context.moveTo(lastX, lastY);
  for (let index = 2; index < line.length; index += 2) {
    const [x, y] = [line[index] ?? 0, line[index + 1] ?? 0];
    if (Math.abs(x - lastX) + Math.abs(y - lastY) >= 0.8 || index === line.length - 2) {
      context.lineTo(x, y);
      [lastX, lastY] = [x, y];
    }
  }
}

function paint(
  context: CanvasRenderingContext2D,
  look: { colour: string; width: number; dash: number[]; alpha: number },
): void {
  context.strokeStyle = look.colour;
  context.lineWidth = look.width;
  context.globalAlpha = look.alpha;
  context.setLineDash(look.dash);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function pixels(day: LineDay, plane: Plane, run: Point[]): Float64Array {
  const line = new Float64Array(run.length * 4);
  for (let index = 0; index < run.length; index++) {
    const point = run[index] as Point;
    const y = plane.y(day.stations[point.station]?.km ?? 0);
    line[index * 4] = plane.x(point.arrival);
    line[index * 4 + 1] = y;
    line[index * 4 + 2] = plane.x(point.departure);
    line[index * 4 + 3] = y;
  }
  return line;
}

function distanceTo(x: number, y: number, line: Float64Array, index: number): number {
  const [x0, y0] = [line[index - 2] ?? 0, line[index - 1] ?? 0];
  const [dx, dy] = [(line[index] ?? 0) - x0, (line[index + 1] ?? 0) - y0];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length));
  return (x - x0 - share * dx) ** 2 + (y - y0 - share * dy) ** 2;
}

/** Vermilion and blue as on the map; on black a lighter blue, so that it can be seen. */
export function colourOf(gaugeMm: number, theme: ThemeName): string {
  switch (gaugeMm) {
    case 1000:
      return theme === 'dark' ? '#F07A26' : COLOURS.gauge1000;
    case 1435:
      return theme === 'dark' ? '#4BA3DB' : COLOURS.gauge1435;
    default:
      return theme === 'dark' ? '#a98fd6' : COLOURS.gaugeOther;
  }
}

function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) {
    return text;
  }
  let kept = text;
  while (kept.length > 1 && context.measureText(`${kept}…`).width > room) {
    kept = kept.slice(0, -1);
  }
  return `${kept}…`;
}
