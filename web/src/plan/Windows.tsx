import type { Itinerary, Plan } from '../api';
import { date, full, hour, money, parseClock } from '../format';
import { useLanguage } from '../language';
import { RunStatus } from '../parts/RunStatus';
import { useRun } from '../parts/runs';

const DAYS = 7;

/** Which of the next days is the best to send on: a run that takes a while, watched, cancelled, and found again after a reload. */
export function Windows({ question }: { question: URLSearchParams }) {
  const { language, say } = useLanguage();
  const run = useRun<Plan>(
    'plan',
    { ...Object.fromEntries(question), lang: language, window: DAYS },
    { name: 'run', waits: true },
  );
  const plan = run.result;
  return (
    <section class="window">
      <h2>{say('window')}</h2>
      <p class="note">{say('windowLead', DAYS)}</p>
      {!run.isWorking && (
        <p>
          <button type="button" onClick={run.start}>
            {say('start')}
          </button>
        </p>
      )}
      <RunStatus run={run} />
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
