import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { chineseFont } from '../chinese';
import { date, offset, parseClock } from '../format';
import { useLanguage } from '../language';
import { useTheme } from '../theme';
import { type Closure, clock, DAY, endsOf, keyOf, type LineDay, type Point, type Train } from './day';
import {
  clamped,
  closableAt,
  closureAt,
  draw,
  forgetWords,
  type Picture,
  Plane,
  trainAt,
  type View,
  wholeOf,
} from './draw';

const STEP = 300;
const MOVED = 4;

interface Grab {
  x: number;
  y: number;
  view: View;
  train: string | null;
  closure: { index: number; was: Closure } | null;
  hasMoved: boolean;
}

/**
 * The train graph of a day: zoomed and moved by pointer, fingers and keys; a train can be dragged later, a section closed by a rectangle, a
 * closure moved. What it shows is in the tables below it, too.
 */
export function Graph(props: {
  day: LineDay;
  chosen: string;
  planned: Train[];
  paths: Point[][];
  closures: Closure[];
  canReplan: boolean;
  onChoose: (key: string) => void;
  onDelay: (train: Train, minutes: number) => void;
  onClose: (closure: Closure, index: number | null) => void;
}) {
  const { day, chosen, onChoose } = props;
  const { language, say } = useLanguage();
  const theme = useTheme();
  const whole = useMemo(() => wholeOf(day), [day.line, day.stations.length]);
  const [view, setView] = useState(whole);
  const [drag, setDrag] = useState<Picture['drag']>(null);
  const [isClosing, setClosing] = useState(false);
  const [told, setTold] = useState('');
  const sheet = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const grab = useRef<Grab | null>(null);
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const [seen, setSeen] = useState(whole);
  if (seen !== whole) {
    // Another line is seen whole at once.
    setSeen(whole);
    setView(whole);
  }

  const midnight = parseClock(day.midnight);
  const picture: Picture = {
    day,
    theme,
    chosen,
    planned: props.planned,
    paths: props.paths,
    closures: props.closures,
    drag,
    words: {
      path: say('newPath'),
      minutes: (count) => say('minutesLate', count),
      corner: `${date(midnight, language, true)} ${offset(midnight)}`,
      km: 'km',
    },
  };
  const size = useRedraw(canvas, picture, view);
  const plane = () => new Plane(view, size.current.width, size.current.height);
  const move = useCallback(
    (change: (before: View) => View) => setView((before) => clamped(change(before), whole)),
    [whole],
  );
  const zoom = (factor: number, x?: number, y?: number) => {
    const at = plane();
    const [seconds, km] = [at.seconds(x ?? (at.left + at.right) / 2), at.km(y ?? (at.top + at.bottom) / 2)];
    move((before) => ({
      from: seconds - (seconds - before.from) / factor,
      to: seconds + (before.to - seconds) / factor,
      top: km - (km - before.top) / factor,
      bottom: km + (before.bottom - km) / factor,
    }));
  };
  const shift = (across: number, down: number) =>
    move((before) => {
      const [seconds, km] = [(before.to - before.from) * across, (before.bottom - before.top) * down];
      return { from: before.from + seconds, to: before.to + seconds, top: before.top + km, bottom: before.bottom + km };
    });

  const zooming = useRef(zoom);
  zooming.current = zoom;
  useEffect(() => {
    const element = canvas.current;
    const onWheel = (event: WheelEvent) => {
      // A plain wheel scrolls the page; with the key held, or once the graph has been taken up, it zooms.
      if (event.ctrlKey || event.metaKey || document.activeElement === sheet.current) {
        event.preventDefault();
        zooming.current(Math.exp(-event.deltaY / 400), event.offsetX, event.offsetY);
      }
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, []);

  const onDown = (event: PointerEvent) => {
    const [x, y] = [event.offsetX, event.offsetY];
    fingers.current.set(event.pointerId, { x, y });
    canvas.current?.setPointerCapture(event.pointerId);
    const at = plane();
    const index = props.canReplan && at.holds(x, y) ? closureAt(picture, at, x, y) : -1;
    const was = props.closures[index];
    const train = isClosing || was ? null : trainAt(day, at, x, y, event.pointerType === 'touch' ? 16 : 9);
    grab.current = {
      x,
      y,
      view,
      train: train ? keyOf(train) : null,
      closure: was ? { index, was } : null,
      hasMoved: false,
    };
  };
  const onMove = (event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId);
    if (!before || !grab.current) {
      return;
    }
    const [x, y] = [event.offsetX, event.offsetY];
    if (fingers.current.size === 2) {
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1] ?? before;
      const [was, is] = [Math.hypot(before.x - other.x, before.y - other.y), Math.hypot(x - other.x, y - other.y)];
      fingers.current.set(event.pointerId, { x, y });
      grab.current.hasMoved = true;
      grab.current.train = null;
      zoom(is / Math.max(1, was), other.x, other.y);
      return;
    }
    fingers.current.set(event.pointerId, { x, y });
    const held = grab.current;
    held.hasMoved ||= Math.hypot(x - held.x, y - held.y) > MOVED;
    if (held.hasMoved) {
      setDrag(dragged(held, x, y));
    }
  };
  /** What a pointer that is held draws meanwhile; the graph itself moves where nothing is held. */
  const dragged = (held: Grab, x: number, y: number): Picture['drag'] => {
    const at = new Plane(held.view, size.current.width, size.current.height);
    const seconds = at.seconds(x) - at.seconds(held.x);
    if (held.closure) {
      const { was } = held.closure;
      const later = Math.max(-was.from, Math.round(seconds / STEP) * STEP);
      return { closure: { ...was, from: was.from + later, to: was.to + later } };
    }
    if (isClosing) {
      const section = closableAt(day, at, held.y);
      const ends = [at.seconds(held.x), at.seconds(x)]
        .map((end) => Math.round(end / STEP) * STEP)
        .sort((a, b) => a - b);
      const [from, to] = [Math.max(0, ends[0] ?? 0), Math.min(DAY, ends[1] ?? 0)];
      return section && to > from ? { closure: { section, from, to } } : null;
    }
    if (held.train && props.canReplan) {
      return { train: held.train, seconds: Math.max(0, Math.round(seconds / 60) * 60) };
    }
    const km = at.km(y) - at.km(held.y);
    setView(
      clamped(
        {
          from: held.view.from - seconds,
          to: held.view.to - seconds,
          top: held.view.top - km,
          bottom: held.view.bottom - km,
        },
        whole,
      ),
    );
    return null;
  };
  const onUp = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
    const held = grab.current;
    if (!held || fingers.current.size > 0) {
      return;
    }
    grab.current = null;
    setDrag(null);
    if (!held.hasMoved) {
      onChoose(held.train ?? '');
    } else if (drag && 'closure' in drag) {
      props.onClose(drag.closure, held.closure?.index ?? null);
      setClosing(false);
    } else if (drag && drag.seconds > 0) {
      const train = day.trains.find((known) => keyOf(known) === drag.train);
      if (train) {
        props.onDelay(train, drag.seconds / 60);
      }
    }
  };
  const choose = (step: number) => {
    const index = day.trains.findIndex((train) => keyOf(train) === chosen);
    const next = day.trains[(index + step + day.trains.length) % day.trains.length];
    if (next) {
      onChoose(keyOf(next));
      const ends = endsOf(next);
      setTold(
        `${next.number}, ${say(next.traffic)}: ${ends ? `${day.stations[ends.first.station]?.name} ${clock(ends.first.departure)} – ${day.stations[ends.last.station]?.name} ${clock(ends.last.arrival)}` : ''}`,
      );
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const act: Record<string, () => void> = {
      ArrowLeft: () => shift(-0.1, 0),
      ArrowRight: () => shift(0.1, 0),
      ArrowUp: () => shift(0, -0.1),
      ArrowDown: () => shift(0, 0.1),
      '+': () => zoom(1.3),
      '=': () => zoom(1.3),
      '-': () => zoom(1 / 1.3),
      '0': () => setView(whole),
      '.': () => choose(1),
      ',': () => choose(-1),
      Escape: () => onChoose(''),
    };
    const known = act[event.key];
    if (known && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      known();
    }
  };
  const trains = day.trains.length;
  return (
    <div class="train-graph">
      <div class="tools">
        <button type="button" onClick={() => zoom(1.5)} aria-label={say('zoomIn')}>
          +
        </button>
        <button type="button" onClick={() => zoom(1 / 1.5)} aria-label={say('zoomOut')}>
          −
        </button>
        <button type="button" onClick={() => setView(whole)}>
          {say('wholeDay')}
        </button>
        {props.canReplan && (
          <button type="button" aria-pressed={isClosing} onClick={() => setClosing(!isClosing)}>
            {say('closeByHand')}
          </button>
        )}
        <span class="note">{say(isClosing ? 'closeHint' : props.canReplan ? 'graphHintReplan' : 'graphHint')}</span>
      </div>
      <div
        ref={sheet}
        class="sheet"
        tabIndex={0}
        role="application"
        aria-roledescription={say('trainGraph')}
        aria-label={say('graphLabel', day.name[language] || day.name.en, trains, day.conflicts.length)}
        onKeyDown={onKey}
      >
        <canvas
          ref={canvas}
          data-trains={trains}
          data-conflicts={day.conflicts.length}
          data-paths={props.paths.length}
          data-view={[view.from, view.to, view.top, view.bottom].map((part) => part.toFixed(1)).join(' ')}
          style={{ cursor: isClosing ? 'crosshair' : 'grab' }}
          onPointerDown={onDown}
          onPointerMove={onMove}
          onPointerUp={onUp}
          onPointerCancel={(event) => {
            fingers.current.delete(event.pointerId);
            grab.current = null;
            setDrag(null);
          }}
        />
      </div>
      <p class="unseen" role="status">
        {told}
      </p>
    </div>
  );
}

