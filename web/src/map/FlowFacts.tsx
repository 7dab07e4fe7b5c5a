import { type Names, useAsked } from '../api';
import { saturationColumn, tonnesColumn } from '../forecast/columns';
import type { ForecastResult } from '../forecast/report';
import { fixed, money, significant } from '../format';
import { useLanguage } from '../language';
import { DataTable } from '../parts/Table';
import { type Flow, type Flows, percent } from './flows';
import type { Network } from './network';
import type { Picked } from './RailMap';

const SHOWN = 12;

/** What a picked thing carries in the year of the map, by goods, and what fills it. */
export function FlowOf({
  flows,
  picked,
  network,
  year,
}: {
  flows: Flows;
  picked: Picked;
  network: Network;
  year: number;
}) {
  const { language, say } = useLanguage();
  const goods = useAsked<{ goods: { id: string; name: Names }[] }>('/api/goods');
  const flow = flows.of.get(`${picked.layer}:${picked.id}`);
  if (!flows.hasYear || (picked.layer !== 'sections' && picked.layer !== 'gates')) {
    return null;
  }
  if (!flow) {
    return <p class="note">{say('noFlowHere', year)}</p>;
  }
  const nameOf = (id: string) => {
    const name = goods.value?.goods.find((row) => row.id === id)?.name;
    return name?.[language] || name?.en || id;
  };
  const full = yearFull(flows.run.result, flow);
  const facts: [string, string][] = [
    [say('tonnesMt'), significant(flow.tonnes / 1e6)],
    [say('trainsADay'), flow.trainsADay > 0 ? fixed(flow.trainsADay, 1) : ''],
    [say('lorriesADay'), flow.vehiclesADay ? money(flow.vehiclesADay) : ''],
    [say('passengersWord'), flow.passengers ? money(flow.passengers) : ''],
    [say('saturationWord'), `${percent(flow.saturation)}${full ? ` · ${say('fullFrom', full)}` : ''}`],
    [say('limitedBy'), flow.limitedBy ?? ''],
  ];
  const rows = Object.entries(flow.goods).map(([id, tonnes]) => ({ id, tonnes }));
  const sum = rows.reduce((all, { tonnes }) => all + tonnes, 0);
  return (
    <div class="flow-facts">
      <h3>{say('flowOf', year)}</h3>
      {flow.line && (
        <p class="note">
          {say(
            'ofWholeLine',
            network.called(flow.line, language),
            sectionName(network, flow.fullestSection ?? '', language),
          )}
        </p>
      )}
      <table>
        <tbody>
          {facts
            .filter(([, value]) => value !== '')
            .map(([head, value]) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                <td>{value}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {rows.length > 0 && (
        <DataTable
          label={say('flowOf', year)}
          file={`flow-${picked.id}-${year}`}
          rows={rows}
          columns={[
            { key: 'goods', head: say('goodsWord'), value: ({ id }) => id, show: ({ id }) => nameOf(id) },
            {
              key: 'tonnes',
              head: say('tonnesMt'),
              value: ({ tonnes }) => tonnes,
              show: ({ tonnes }) => (tonnes < 5000 ? '< 0.01' : significant(tonnes / 1e6)),
              isNumber: true,
            },
            {
              key: 'share',
              head: say('shareWord'),
              value: ({ tonnes }) => Number((tonnes / sum).toFixed(4)),
              show: ({ tonnes }) => fixed((100 * tonnes) / sum, 1),
              isNumber: true,
            },
          ]}
        />
      )}
    </div>
  );
}

/** The fullest lines and crossings of the year, each to be picked; what the map tells by colour. */
export function Fullest(props: { flows: Flows; network: Network; year: number; onPick: (picked: Picked) => void }) {
  const { language, say } = useLanguage();
  const { flows, network, year } = props;
  const lines = new Map<string, [Picked, Flow]>();
  for (const [key, flow] of flows.of) {
    const [layer = '', id = ''] = key.split(/:(.*)/s);
    const name = flow.line ?? id;
    if (!lines.has(name) || flow.fullestSection === id) {
      lines.set(name, [{ layer, id }, flow]);
    }
  }
  const rows = [...lines.values()]
    .map(([picked, flow]) => ({ ...flow, picked }))
    .filter(({ saturation, tonnes }) => saturation !== null && tonnes > 0)
    .sort((a, b) => (b.saturation ?? 0) - (a.saturation ?? 0))
    .slice(0, SHOWN);
  if (rows.length === 0) {
    return null;
  }
  const nameOf = ({ picked, line }: (typeof rows)[number]) =>
    line ? network.called(line, language) : (network.crossingName(picked.id, language) ?? picked.id);
  return (
    <section class="fullest">
      <h2>{say('fullestThen', year)}</h2>
      <DataTable
        label={say('fullestThen', year)}
        file={`fullest-${year}`}
        rows={rows}
        columns={[
          {
            key: 'id',
            head: say('where'),
            value: ({ picked, line }) => line ?? picked.id,
            show: (row) => (
              <button type="button" class="quiet" onClick={() => props.onPick(row.picked)}>
                {nameOf(row)}
              </button>
            ),
          },
          tonnesColumn(say),
          saturationColumn(say),
        ]}
      />
    </section>
  );
}

/** The year in which it is full first; null where it never is. */
function yearFull(result: ForecastResult | null, flow: Flow): number | null {
  const id = flow.line ?? flow.crossing;
  const kind = flow.line ? 'line' : 'crossing';
  return result?.forecast.saturation.find((one) => one.kind === kind && one.id === id)?.year ?? null;
}

function sectionName(network: Network, id: string, language: 'en' | 'vi' | 'zh'): string {
  const section = network.data.sections.find((known) => known.id === id);
  return section ? `${network.name(section.from, language)} – ${network.name(section.to, language)}` : id || '–';
}
