import { useEffect, useRef, useState } from 'preact/hooks';
import { go, useAddress, withValues } from '../address';
import { ask, Problem, request } from '../api';

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
  const [refused, setRefused] = useState<Problem | null>(null);
  const latest = useRef(0);
  const before = useRef({ id, text });

  const start = () => {
    latest.current++;
    const mine = latest.current;
    setRefused(null);
    startRun(kind, question)
      .then((started) => mine === latest.current && keep(path, name, started.id))
      .catch((fault: unknown) => mine === latest.current && setRefused(problemOf(fault)));
  };
  useEffect(() => {
    const was = before.current;
    before.current = { id, text };
    const isOfAnother = id !== '' && id === was.id && text !== was.text;
    if ((id === '' && !waits) || isOfAnother) {
      start();
    }
  }, [id, text]);
  useEffect(() => {
    if (watched.problem?.code === GONE) {
      start();
    }
  }, [watched.problem]);
  // Who has left the page does not want its answer in the address of the next.
  useEffect(() => () => void latest.current++, []);

  const problem = refused ?? (watched.problem?.code === GONE ? null : watched.problem);
  return {
    ...watched,
    problem,
    isWorking: watched.state?.state === 'waiting' || watched.state?.state === 'working',
    isCancelled: watched.state?.state === 'cancelled',
    start,
    cancel: () => {
      request(`/api/runs/${encodeURIComponent(id)}`, { method: 'DELETE' }).catch(() => undefined);
    },
  };
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

/** Watches a run to its end; none for an empty key. */
function useWatched<T>(id: string): { state: RunState | null; result: T | null; problem: Problem | null } {
  const [state, setState] = useState<RunState | null>(null);
  const [result, setResult] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    setState(null);
    setResult(null);
    setProblem(null);
    if (!id) {
      return;
    }
    const stop = new AbortController();
    watch(id, stop.signal, setState)
      .then(async (last) => {
        if (last?.state === 'done') {
          setResult(await ask<T>(`/api/runs/${encodeURIComponent(id)}/result`, { signal: stop.signal }));
        } else if (last?.problem) {
          setProblem(new Problem(0, last.problem.code, last.problem.detail, last.problem.whatToDo));
        }
      })
      .catch((fault: unknown) => {
        if (!stop.signal.aborted) {
          setProblem(problemOf(fault));
        }
      });
    return () => stop.abort();
  }, [id]);
  return { state, result, problem };
}

function problemOf(fault: unknown): Problem {
  return fault instanceof Problem ? fault : new Problem(0, '', String(fault), '');
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
