import { Fragment } from 'preact';
import type { Itinerary, Leg } from '../api';
import { both, full, money, parseClock, span } from '../format';
import { type Language, type Say, useLanguage } from '../language';
import { nameOf } from '../parts/PlaceField';
import { colourOf, wordOf } from './looks';

type NameOf = (place: { id: string; name: string; nameVi: string; nameZh: string }) => string;

/** The legs as a table: a row each, below it what a border asks step by step, with both clocks. */
export function Legs({ itinerary, names }: { itinerary: Itinerary; names: NameOf }) {
  const { language, say } = useLanguage();
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={say('timeline')}>
      <table class="legs">
        <thead>
          <tr>
            <th scope="col">{say('leaves')}</th>
            <th scope="col">{say('what')}</th>
            <th scope="col">{say('where')}</th>
            <th scope="col" class="number">
              {say('km')}
            </th>
            <th scope="col" class="number">
              {say('gaugeMm')}
            </th>
            <th scope="col" class="number">
              {say('takes')}
            </th>
            <th scope="col" class="number">
              USD
            </th>
            <th scope="col" class="number">
              CO2 kg
            </th>
          </tr>
        </thead>
        <tbody>
          {itinerary.legs.map((leg, index) => {
            const notes = notesOf(leg, language, say);
            return (
              <Fragment key={`${leg.departure}-${index}`}>
                <tr class={leg.mode}>
                  <td class="time">{full(parseClock(leg.departure), language)}</td>
                  <td class="what">
                    <svg width="14" height="14" aria-hidden="true">
                      <rect width="14" height="14" fill={colourOf(leg)} />
                    </svg>{' '}
                    {say(wordOf(leg))}
                  </td>
                  <td class="where">{whereOf(leg, names)}</td>
                  <td class="number">{leg.km >= 0.5 ? money(leg.km) : ''}</td>
                  <td class="number">{leg.gaugeMm ?? ''}</td>
                  <td class="number">
                    {span(leg.hours, language)}
                    {leg.assumed ? '°' : ''}
                  </td>
                  <td class="number">{leg.cost.usd >= 0.5 ? money(leg.cost.usd) : ''}</td>
                  <td class="number">{leg.co2Kg >= 0.5 ? money(leg.co2Kg) : ''}</td>
                </tr>
                {notes.length > 0 && (
                  <tr class="more">
                    <td />
                    <td colSpan={7}>
                      <ul>
                        {notes.map((note) => (
                          <li key={note}>{note}</li>
                        ))}
                      </ul>
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {say('total')}
            </th>
            <td class="number">{money(itinerary.legs.reduce((sum, leg) => sum + leg.km, 0))}</td>
            <td />
            <td class="number">{span(itinerary.hours, language)}</td>
            <td class="number">{money(itinerary.cost.usd)}</td>
            <td class="number">{money(itinerary.co2Kg)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function whereOf(leg: Leg, names: NameOf): string {
  return leg.from.id === leg.to.id
    ? names(leg.from)
    : `${names(leg.from)} ${leg.mode === 'border' ? '|' : '→'} ${names(leg.to)}`;
}

function notesOf(leg: Leg, language: Language, say: Say): string[] {
  const notes: string[] = [];
  if (leg.serviceName) {
    notes.push(leg.serviceNumber ? `${leg.serviceNumber}, ${leg.serviceName}` : leg.serviceName);
  }
  const [leaves, arrives] = [parseClock(leg.departure), parseClock(leg.arrival)];
  if (leaves.offsetMinutes !== arrives.offsetMinutes) {
    const out = { ...arrives, offsetMinutes: leaves.offsetMinutes };
    notes.push(`${both(leaves, arrives.offsetMinutes, language)} → ${both(out, arrives.offsetMinutes, language)}`);
  }
  for (const step of leg.steps.filter(({ minutesP50 }) => minutesP50 > 0)) {
    notes.push(`${step.what}: ${span(step.minutesP50 / 60, language)} · P90 ${span(step.minutesP90 / 60, language)}`);
  }
  notes.push(...leg.notes.map((note) => note.replace(/\s?[(（]--\w+[)）]/g, '')));
  return leg.mode === 'wait' && notes.length === 0 ? [say('wait')] : notes;
}

export { nameOf };
