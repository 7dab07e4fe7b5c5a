import type { Gate } from './api';
import { both, date, parseClock } from './format';
import type { Language, Say } from './language';

const HOUR = 3_600_000;

/** How a gate looks: colour and shape go by this word. */
export function lookOf(gate: Gate): 'open' | 'closing' | 'closed' {
  if (!gate.open) {
    return 'closed';
  }
  const [now, change] = [parseClock(gate.clockA), gate.nextChangeA ? parseClock(gate.nextChangeA) : null];
  return change && change.instant - now.instant <= HOUR ? 'closing' : 'open';
}

export function stateWords(gate: Gate, say: Say): string {
  if (!gate.open) {
    return say(gate.state === 'suspended' ? 'suspended' : 'closed');
  }
  return say(gate.openTowardsA && gate.openTowardsB ? 'open' : 'oneWay');
}

/** 10:30 +7 | 11:30 +8 */
export function clocksOf(gate: Gate, language: Language): string {
  return both(parseClock(gate.clockA), parseClock(gate.clockB).offsetMinutes, language);
}

export function nextChangeWords(gate: Gate, language: Language, say: Say): string {
  if (!gate.nextChangeA || !gate.nextChangeB) {
    return say(gate.open ? 'alwaysOpen' : 'notSoon');
  }
  const [change, other, now] = [parseClock(gate.nextChangeA), parseClock(gate.nextChangeB), parseClock(gate.clockA)];
  const day = date(change, language);
  const when = `${day === date(now, language) ? '' : `${day} `}${both(change, other.offsetMinutes, language)}`;
  return say(gate.open ? 'closes' : 'opens', when);
}

export function hoursWords(hours: string, say: Say): string {
  return hours === 'always' ? say('always') : hours === 'closed today' ? say('closedToday') : hours;
}

/** The order in which gates matter to a reader: open ones first. */
export function byWeight(a: Gate, b: Gate): number {
  const order = { open: 0, closing: 0, closed: 1 };
  return order[lookOf(a)] - order[lookOf(b)];
}
