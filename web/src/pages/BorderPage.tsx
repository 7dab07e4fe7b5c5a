import { useCallback, useMemo, useState } from 'preact/hooks';
import { go, useAddress, withValues } from '../address';
import { type Gate, type Names, type Scenario, useAsked } from '../api';
import { Differences, Figures } from '../border/Figures';
import { BorderForm, type Policy, type Question } from '../border/Form';
import { type Result, subjectsOf } from '../border/report';
import { Yard } from '../border/Yard';
import { dayWords } from '../format';
import { useLanguage } from '../language';
import { RunStatus } from '../parts/RunStatus';
import { useRun } from '../parts/runs';

/** The worked example: the rail border at Đồng Đăng. */
const EXAMPLE = { at: 'rail-dong-dang-pingxiang', scenario: 'base', days: '7', replications: '5' };

/** A border, day by day: what waits where and for how long, and what a change would bring. */
export function BorderPage() {
  const { language, say } = useLanguage();
  const { query } = useAddress();
  const value = (name: string) => query.get(name) ?? '';
  const gates = useAsked<{ gates: Gate[] }>('/api/gates?limit=1000');
  const scenarios = useAsked<{ scenarios: Scenario[] }>('/api/scenarios');
  const policies = useAsked<{ policies: Policy[] }>('/api/policies');
  const question: Question = {
    at: value('at') || EXAMPLE.at,
    from: value('from'),
    scenario: value('scenario') || EXAMPLE.scenario,
    days: value('days') || EXAMPLE.days,
    replications: value('replications') || EXAMPLE.replications,
    set: value('set').split('|').filter(Boolean),
  };
  const { at, from, days, replications, ...others } = question;
  const run = useRun<Result>('simulate', {
    ...others,
    at: [at],
    days: Number(days),
    replications: Number(replications),
    ...(from ? { from } : {}),
  });
  const { result, isWorking } = run;
  const set = (values: Record<string, string>) => go('/border', withValues(query, values), { replace: true });

  const subjects = result ? subjectsOf(result.base) : [];
  const wanted = value('place');
  const subject = subjects.find(({ kind, place }) => `${kind}:${place.id}` === wanted) ?? subjects[0];
  const changed = result?.changed;
  const other = changed && subject ? changed[subject.kind].find(({ id }) => id === subject.place.id) : null;
  const [isChanged, setChanged] = useState(false);
  const names = (id: string) => {
    const place = subjects.find((known) => known.place.id === id)?.place.name;
    return place?.[language] || place?.en || id;
  };
  const nameOf = ({ kind, place }: (typeof subjects)[number]) => {
    const name = place.name[language] || place.name.en;
    return kind === 'gates' ? name : say(kind === 'terminals' ? 'terminalOf' : 'stationOf', name);
  };
  const services = useAsked<{ services: { id: string; number: string; name: Names }[] }>(
    result ? `/api/services?limit=5000&on=${result.base.from}&scenario=${encodeURIComponent(question.scenario)}` : null,
  );
  const called = useCallback(
    (id: string) => {
      const service = services.value?.services.find((known) => known.id === id);
      return service?.number || service?.name[language] || service?.name.en || id;
    },
    [services.value, language],
  );
  const gate = gates.value?.gates.find(({ id }) => id === question.at);
  const file = `${question.at}-${result?.base.from ?? ''}-${subject?.place.id ?? ''}`;
  const spans = (isChanged && changed ? result?.changedSpans : result?.spans) ?? [];
  const yardSpans = useMemo(() => spans.filter(({ place }) => place === subject?.place.id), [spans, subject?.place.id]);
  return (
    <div class="page border-page">
      <aside class="question" aria-label={say('borderHead')}>
        <BorderForm
          gates={gates.value?.gates ?? []}
          scenarios={scenarios.value?.scenarios ?? []}
          policies={policies.value?.policies ?? []}
          names={names}
          question={question}
          usualDay={result?.base.from ?? ''}
          isWorking={isWorking}
          onAsk={({ set: settings, ...asked }) => set({ ...asked, set: settings.join('|'), run: '', place: '' })}
        />
      </aside>
      <main id="answer" tabIndex={-1} aria-busy={isWorking}>
        <h1>{gate ? gate.name[language] || gate.name.en : say('borderPage')}</h1>
        {result && (
          <p class="lead">
            {say('borderSummary', result.base.days, dayWords(result.base.from, language), result.base.replications)}
          </p>
        )}
        <RunStatus run={run} />
        {result && subject && (
          <>
            {subjects.length > 1 && (
              <div class="field which">
                <label for="border-place">{say('whichPlace')}</label>
                <select
                  id="border-place"
                  value={`${subject.kind}:${subject.place.id}`}
                  onChange={(event) => set({ place: event.currentTarget.value })}
                >
                  {subjects.map((known) => (
                    <option key={`${known.kind}:${known.place.id}`} value={`${known.kind}:${known.place.id}`}>
                      {nameOf(known)}
                    </option>
                  ))}
                </select>
              </div>
            )}
            {changed && <Differences rows={result.differences} names={names} file={question.at} />}
            <h2>{nameOf(subject)}</h2>
            <Figures kind={subject.kind} place={subject.place} other={other ?? null} file={file} />
          </>
        )}
      </main>
      <aside class="evidence" aria-label={say('dayInYard')}>
        {result && subject && (
          <section>
            <h2>{say('dayInYard')}</h2>
            <p class="note">{say('dayInYardNote', dayWords(result.day, language))}</p>
            {changed && (
              <p>
                <label>
                  <input
                    type="checkbox"
                    checked={isChanged}
                    onChange={(event) => setChanged(event.currentTarget.checked)}
                  />{' '}
                  {say('withChange')}
                </label>
              </p>
            )}
            <Yard spans={yardSpans} file={`${file}-day`} called={called} />
          </section>
        )}
      </aside>
    </div>
  );
}
