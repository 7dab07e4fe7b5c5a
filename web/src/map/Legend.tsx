import { useLanguage } from '../language';
import { COLOURS } from './colours';

/** What colours, dashes and shapes mean. */
export function Legend() {
  const { say } = useLanguage();
  const stroke = (colour: string, dash?: string, y = 6) => (
    <line x1="2" x2="34" y1={y} y2={y} stroke={colour} stroke-width="3" stroke-dasharray={dash} />
  );
  const rows = [
    { words: say('gauge1000'), shape: stroke(COLOURS.gauge1000) },
    { words: say('gauge1435'), shape: stroke(COLOURS.gauge1435) },
    {
      words: say('gaugeDual'),
      shape: (
        <>
          {stroke(COLOURS.gauge1000, undefined, 4)}
          {stroke(COLOURS.gauge1435, undefined, 8)}
        </>
      ),
    },
    { words: say('gaugeOther'), shape: stroke(COLOURS.gaugeOther) },
    {
      words: say('building'),
      shape: (
        <line
          x1="3"
          x2="34"
          y1="6"
          y2="6"
          stroke={COLOURS.gauge1435}
          stroke-width="3"
          stroke-dasharray="0.5 5"
          stroke-linecap="round"
        />
      ),
    },
    { words: say('planned'), shape: stroke(COLOURS.gauge1435, '8 5') },
    {
      words: say('changedThisYear'),
      shape: <line x1="2" x2="34" y1="6" y2="6" stroke={COLOURS.flash} stroke-width="8" />,
    },
    { words: say('gateOpen'), shape: <circle cx="18" cy="6" r="5" fill={COLOURS.gateOpen} /> },
    {
      words: say('gateClosing'),
      shape: <circle cx="18" cy="6" r="4.5" fill={COLOURS.gateClosing} stroke="currentColor" stroke-width="1.5" />,
    },
    {
      words: say('gateClosed'),
      shape: <circle cx="18" cy="6" r="4" fill="none" stroke={COLOURS.gateClosed} stroke-width="2.5" />,
    },
    { words: say('terminals'), shape: <circle cx="18" cy="6" r="4.5" fill="currentColor" /> },
    { words: say('ports'), shape: <circle cx="18" cy="6" r="4" fill="none" stroke={COLOURS.sea} stroke-width="2.5" /> },
    {
      words: say('stations'),
      shape: <circle cx="18" cy="6" r="3.5" fill="none" stroke="currentColor" stroke-width="1.2" />,
    },
    { words: say('roads'), shape: <line x1="2" x2="34" y1="6" y2="6" stroke={COLOURS.road} stroke-width="1.4" /> },
    {
      words: say('sea'),
      shape: <line x1="2" x2="34" y1="6" y2="6" stroke={COLOURS.sea} stroke-width="1.6" stroke-dasharray="6 4" />,
    },
    {
      words: say('disputed'),
      shape: <line x1="2" x2="34" y1="6" y2="6" stroke="currentColor" stroke-width="1" stroke-dasharray="4 3" />,
    },
  ];
  return (
    <details class="legend" open>
      <summary>{say('legend')}</summary>
      <ul>
        {rows.map(({ words, shape }) => (
          <li key={words}>
            <svg width="36" height="12" aria-hidden="true">
              {shape}
            </svg>{' '}
            {words}
          </li>
        ))}
      </ul>
    </details>
  );
}
