import { useEffect, useState } from 'preact/hooks';
import { go, useAddress, withValues } from '../address';
import { type Names, type Scenario, useAsked } from '../api';
import { Claims } from '../appraisal/Claims';
import { type Appraisal, type AppraisalResult, Figures } from '../appraisal/Figures';
import { useLanguage } from '../language';
import { RunStatus } from '../parts/RunStatus';
import { useRun } from '../parts/runs';
import { DataTable } from '../parts/Table';

const EXAMPLE = { projects: 'lhh', against: 'base', guide: 'adb', draws: '500' };
const FIELDS = ['projects', 'against', 'guide', 'draws'] as const;

type Question = Record<(typeof FIELDS)[number], string>;

/** Whether projects pay, for whom, what would change that, and how sure it is. */
export function AppraisalPage() {
  const { language, say } = useLanguage();
  const { query } = useAddress();
  const scenarios = useAsked<{ scenarios: Scenario[] }>('/api/scenarios');
  const projects = useAsked<{ projects: { id: string; name: Names }[] }>('/api/projects?limit=1000');
  const guides = useAsked<{ guides: string[] }>('/api/guides');
  const question = Object.fromEntries(FIELDS.map((name) => [name, query.get(name) ?? EXAMPLE[name]])) as Question;
  const run = useRun<AppraisalResult>('appraise', { ...question, draws: Number(question.draws) });
  const { result, isWorking } = run;
  const set = (values: Record<string, string>) => go('/appraisal', withValues(query, values), { replace: true });
  const named = [...(scenarios.value?.scenarios ?? []), ...(projects.value?.projects ?? [])];
  const nameOf = (id: string) => {
    const name = named.find((row) => row.id === id)?.name;
    return name?.[language] || name?.en || id;
  };
  const words = (key: string) => {
    const word = result?.words[key];
    return word?.[language] || word?.en || key;
  };
  const title = question.projects
    .split(',')
    .map((id) => nameOf(id.trim()))
    .join(' + ');
  const appraisal = result?.appraisal;
  return (
    <div class="page appraisal-page">
      <aside class="question" aria-label={say('appraisalHead')}>
        <AppraisalForm
          question={question}
          scenarios={scenarios.value?.scenarios ?? []}
          projects={projects.value?.projects ?? []}
          guides={guides.value?.guides ?? []}
          isWorking={isWorking}
          onAsk={(asked) => set({ ...asked, run: '' })}
        />
      </aside>
      <main id="answer" tabIndex={-1} aria-busy={isWorking}>
        <h1>{title}</h1>
        {appraisal && (
          <p class="lead">
            {say('appraisalLead', appraisal.priceYear, appraisal.baseYear, appraisal.openingYear, appraisal.lastYear)}
          </p>
        )}
        <RunStatus run={run} />
        {appraisal && <Figures appraisal={appraisal} words={words} />}
        <Claims />
      </main>
      <aside class="evidence" aria-label={say('assumptionsHead')}>
        {appraisal && <Evidence appraisal={appraisal} words={words} />}
      </aside>
    </div>
  );
}

function AppraisalForm(props: {
  question: Question;
  scenarios: Scenario[];
  projects: { id: string; name: Names }[];
  guides: string[];
  isWorking: boolean;
  onAsk: (question: Question) => void;
}) {
  const { language, say } = useLanguage();
  const [draft, setDraft] = useState(props.question);
  useEffect(() => setDraft(props.question), [JSON.stringify(props.question)]);
  const set = (name: keyof Question, value: string) => setDraft({ ...draft, [name]: value });
  const options = (rows: { id: string; name: Names }[]) =>
    rows.map(({ id, name }) => (
      <option key={id} value={id}>
        {name[language] || name.en}
      </option>
    ));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onAsk(draft);
      }}
    >
      <h2>{say('appraisalHead')}</h2>
      <div class="field">
        <label for="appraisal-projects">{say('projectsWord')}</label>
        <select
          id="appraisal-projects"
          value={draft.projects}
          onChange={(event) => set('projects', event.currentTarget.value)}
        >
          {props.scenarios.length === 0 && <option value={draft.projects}>{draft.projects}</option>}
          <optgroup label={say('scenario')}>{options(props.scenarios.filter(({ id }) => id !== 'base'))}</optgroup>
          <optgroup label={say('projectsWord')}>{options(props.projects)}</optgroup>
        </select>
      </div>
      <div class="field">
        <label for="appraisal-against">{say('againstScenarioWord')}</label>
        <select
          id="appraisal-against"
          value={draft.against}
          onChange={(event) => set('against', event.currentTarget.value)}
        >
          {props.scenarios.length === 0 && <option value={draft.against}>{draft.against}</option>}
          {options(props.scenarios)}
        </select>
      </div>
      <div class="field">
        <label for="appraisal-guide">{say('guideWord')}</label>
        <select id="appraisal-guide" value={draft.guide} onChange={(event) => set('guide', event.currentTarget.value)}>
          {props.guides.length === 0 && <option value={draft.guide}>{draft.guide}</option>}
          {props.guides.map((guide) => (
            <option key={guide} value={guide}>
              {guide}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="appraisal-draws">{say('drawsWord')}</label>
        <input
          id="appraisal-draws"
          type="number"
          min="0"
          max="20000"
          required
          value={draft.draws}
          onInput={(event) => set('draws', event.currentTarget.value)}
        />
      </div>
      <button type="submit" class="main" disabled={props.isWorking}>
        {say('runAppraisal')}
      </button>
    </form>
  );
}

function Evidence({ appraisal, words }: { appraisal: Appraisal; words: (key: string) => string }) {
  const { say } = useLanguage();
  return (
    <>
      <h2>{say('investHead')}</h2>
      <DataTable
        label={say('investHead')}
        file="appraisal-investments"
        rows={appraisal.investments}
        columns={[
          {
            key: 'project',
            head: say('projectsWord'),
            value: ({ project }) => project,
            show: ({ project, country }) => `${words(project)} (${country})`,
          },
          {
            key: 'cost',
            head: say('costWord'),
            value: ({ cost }) => cost,
            show: ({ cost }) => Math.round(cost),
            isNumber: true,
          },
          {
            key: 'openingYear',
            head: say('opensIn'),
            value: ({ openingYear }) => openingYear,
            show: ({ openingYear, openingAssumed }) => `${openingYear}${openingAssumed ? '°' : ''}`,
          },
        ]}
      />
      {appraisal.gaps.length > 0 && (
        <>
          <h2>{say('gapsHead')}</h2>
          <ul>
            {appraisal.gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{say('assumptionsHead')}</h2>
      <DataTable
        label={say('assumptionsHead')}
        file="appraisal-assumptions"
        rows={appraisal.assumptions}
        columns={[
          {
            key: 'parameter',
            head: say('parameterWord'),
            value: ({ parameter }) => parameter,
            show: ({ parameter, project, country }) =>
              `${parameter.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()}${project ? ` · ${words(project)}` : ''}${country ? ` · ${country}` : ''}`,
          },
          {
            key: 'value',
            head: say('valueWord'),
            value: ({ value }) => value,
            show: ({ value, unit }) => `${value} ${unit}`,
          },
          {
            key: 'source',
            head: say('source'),
            value: ({ source }) => source,
            show: ({ source, confidence }) => `${source} (${confidence})`,
          },
        ]}
      />
    </>
  );
}
