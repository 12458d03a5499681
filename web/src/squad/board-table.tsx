import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { axis } from '#web/look/range.ts';
import {
  CoverageCell,
  HeatAndLoadCell,
  SweatCell,
  TalkTold,
  TrainedCell,
  WeighInCell,
} from '#web/squad/board-cells.tsx';
import classes from '#web/squad/board-table.module.css';
import type { Board, BoardRow } from '#web/squad/board-shapes.ts';
import { useWords } from '#web/words/words.tsx';

interface Props {
  teamId: string;
  board: Board;
}

/**
 * Everybody of the squad: a table where there is room, cards on a phone. It is one and the same table, and its roles are
 * written out, as a table that is laid out as cards is none any more to a screen reader.
 */
export function BoardTable({ teamId, board }: Props) {
  const { t } = useWords();
  const highest = Math.max(1, ...board.rows.map(({ sweat }) => sweat.values?.litres.high ?? 0));
  const { full } = axis(highest);
  const columns: [name: string, cell: (row: BoardRow) => ReactNode][] = [
    ['trained', (row) => <TrainedCell {...row} />],
    ['sweat', (row) => <SweatCell {...row} fullL={full} />],
    ['weighed', (row) => <WeighInCell {...row} />],
    ['load', (row) => <HeatAndLoadCell {...row} />],
    ['coverage', (row) => <CoverageCell {...row} />],
  ];
  return (
    <table className={`${classes.table} figures`} role="table" aria-label={t('squad.board.table')}>
      <thead role="rowgroup" className={classes.head}>
        <tr role="row">
          <th role="columnheader" scope="col">
            {t('squad.column.name')}
          </th>
          {columns.map(([name]) => (
            <th key={name} role="columnheader" scope="col">
              {t(`squad.column.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {board.rows.map((row) => (
          <tr key={row.memberId} role="row" className={classes.row}>
            <th role="rowheader" scope="row" className={classes.name}>
              <Anchor component={Link} to={`/teams/${teamId}/members/${row.memberId}`} fw={600}>
                {row.name}
              </Anchor>
              <TalkTold {...row} />
            </th>
            {columns.map(([name, cell]) => (
              <td key={name} role="cell">
                <span className={classes.label} aria-hidden="true">
                  {t(`squad.column.${name}`)}
                </span>
                <div>{cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
