import { useLanguage } from '../language';
import { RunStatus } from '../parts/RunStatus';
import { useTheme } from '../theme';
import { THEMES } from './colours';
import { FLOW_YEARS, type Flows, widthOf } from './flows';

/** Asks for flows, tells how far they are, and says what their width and colour mean. */
export function FlowControl({ flows, onHide }: { flows: Flows; onHide: () => void }) {
  const { say } = useLanguage();
  const { run, hasYear } = flows;
  const forecast = run.result?.forecast;
  return (
    <section class="flows" aria-label={say('flowsHead')}>
      <h2>{say('flowsHead')}</h2>
      {!forecast && !run.isWorking && !run.isCancelled && (
        <>
          <p class="note">{say('flowsNote', FLOW_YEARS.first, FLOW_YEARS.last)}</p>
          <button type="button" onClick={run.start}>
            {say('showFlows')}
          </button>
        </>
      )}
      <RunStatus run={run} />
      {forecast && !hasYear && <p role="status">{say('noFlowsThen', forecast.firstYear, forecast.lastYear)}</p>}
      {forecast && <FlowLegend />}
      {forecast && (
        <button type="button" onClick={onHide}>
          {say('hideFlows')}
        </button>
      )}
    </section>
  );
}

function FlowLegend() {
  const { say } = useLanguage();
  const theme = THEMES[useTheme()];
  const words = ['< 25 %', '25–50 %', '50–75 %', '75–100 %', '≥ 100 %', say('capacityUnknown')];
  return (
    <div class="flow-legend">
      <p>{say('flowWidth')}</p>
      <ul class="widths">
        {[1, 10, 50].map((million) => (
          <li key={million}>
            <svg width="40" height="30" aria-hidden="true">
              <line x1="0" x2="40" y1="15" y2="15" stroke={theme.flow[2]} stroke-width={widthOf(million * 1e6)} />
            </svg>{' '}
            {million}
          </li>
        ))}
      </ul>
      <p>{say('flowColour')}</p>
      <ul>
        {[...theme.flow, theme.flowUnknown].map((tone, level) => (
          <li key={tone}>
            <svg width="36" height="12" aria-hidden="true">
              <rect x="2" y="1" width="32" height="10" fill={tone} />
            </svg>{' '}
            {words[level]}
          </li>
        ))}
      </ul>
    </div>
  );
}
