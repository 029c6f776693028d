import { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand right aligned. */
  readonly end?: boolean;
  /** Names the row; the first one of each table should. */
  readonly rowHead?: boolean;
  /** What stands before the value where the table reflows to cards. */
  readonly label?: string | undefined;
  readonly foot?: ReactNode;
}

export interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** On narrow screens each row becomes a card. */
  readonly cards?: boolean;
}

/** A real table: caption, column and row heads, an optional line of totals. */
export function DataTable<Row>({ caption, columns, rows, rowKey, cards }: DataTableProps<Row>) {
  const side = (column: Column<Row>) => (column.end ? 'end' : undefined);
  const label = (column: Column<Row>) =>
    cards ? (column.label ?? (typeof column.head === 'string' ? column.head : undefined)) : undefined;
  return (
    <div className="scroll" tabIndex={-1}>
      <table className={cards ? 'data cards' : 'data'}>
        <caption className="hidden-text">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={side(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.rowHead ? (
                  <th key={column.id} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={side(column)} data-label={label(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {columns.some((column) => column.foot !== undefined) && (
          <tfoot>
            <tr>
              {columns.map((column, at) =>
                at === 0 ? (
                  <th key={column.id} scope="row">
                    {column.foot}
                  </th>
                ) : (
                  <td key={column.id} className={side(column)} data-label={label(column)}>
                    {column.foot}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
