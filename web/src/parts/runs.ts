import { useEffect, useState } from 'preact/hooks';
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

/** What is known of a run: how far it is, and in the end what came of it or what went wrong. */
export interface Running<T> {
  state: RunState | null;
  result: T | null;
  problem: Problem | null;
  isWorking: boolean;
}

/** Starts a run of a kind; it goes on whatever becomes of the page. */
export function startRun(kind: string, question: Record<string, unknown>): Promise<RunState> {
  return ask<RunState>(`/api/runs/${kind}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(question),
  });
}

export function cancelRun(id: string): void {
  request(`/api/runs/${encodeURIComponent(id)}`, { method: 'DELETE' }).catch(() => undefined);
}

/** Watches a run to its end; none for an empty key. */
export function useRun<T>(id: string): Running<T> {
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
  return { state, result, problem, isWorking: state?.state === 'waiting' || state?.state === 'working' };
}

export function problemOf(fault: unknown): Problem {
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
