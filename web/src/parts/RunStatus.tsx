import { useLanguage } from '../language';
import type { WordKey } from '../words';
import { ProblemBox } from './ProblemBox';
import type { Running } from './runs';

/** What a run says it is doing, where that is a word and no name. */
const DOING: Record<string, WordKey> = {
  searching: 'doingSearch',
  checking: 'doingCheck',
  draws: 'doingDraws',
  reading: 'doingRead',
};

/** How far a run is, with a way to stop it; whether it was stopped, with a way to start it again; what went wrong. */
export function RunStatus({ run }: { run: Running<unknown> }) {
  const { say } = useLanguage();
  const { state, isWorking, isCancelled, problem } = run;
  const share = state?.progress ?? 0;
  const word = DOING[state?.doing ?? ''];
  const doing = word ? say(word) : (state?.doing ?? '');
  return (
    <>
      {isWorking && (
        <p class="run" role="status">
          {say('busy')} <progress aria-label={say('busy')} max={1} value={share > 0 ? share : undefined} />{' '}
          {[share > 0 ? `${Math.round(share * 100)} %` : '', doing].filter(Boolean).join(' · ')}{' '}
          <button type="button" onClick={run.cancel}>
            {say('cancel')}
          </button>
        </p>
      )}
      {isCancelled && (
        <p class="run" role="status">
          {say('cancelled')}{' '}
          <button type="button" onClick={run.start}>
            {say('startAgain')}
          </button>
        </p>
      )}
      {problem && <ProblemBox problem={problem} again={run.start} />}
    </>
  );
}
