import { useState } from 'preact/hooks';
import { type Problem, useKey } from '../api';
import { useLanguage } from '../language';

/** What went wrong and what to do; where a key is wanted, a place to give it. */
export function ProblemBox({ problem, again }: { problem: Problem; again?: () => void }) {
  const { say } = useLanguage();
  const [key, setKey] = useState('');
  return (
    <div class="problem" role="alert">
      <p>
        {problem.code && <code>{problem.code}</code>} {problem.message}
      </p>
      {problem.whatToDo && <p>{say('whatToDo', problem.whatToDo)}</p>}
      {problem.status === 401 && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            useKey(key);
            again?.();
          }}
        >
          <label>
            {say('accessKey')}
            <input
              type="password"
              autocomplete="off"
              value={key}
              onInput={(event) => setKey(event.currentTarget.value)}
            />
          </label>
          <button type="submit">{say('useKey')}</button>
        </form>
      )}
    </div>
  );
}
