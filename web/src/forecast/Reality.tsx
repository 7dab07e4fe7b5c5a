import { fixed, significant } from '../format';
import { useLanguage } from '../language';
import { Bars, Chart } from '../parts/charts';
import { DataTable } from '../parts/Table';
import type { Published } from './report';

/** The model beside every published figure, the greatest misses first: what was fitted says nothing, what was predicted does. */
export function Reality(props: { rows: Published[]; file: string; called: (key: string) => string }) {
  const { rows, file, called } = props;
  const { say } = useLanguage();
  const sorted = [...rows].sort(
    (a, b) =>
      Number(b.is === 'predicted') - Number(a.is === 'predicted') || Math.abs(b.error ?? 0) - Math.abs(a.error ?? 0),
  );
  const shown = sorted.filter(({ published }) => published > 0).slice(0, 16);
  return (
    <section class="reality">
      <Chart
        title={say('realityHead')}
        note={say('realityNote')}
        table={
          <DataTable
            label={say('realityHead')}
            file={`${file}-reality`}
            rows={sorted}
            columns={[
              { key: 'what', head: say('whatPublished'), value: ({ what }) => what, show: ({ what }) => called(what) },
              { key: 'year', head: say('yearAxis'), value: ({ year }) => year },
              {
                key: 'published',
                head: say('publishedValue'),
                value: ({ published }) => published,
                show: ({ published, unit }) => `${significant(published)} ${unit}`,
                isNumber: true,
              },
              {
                key: 'modelled',
                head: say('modelledValue'),
                value: ({ modelled }) => modelled,
                show: ({ modelled, unit }) => `${significant(modelled)} ${unit}`,
                isNumber: true,
              },
              {
                key: 'error',
                head: say('missWord'),
                value: ({ error }) => error,
                show: ({ error }) => (error === null ? '–' : fixed(error * 100, 0)),
                isNumber: true,
              },
              { key: 'is', head: say('fittedOrNot'), value: (row) => row.is, show: (row) => say(row.is) },
              { key: 'source', head: say('source'), value: ({ source }) => source },
            ]}
          />
        }
      >
        <Bars
          label={say('realityHead')}
          axis={say('modelOverPublished')}
          bars={shown.map(({ what, year, published, modelled, is }) => ({
            name: `${year} · ${called(what)}`,
            value: Math.min(400, (modelled / published) * 100),
            words: `${Math.round((modelled / published) * 100)} % · ${say(is)}`,
          }))}
          limit={{ at: 100, words: say('publishedValue') }}
        />
      </Chart>
    </section>
  );
}