/** Draws at most once a frame, at the size of the screen's own pixels; again when the box or the fonts change. */
function useRedraw(canvas: { current: HTMLCanvasElement | null }, picture: Picture, view: View) {
  const size = useRef({ width: 800, height: 560 });
  const latest = useRef({ picture, view });
  latest.current = { picture, view };
  const frame = useRef(0);
  const redraw = useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const element = canvas.current;
      const context = element?.getContext('2d');
      if (!element || !context) {
        return;
      }
      const started = performance.now();
      const ratio = window.devicePixelRatio || 1;
      const [width, height] = [element.clientWidth, element.clientHeight];
      if (element.width !== Math.round(width * ratio) || element.height !== Math.round(height * ratio)) {
        [element.width, element.height] = [Math.round(width * ratio), Math.round(height * ratio)];
      }
      size.current = { width, height };
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      draw(context, latest.current.picture, new Plane(latest.current.view, width, height));
      element.dataset.drawn = String(Number(element.dataset.drawn ?? 0) + 1);
      element.dataset.milliseconds = (performance.now() - started).toFixed(1);
    });
  }, [canvas]);
  useLayoutEffect(redraw);
  useEffect(() => {
    const element = canvas.current;
    if (!element) {
      return;
    }
    const observer = new ResizeObserver(redraw);
    observer.observe(element);
    const renew = () => {
      forgetWords();
      redraw();
    };
    document.fonts.addEventListener('loadingdone', renew);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', renew);
      cancelAnimationFrame(frame.current);
    };
  }, [canvas, redraw]);
  // The fonts have slices that are fetched only for text in the document: ask for those of the names on the graph.
  const names = picture.day.stations.map(({ name }) => name).join('');
  useEffect(() => {
    Promise.all(['', '600 '].map((weight) => document.fonts.load(`${weight}12px "Noto Sans"`, names)))
      .then(chineseFont)
      .then(() => document.fonts.load('12px "Noto Sans SC"', names))
      .then(redraw, redraw);
  }, [names, redraw]);
  return size;
}
