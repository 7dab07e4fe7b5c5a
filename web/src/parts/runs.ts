import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { go, useAddress, withValues } from '../address';
import { ask, Problem, problemOf, request } from '../api';

/** A run as the server tells of it. */
export interface RunState {
  id: string;
  state: 'waiting' | 'working' | 'done' | 'cancelled' | 'failed';
  progress: number;
  doing: string;
  started: string;
  problem: { code: string; detail: string; whatToDo: string } | null;
}

/** A question that is worked on: how far it is, what came of it or what went wrong, and how to start and stop it. */
export interface Running<T> {
  state: RunState | null;
  result: T | null;
  problem: Problem | null;
  isWorking: boolean;
  isCancelled: boolean;
  start: () => void;
  cancel: () => void;
}

/** What the server says when it has no such run, or no more: one is kept for an hour. */
const GONE = 'LV9111';

/**
 * Asks a question that takes a while as a run. The address keeps the run under a name, so that a page that is loaded again finds it; a link that
 * is older than the server keeps runs asks again. With another question, or in another language where that is part of it, it starts anew.
 */
export function useRun<T>(
  kind: string,
  question: Record<string, unknown>,
  options: {
    /** Its name in the address; several on a page need several. */
    name?: string;
    /** Whether it waits for start() instead of starting with the page. */
    waits?: boolean;
  } = {},
): Running<T> {
  const { name = 'run', waits = false } = options;
  const { path, query } = useAddress();
  const id = query.get(name) ?? '';
  const text = JSON.stringify(question);
  const watched = useWatched<T>(id);
  const [isStarting, setStarting] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const latest = useRef(0);
  const isUnwanted = useRef(false);
  const before = useRef({ id, text });

  const start = () => {
    latest.current++;
    isUnwanted.current = false;
    const mine = latest.current;
    const only = (act: () => void) => mine === latest.current && act();
    setRefused(null);
    setStarting(true);
    startRun(kind, question)
      .then((started) => {
        if (isUnwanted.current) {
          cancelRun(started.id);
        }
        only(() => {
          setStarting(false);
          keep(path, name, started.id);
        });
      })
      .catch((fault: unknown) =>
        only(() => {
          setStarting(false);
          setRefused(problemOf(fault));
        }),
      );
  };
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { id, text };
    const isOfAnother = id !== '' && id === was.id && text !== was.text;
    if ((id === '' && !waits) || isOfAnother) {
      start();
    }
  }, [id, text]);
  const isGone = watched.problem?.code === GONE;
  useLayoutEffect(() => {
    if (isGone) {
      start();
    }
  }, [isGone]);
  // Who has left the page does not want its answer in the address of the next.
  useLayoutEffect(() => () => void latest.current++, []);

  const problem = refused ?? (isGone ? null : watched.problem);
  const isCancelled = watched.state?.state === 'cancelled' && !isStarting;
  const isAwaited = id === '' ? !waits : watched.result === null;
  return {
    ...watched,
    problem,
    isWorking: problem === null && !isCancelled && (isStarting || isAwaited),
    isCancelled,
    start,
    cancel: () => {
      isUnwanted.current = true;
      if (id) {
        cancelRun(id);
      }
    },
  };
}

function cancelRun(id: string): void {
  request(`/api/runs/${encodeURIComponent(id)}`, { method: 'DELETE' }).catch(() => undefined);
}

/** Where it stands in the address that is there now: another run may have got its own since. */
function keep(path: string, name: string, id: string): void {
  if (location.pathname === path) {
    go(path, withValues(new URLSearchParams(location.search), { [name]: id }), { replace: true });
  }
}

/** Starts a run of a kind; it goes on whatever becomes of the page. */
function startRun(kind: string, question: Record<string, unknown>): Promise<RunState> {
  return ask<RunState>(`/api/runs/${kind}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(question),
  });
}

interface Watched<T> {
  state: RunState | null;
  result: T | null;
  problem: Problem | null;
}

const NOTHING: Watched<never> = { state: null, result: null, problem: null };

/** Watches a run to its end; none for an empty key. What is known of another run is never shown as this one's. */
function useWatched<T>(id: string): Watched<T> {
  const [known, setKnown] = useState<Watched<T> & { of: string }>({ ...NOTHING, of: '' });
  useLayoutEffect(() => {
    if (!id) {
      return;
    }
    const stop = new AbortController();
    const add = (values: Partial<Watched<T>>) =>
      setKnown((before) => ({ ...NOTHING, ...(before.of === id ? before : {}), ...values, of: id }));
    watch(id, stop.signal, (state) => add({ state }))
      .then(async (last) => {
        if (last?.state === 'done') {
          add({ result: await ask<T>(`/api/runs/${encodeURIComponent(id)}/result`, { signal: stop.signal }) });
        } else if (last?.problem) {
          add({ problem: new Problem(0, last.problem.code, last.problem.detail, last.problem.whatToDo) });
        }
      })
      .catch((fault: unknown) => {
        if (!stop.signal.aborted) {
          add({ problem: problemOf(fault) });
        }
      });
    return () => stop.abort();
  }, [id]);
  return known.of === id ? known : NOTHING;
}

/** Reads the events of a run until the last; by fetch, because an EventSource can't send a key. */
async function watch(id: string, signal: AbortSignal, tell: (state: RunState) => void): Promise<RunState | null> {
  const response = await request(`/api/runs/${encodeURIComponent(id)}/events`, { signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let last: RunState | null = null;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) {
      break;
    }
    rest += value;
    const events = rest.split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '));
      if (data) {
        last = JSON.parse(data.slice(6)) as RunState;
        tell(last);
      }
    }
  }
  return last;
}
