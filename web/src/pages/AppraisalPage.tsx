import { go, useAddress, withValues } from '../address';
import { type Names, type Scenario, useAsked } from '../api';
import { Claims } from '../appraisal/Claims';
import { type Appraisal, type AppraisalResult, Figures } from '../appraisal/Figures';
import { guideNamed, numberWords, parameterWords } from '../appraisal/parameters';
import { useLanguage } from '../language';
import { InputField, QuestionForm, ScenarioField, SelectField, useDraft } from '../parts/fields';
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
  const { say } = useLanguage();
  const [draft, change] = useDraft(props.question);
  return (
    <QuestionForm
      head={say('appraisalHead')}
      ask={say('runAppraisal')}
      isWorking={props.isWorking}
      onAsk={() => props.onAsk(draft)}
    >
      <SelectField
        id="appraisal-projects"
        label={say('projectsWord')}
        value={draft.projects}
        groups={[
          { label: say('scenario'), rows: props.scenarios.filter(({ id }) => id !== 'base') },
          { label: say('projectsWord'), rows: props.projects },
        ]}
        onChoose={(projects) => change({ projects })}
      />
      <ScenarioField
        id="appraisal-against"
        label={say('againstScenarioWord')}
        value={draft.against}
        scenarios={props.scenarios}
        onChoose={(against) => change({ against })}
      />
      <SelectField
        id="appraisal-guide"
        label={say('guideWord')}
        value={draft.guide}
        rows={props.guides.map(guideNamed)}
        onChoose={(guide) => change({ guide })}
      />
      <InputField
        id="appraisal-draws"
        label={say('drawsWord')}
        type="number"
        min={0}
        max={20000}
        value={draft.draws}
        onInput={(draws) => change({ draws })}
      />
    </QuestionForm>
  );
}

function Evidence({ appraisal, words }: { appraisal: Appraisal; words: (key: string) => string }) {
  const { language, say } = useLanguage();
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
            show: ({ parameter, project, country, year }) =>
              [parameterWords(parameter, language), project && words(project), country, year]
                .filter(Boolean)
                .join(' · '),
          },
          {
            key: 'value',
            head: say('valueWord'),
            value: ({ value }) => value,
            show: (row) => numberWords(row, language),
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
