import { useEffect, useState } from 'preact/hooks';
import { ask, type Itinerary, type Plan, Problem, request } from '../api';
import { date, full, hour, money, parseClock, span } from '../format';
import { useLanguage } from '../language';
import { ProblemBox } from '../parts/ProblemBox';

const DAYS = 7;

interface RunState {
  id: string;
  state: 'waiting' | 'working' | 'done' | 'cancelled' | 'failed';
  progress: number;
  doing: string;
  started: string;
  problem: { code: string; detail: string; whatToDo: string } | null;
}

/** Which of the next days is the best to send on: a run that takes a while, watched, cancelled, and found again after a reload. */
export function Windows({
  question,
  run,
  onRun,
}: {
  question: URLSearchParams;
  run: string;
  onRun: (id: string) => void;
}) {
  const { language, say } = useLanguage();
  const [state, setState] = useState<RunState | null>(null);
  const [plan, setPlan] = useState<Plan | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    setState(null);
    setPlan(null);
    setProblem(null);
    if (!run) {
      return;
    }
    const stop = new AbortController();
    watch(run, stop.signal, setState)
      .then(async (last) => {
        if (last?.state === 'done') {
          setPlan(await ask<Plan>(`/api/runs/${run}/result`, { signal: stop.signal }));
        } else if (last?.problem) {
          setProblem(new Problem(0, last.problem.code, last.problem.detail, last.problem.whatToDo));
        }
      })
      .catch((fault: unknown) => {
        if (!stop.signal.aborted) {
          setProblem(fault instanceof Problem ? fault : new Problem(0, '', String(fault), ''));
        }
      });
    return () => stop.abort();
  }, [run]);

  const start = () => {
    const body = { ...Object.fromEntries(question), lang: language, window: DAYS };
    ask<RunState>('/api/runs/plan', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
      .then((started) => onRun(started.id))
      .catch((fault: unknown) => setProblem(fault instanceof Problem ? fault : new Problem(0, '', String(fault), '')));
  };
  const isWorking = state?.state === 'waiting' || state?.state === 'working';
  return (
    <section class="window">
      <h2>{say('window')}</h2>
      <p class="note">{say('windowLead', DAYS)}</p>
      <p>
        <button type="button" onClick={start} disabled={isWorking}>
          {say('start')}
        </button>{' '}
        {isWorking && (
          <button
            type="button"
            onClick={() => request(`/api/runs/${run}`, { method: 'DELETE' }).catch(() => undefined)}
          >
            {say('cancel')}
          </button>
        )}{' '}
        <span role="status">
          {isWorking
            ? `${say('busy')} ${state ? span((Date.now() - Date.parse(state.started)) / 3_600_000, language) : ''}`
            : ''}
          {state?.state === 'cancelled' ? say('cancelled') : ''}
        </span>
        {isWorking && <progress aria-label={say('busy')} />}
      </p>
      {problem && <ProblemBox problem={problem} />}
      {plan && (
        <table class="days">
          <thead>
            <tr>
              <th scope="col">{say('ready')}</th>
              <th scope="col">{say('arrivesP50')}</th>
              <th scope="col">P90</th>
              <th scope="col" class="number">
                USD
              </th>
              <th scope="col">{say('options')}</th>
            </tr>
          </thead>
          <tbody>
            {byDay(plan).map((best) => (
              <tr key={best.ready}>
                <td>{full(parseClock(best.ready), language)}</td>
                <td>{full(parseClock(best.arrival), language)}</td>
                <td>
                  {date(parseClock(best.p90Arrival), language)} {hour(parseClock(best.p90Arrival))}
                </td>
                <td class="number">{money(best.cost.usd)}</td>
                <td>{best.by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** The first itinerary of each day of readiness: the answer has the best on balance first. */
function byDay(plan: Plan): Itinerary[] {
  const days = new Map<string, Itinerary>();
  for (const itinerary of plan.itineraries) {
    if (!days.has(itinerary.ready)) {
      days.set(itinerary.ready, itinerary);
    }
  }
  return [...days.values()].sort((a, b) => parseClock(a.ready).instant - parseClock(b.ready).instant);
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
