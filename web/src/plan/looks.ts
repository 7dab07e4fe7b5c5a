import type { Leg } from '../api';
import { COLOURS } from '../map/colours';
import type { WordKey } from '../words';

/** How a leg is drawn: its colour, and hatching where nothing is done but wait. */
export function colourOf(leg: Leg): string {
  switch (leg.mode) {
    case 'road':
      return COLOURS.road;
    case 'rail':
      return leg.gaugeMm === 1000 ? COLOURS.gauge1000 : leg.gaugeMm === 1435 ? COLOURS.gauge1435 : COLOURS.gaugeOther;
    case 'sea':
      return COLOURS.sea;
    case 'border':
    case 'clearance':
      return COLOURS.customs;
    case 'handling':
      return COLOURS.handling;
    default:
      return 'url(#waiting)';
  }
}

const WORDS: Record<Leg['mode'], WordKey> = {
  road: 'lorry',
  rail: 'rail',
  sea: 'ship',
  wait: 'wait',
  handling: 'handling',
  border: 'border',
  clearance: 'customs',
};

export function wordOf(leg: Leg): WordKey {
  return WORDS[leg.mode];
}
