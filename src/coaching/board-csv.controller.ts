import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { boardCsv } from '#src/coaching/board-csv';
import { BoardQuery, TeamId } from '#src/coaching/board.shapes';
import { SEPARATORS } from '#src/coaching/csv-text';
import { SquadBoard } from '#src/coaching/squad-board';
import { type Visitor, Who } from '#src/people/visitor';
import { Squads } from '#src/teams/squads';

const BoardFile = BoardQuery.extend({
  separator: z
    .enum(SEPARATORS)
    .default(',')
    .describe('With `;` numbers have a decimal comma, as a spreadsheet reads them in Swedish.'),
});

@ApiTags('coaching')
@Controller('api/v1/teams/:id/board.csv')
export class BoardCsvController {
  constructor(
    @Inject(Squads) private readonly squads: Squads,
    @Inject(SquadBoard) private readonly boards: SquadBoard,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The board of a squad you coach as a file for spreadsheets, within what each athlete shares.',
  })
  @ApiOkResponse({ description: 'The file.', content: { 'text/csv': { schema: { type: 'string' } } } })
  async boardFile(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) id: string,
    @Query({ schema: BoardFile }) { separator, ...query }: z.output<typeof BoardFile>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const board = await this.boards.of(await this.squads.of(who, id), query, 'file');
    void reply.headers({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="squad-${board.to}.csv"`,
    });
    return boardCsv(board, separator);
  }
}
