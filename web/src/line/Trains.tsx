import { span } from '../format';
import { useLanguage } from '../language';
import { DataTable } from '../parts/Table';
import { clock, endsOf, keyOf, type LineDay, type Slot, type Slots, secondsOf, type Train } from './day';

/** Every train of the day; a button chooses it on the graph. */
export function TrainTable(props: { day: LineDay; chosen: string; onChoose: (key: string) => void }) {
  const { say } = useLanguage();
  const { day, chosen } = props;
  const station = (index: number | undefined) => day.stations[index ?? -1]?.name ?? '';
  const rows = day.trains.map((train) => ({ train, ends: endsOf(train) }));
  return (
    <DataTable
      label={say('trains')}
      file={`${day.line}-${day.date}-trains`}
      rows={rows}
      rowClass={({ train }) => (keyOf(train) === chosen ? 'chosen' : '')}
      columns={[
        {
          key: 'number',
          head: say('train'),
          value: ({ train }) => train.number,
          show: ({ train }) => (
            <button type="button" class="quiet" onClick={() => props.onChoose(keyOf(train))}>
              {train.number}
              {train.assumed ? ' °' : ''}
            </button>
          ),
        },
        {
          key: 'traffic',
          head: say('kindWord'),
          value: ({ train }) => train.traffic,
          show: ({ train }) => say(train.traffic),
        },
        { key: 'gaugeMm', head: say('gaugeMm'), value: ({ train }) => train.gaugeMm, isNumber: true },
        { key: 'from', head: say('runsFrom'), value: ({ ends }) => station(ends?.first.station) },
        {
          key: 'departure',
          head: say('leavesAt'),
          value: ({ ends }) => (ends ? clock(ends.first.departure) : ''),
          isNumber: true,
        },
        { key: 'to', head: say('runsTo'), value: ({ ends }) => station(ends?.last.station) },
        {
          key: 'arrival',
          head: say('arrivesAt'),
          value: ({ ends }) => (ends ? clock(ends.last.arrival) : ''),
          isNumber: true,
        },
        {
          key: 'stops',
          head: say('stops'),
          value: ({ train }) =>
            train.runs.flatMap((run) => run.slice(1, -1)).filter((at) => at.departure > at.arrival).length,
          isNumber: true,
        },
      ]}
    />
  );
}

/** All times of one train. */
export function TrainTimes({ day, train }: { day: LineDay; train: Train }) {
  const { say } = useLanguage();
  return (
    <section class="times">
      <h2>{say('chosenTrain', train.number)}</h2>
      <p class="kind">
        {say(train.traffic)} · {train.gaugeMm} mm
      </p>
      <DataTable
        label={say('chosenTrain', train.number)}
        file={`${day.line}-${day.date}-${train.id}`}
        rows={train.runs.flat()}
        columns={[
          { key: 'station', head: say('station'), value: (point) => day.stations[point.station]?.name ?? '' },
          {
            key: 'arrival',
            head: say('arrivesAt'),
            value: (point) => clock(point.arrival),
            show: (point) => (point.departure > point.arrival ? clock(point.arrival) : say('passes')),
            isNumber: true,
          },
          { key: 'departure', head: say('leavesAt'), value: (point) => clock(point.departure), isNumber: true },
          {
            key: 'published',
            head: say('source'),
            value: (point) => point.published,
            show: (point) => say(point.published ? 'publishedTime' : 'workedOut'),
          },
        ]}
      />
    </section>
  );
}

/** Where trains meet and overtake, and where they can't both be right. */
export function Encounters({ day }: { day: LineDay }) {
  const { say } = useLanguage();
  const meets = [
    ...day.meets.map((meet) => ({ ...meet, kind: 'meet' as const })),
    ...day.overtakings.map((meet) => ({ ...meet, kind: 'overtaking' as const })),
  ].sort((a, b) => a.from.localeCompare(b.from));
  const time = (iso: string) => clock(secondsOf(day, iso));
  return (
    <section>
      <h2>{say('conflicts')}</h2>
      {day.conflicts.length === 0 ? (
        <p>{say('noConflicts')}</p>
      ) : (
        <ul>
          {day.conflicts.map((conflict, index) => (
            <li key={index}>
              {time(conflict.from)}–{time(conflict.to)} {conflict.numbers.join(' × ')}: {conflict.what}
            </li>
          ))}
        </ul>
      )}
      {meets.length > 0 && (
        <details open={meets.length < 12}>
          <summary>
            {say('meetsHead')} ({meets.length})
          </summary>
          <DataTable
            label={say('meetsHead')}
            file={`${day.line}-${day.date}-meets`}
            rows={meets}
            columns={[
              { key: 'from', head: say('since'), value: ({ from }) => from, show: ({ from }) => time(from) },
              { key: 'to', head: say('until'), value: ({ to }) => to, show: ({ to }) => time(to) },
              { key: 'trains', head: say('trains'), value: ({ numbers }) => numbers.join(' × ') },
              {
                key: 'place',
                head: say('where'),
                value: ({ placeName }) => placeName,
                show: ({ placeName, certain }) => `${placeName}${certain ? '' : '°'}`,
              },
              { key: 'kind', head: say('what'), value: ({ kind }) => kind, show: ({ kind }) => say(kind) },
            ]}
          />
          <p class="note">{say('likeliest')}</p>
        </details>
      )}
    </section>
  );
}

/** Paths that were found for one more train, or why there is none. */
export function Paths(props: { day: LineDay; slots: Slots; chosen: number; onChoose: (index: number) => void }) {
  const { language, say } = useLanguage();
  const { day, slots, chosen } = props;
  const time = (iso: string) => clock(secondsOf(day, iso));
  const best: Slot | undefined = slots.slots[chosen];
  return (
    <section class="paths">
      <h2>{say('slotHead')}</h2>
      {slots.noSlot && (
        <div class="problem">
          <p>{say('noWay', slots.noSlot.why)}</p>
          <p>
            {say('blockedBy')}:{' '}
            {slots.noSlot.blocking
              .map(({ number, since, until }) => `${number ?? '—'} ${time(since)}–${time(until)}`)
              .join(', ')}
          </p>
        </div>
      )}
      <ol class="cards">
        {slots.slots.map((slot, index) => (
          <li key={slot.departure + index}>
            <button type="button" class="card" aria-pressed={index === chosen} onClick={() => props.onChoose(index)}>
              <span class="option-number">{index + 1}</span>
              <strong>
                {time(slot.departure)} – {time(slot.arrival)}
              </strong>
              <span>
                {span(slot.totalSeconds / 3600, language)} ·{' '}
                {slot.waitingSeconds > 0 ? say('waitsFor', span(slot.waitingSeconds / 3600, language)) : say('noWaits')}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {best && (
        <ul class="note">
          {best.points
            .filter(({ waitsFor }) => waitsFor.length > 0)
            .map((point) => (
              <li key={point.place}>
                {point.placeName} {time(point.arrival)}–{time(point.departure)}{' '}
                {say('waitsForTrains', point.waitsFor.join(', '))}
              </li>
            ))}
        </ul>
      )}
    </section>
  );
}
