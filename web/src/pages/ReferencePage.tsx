import { useState } from 'preact/hooks';
import { Problem, request, useAsked } from '../api';
import { useLanguage } from '../language';
import { ProblemBox } from '../parts/ProblemBox';

interface Schema {
  type?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  default?: unknown;
  format?: string;
  description?: string;
}

interface Parameter {
  name: string;
  in: 'query' | 'path';
  required: boolean;
  description: string;
  schema: Schema;
  example?: unknown;
}

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: Parameter[];
  requestBody?: {
    content: {
      'application/json': { schema: { properties: Record<string, Schema>; required: string[] }; example: unknown };
    };
  };
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
}

const SHOWN = 20_000;

/** The API, from its own description, each operation with a form that asks it. */
export function ReferencePage() {
  const { language, say } = useLanguage();
  const document = useAsked<Document>('/openapi.json');
  const operations = Object.entries(document.value?.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const groups = [...new Set(operations.map(({ operation }) => operation.tags[0] ?? ''))];
  return (
    <div class="page reference-page">
      <main id="answer" tabIndex={-1}>
        <h1>API</h1>
        <p class="lead">
          {say('apiLead')} <a href="/openapi.json">openapi.json</a>
          {language !== 'en' ? ` ${say('english')}` : ''}
        </p>
        {document.problem && <ProblemBox problem={document.problem} />}
        {groups.map((group) => (
          <section key={group}>
            <h2 lang="en">{group}</h2>
            {operations
              .filter(({ operation }) => operation.tags[0] === group)
              .map(({ path, method, operation }) => (
                <details key={operation.operationId} class="operation">
                  <summary>
                    <code>
                      {method} {path}
                    </code>{' '}
                    <span lang="en">{operation.summary}</span>
                  </summary>
                  <Trial path={path} method={method} operation={operation} />
                </details>
              ))}
          </section>
        ))}
      </main>
    </div>
  );
}

function Trial({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  const { say } = useLanguage();
  const parameters = operation.parameters ?? [];
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      parameters.filter(({ example }) => example !== undefined).map(({ name, example }) => [name, String(example)]),
    ),
  );
  const body = operation.requestBody?.content['application/json'];
  const [text, setText] = useState(() => (body ? JSON.stringify(body.example, null, 2) : ''));
  const [answer, setAnswer] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const query = new URLSearchParams();
  let address = path;
  for (const { name, in: where } of parameters) {
    const value = values[name] ?? '';
    if (where === 'path') {
      address = address.replace(`{${name}}`, encodeURIComponent(value));
    } else if (value) {
      query.append(name, value);
    }
  }
  const url = query.size > 0 ? `${address}?${query}` : address;
  const send = async (event: Event) => {
    event.preventDefault();
    setProblem(null);
    setAnswer('…');
    try {
      const init = body ? { method, body: text, headers: { 'Content-Type': 'application/json' } } : { method };
      const response = await request(url, init);
      const told = await response.text();
      setAnswer(told.length > SHOWN ? `${told.slice(0, SHOWN)}\n… ${told.length - SHOWN} more characters` : told);
    } catch (fault) {
      setAnswer('');
      setProblem(fault instanceof Problem ? fault : new Problem(0, '', String(fault), ''));
    }
  };
  return (
    <form onSubmit={send} class="trial">
      {parameters.map((parameter) => (
        <div class="field" key={parameter.name}>
          <label for={`${operation.operationId}-${parameter.name}`}>
            <code>{parameter.name}</code> <small lang="en">{describe(parameter)}</small>
          </label>
          <input
            id={`${operation.operationId}-${parameter.name}`}
            type="text"
            required={parameter.required}
            value={values[parameter.name] ?? ''}
            onInput={(event) => {
              const { value } = event.currentTarget;
              setValues((before) => ({ ...before, [parameter.name]: value }));
            }}
          />
        </div>
      ))}
      {body && (
        <div class="field">
          <label for={`${operation.operationId}-body`}>JSON</label>
          <textarea
            id={`${operation.operationId}-body`}
            rows={8}
            spellcheck={false}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
      )}
      <p>
        <button type="submit">{say('tryIt')}</button> <code>{url}</code>
      </p>
      {problem && <ProblemBox problem={problem} />}
      {answer && (
        <pre tabIndex={0} role="region" aria-label={say('answer')}>
          {answer}
        </pre>
      )}
    </form>
  );
}

function describe({ description, schema, required }: Parameter): string {
  const limits = [
    required ? 'required' : '',
    schema.enum ? schema.enum.join(' | ') : '',
    schema.minimum !== undefined ? `from ${schema.minimum}` : '',
    schema.maximum !== undefined ? `to ${schema.maximum}` : '',
    schema.default !== undefined ? `default ${schema.default}` : '',
  ].filter(Boolean);
  return limits.length > 0 ? `${description} (${limits.join(', ')})` : description;
}
