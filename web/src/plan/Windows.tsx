import { useState } from 'preact/hooks';
import type { Itinerary, Plan, Problem } from '../api';
import { date, full, hour, money, parseClock, span } from '../format';
import { useLanguage } from '../language';
import { ProblemBox } from '../parts/ProblemBox';
import { cancelRun, problemOf, startRun, useRun } from '../parts/runs';

const DAYS = 7;

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
  const { state, result: plan, problem: failed, isWorking } = useRun<Plan>(run);
  const [refused, setRefused] = useState<Problem | null>(null);
  const problem = failed ?? refused;
  const start = () => {
    setRefused(null);
    startRun('plan', { ...Object.fromEntries(question), lang: language, window: DAYS })
      .then((started) => onRun(started.id))
      .catch((fault: unknown) => setRefused(problemOf(fault)));
  };
  return (
    <section class="window">
      <h2>{say('window')}</h2>
      <p class="note">{say('windowLead', DAYS)}</p>
      <p>
        <button type="button" onClick={start} disabled={isWorking}>
          {say('start')}
        </button>{' '}
        {isWorking && (
          <button type="button" onClick={() => cancelRun(run)}>
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
