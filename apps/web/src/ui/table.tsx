// A table; on a phone each row becomes a card with the names of the columns in it.
import type { ReactNode } from 'react';

export type Column<T> = {
  readonly key: string;
  readonly title: ReactNode;
  readonly cell: (row: T) => ReactNode;
  /** Numbers stand at the end of their column. */
  readonly isNumber?: boolean;
  /** The name of the row: a header for those who hear it, the title of its card on a phone. */
  readonly isName?: boolean;
  /** The column has no title to see: buttons. */
  readonly isTitleHidden?: boolean;
};

export const Table = <T,>({
  label,
  columns,
  rows,
  rowKey,
}: {
  /** What the table holds, for those who hear it. */
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
}) => (
  <table className="table">
    <caption className="sr-only">{label}</caption>
    <thead>
      <tr>
        {columns.map(({ key, title, isNumber, isTitleHidden }) => (
          <th key={key} scope="col" className={isNumber ? 'text-right!' : ''}>
            {isTitleHidden ? <span className="sr-only">{title}</span> : title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={rowKey(row)}>
          {columns.map(({ key, title, cell, isNumber, isName, isTitleHidden }) => {
            const content = (
              <>
                {isName || isTitleHidden ? null : (
                  <span className="table-label" aria-hidden="true">
                    {title}
                  </span>
                )}
                <div className="min-w-0">{cell(row)}</div>
              </>
            );
            return isName ? (
              <th key={key} scope="row">
                {content}
              </th>
            ) : (
              <td key={key} className={isNumber ? 'numeral sm:text-right!' : isTitleHidden ? 'sm:text-right!' : ''}>
                {content}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  </table>
);
