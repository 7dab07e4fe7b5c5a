import { significant } from '../format';
import type { Say } from '../language';
import type { Column } from '../parts/Table';

/** Tonnes of a row: people see millions, a file has them to the tonne. */
export function tonnesColumn(say: Say): Column<{ tonnes: number }> {
  return {
    key: 'tonnes',
    head: say('tonnesMt'),
    value: ({ tonnes }) => Math.round(tonnes),
    show: ({ tonnes }) => significant(tonnes / 1e6),
    isNumber: true,
  };
}

/** How full a row is: people see per cent, a file has the share. */
export function saturationColumn(say: Say): Column<{ saturation: number | null }> {
  return {
    key: 'saturation',
    head: say('saturationWord'),
    value: ({ saturation }) => saturation,
    show: ({ saturation }) => percentOf(saturation),
    isNumber: true,
  };
}

export function percentOf(share: number | null): string {
  return share === null ? '–' : String(Math.round(share * 100));
}
