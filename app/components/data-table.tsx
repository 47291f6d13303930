import { useState, type ReactNode } from 'react';
import { useI18n } from '#app/i18n/index.ts';
import { classNames } from './class-names.ts';

export type Column<Row> = {
  id: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures stand on the right, in tabular digits. */
  numeric?: boolean | undefined;
  /** Names the row: one column has it. */
  rowHeader?: boolean | undefined;
  /** Left out on a phone, where the row must hold without it. */
  wideOnly?: boolean | undefined;
  /** Makes the column sortable; null goes last. */
  sortBy?: ((row: Row) => number | string | null) | undefined;
};

export type DataTableProps<Row> = {
  /** What the table holds: read aloud, shown when `captionShown`. */
  caption: string;
  captionShown?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  isCurrent?: ((row: Row) => boolean) | undefined;
  /** The row that just moved. */
  isNow?: ((row: Row) => boolean) | undefined;
  className?: string | undefined;
};

type Order = { column: string; down: boolean };

/** A table with its caption; a sortable column has a button in its head. Scrolls sideways alone on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionShown = false, columns, rows, rowKey } = props;
  const { t, lang } = useI18n();
  const [order, setOrder] = useState<Order | null>(null);
  const by = columns.find((column) => column.id === order?.column)?.sortBy;
  const shown = order && by ? sorted(rows, by, order.down, lang) : rows;
  return (
    <div className="tableau" tabIndex={0} role="group" aria-label={caption}>
      <table className={classNames('donnees', props.className)}>
        <caption className={captionShown ? undefined : 'sr'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const down = order?.column === column.id ? order.down : null;
              const sort = down === null ? undefined : down ? 'descending' : 'ascending';
              return (
                <th key={column.id} scope="col" className={cellClass(column)} aria-sort={sort}>
                  {column.sortBy ? (
                    <button
                      type="button"
                      className="tri"
                      title={t('components.table.sort')}
                      onClick={() =>
                        setOrder({ column: column.id, down: down === null ? Boolean(column.numeric) : !down })
                      }
                    >
                      {column.head} <span aria-hidden="true">{down === null ? '↕' : down ? '↓' : '↑'}</span>
                    </button>
                  ) : (
                    column.head
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr
              key={rowKey(row)}
              aria-current={props.isCurrent?.(row) || undefined}
              className={props.isNow?.(row) ? 'instant' : undefined}
            >
              {columns.map((column) =>
                column.rowHeader ? (
                  <th key={column.id} scope="row" className={cellClass(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={cellClass(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellClass<Row>({ numeric, wideOnly }: Column<Row>): string | undefined {
  return classNames(numeric && 'n', wideOnly && 'large-seul-cellule') || undefined;
}

function sorted<Row>(
  rows: readonly Row[],
  by: (row: Row) => number | string | null,
  down: boolean,
  lang: string,
): Row[] {
  return [...rows].sort((one, other) => {
    const [a, b] = [by(one), by(other)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const gap =
      typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), lang);
    return down ? -gap : gap;
  });
}
