import type { ComponentChildren } from 'preact';
import { useLanguage } from '../language';

/** A column of a table: what stands in its cells, and what goes into a file. */
export interface Column<Row> {
  /** The name of the column in a file. */
  key: string;
  /** Its heading, with its unit. */
  head: string;
  /** The plain value, as a file has it. */
  value: (row: Row, index: number) => string | number | boolean | null;
  /** What people see; the value itself by default. */
  show?: (row: Row, index: number) => ComponentChildren;
  isNumber?: boolean;
  /** Of the file alone: what people see of it stands in another column. */
  isForFile?: boolean;
}

/** A table that can be taken away as CSV. */
export function DataTable<Row>(props: {
  columns: Column<Row>[];
  rows: Row[];
  /** Name of the file, without its ending. */
  file: string;
  label: string;
  /** Marks rows, such as the chosen one. */
  rowClass?: (row: Row) => string;
}) {
  const { say } = useLanguage();
  const { columns, rows } = props;
  const shown = columns.filter(({ isForFile }) => !isForFile);
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={props.label}>
        <table class="data">
          <thead>
            <tr>
              {shown.map(({ key, head, isNumber }) => (
                <th key={key} scope="col" class={isNumber ? 'number' : ''}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index} class={props.rowClass?.(row)}>
                {shown.map((column) => (
                  <td key={column.key} class={column.isNumber ? 'number' : ''}>
                    {column.show ? column.show(row, index) : String(column.value(row, index) ?? '')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="exports">
        <button type="button" class="quiet" onClick={() => save(`${props.file}.csv`, csvOf(columns, rows))}>
          {say('csv')}
        </button>
      </p>
    </>
  );
}

/** RFC 4180, with a mark at its start so that spreadsheets read Vietnamese and Chinese. */
export function csvOf<Row>(columns: Column<Row>[], rows: Row[]): string {
  const quoted = (value: string | number | boolean | null) => {
    const text = value === null ? '' : String(value);
    // A cell that begins like a formula would be run by a spreadsheet.
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = rows.map((row, index) => columns.map((column) => quoted(column.value(row, index))).join(','));
  return `\ufeff${[columns.map(({ key }) => key).join(','), ...lines].join('\r\n')}\r\n`;
}

export function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // A browser that has much to do reads it later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
