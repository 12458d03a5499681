import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Board, BoardQuery, MemberPage, MemberId, MemberQuery, TeamId } from '#src/coaching/board.shapes';
import { MemberPages } from '#src/coaching/member-pages';
import { SquadBoard } from '#src/coaching/squad-board';
import { Returns } from '#src/door/returns';
import { type Visitor, Who } from '#src/people/visitor';
import { Squads } from '#src/teams/squads';

@ApiTags('coaching')
@Controller('api/v1')
export class BoardController {
  constructor(
    @Inject(Squads) private readonly squads: Squads,
    @Inject(SquadBoard) private readonly boards: SquadBoard,
    @Inject(MemberPages) private readonly pages: MemberPages,
  ) {}

  @Get('teams/:id/board')
  @ApiOperation({ summary: 'A squad you coach, at a glance, within what each athlete shares.' })
  @Returns(Board)
  async teamBoard(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) id: string,
    @Query({ schema: BoardQuery }) query: BoardQuery,
  ): Promise<Board> {
    return this.boards.of(await this.squads.of(who, id), query, 'board');
  }

  @Get('teams/:id/members/:memberId')
  @ApiOperation({ summary: 'An athlete of a squad you coach, within what they share.' })
  @Returns(MemberPage)
  async teamMember(
    @Who() who: Visitor,
    @Param('id', { schema: TeamId }) id: string,
    @Param('memberId', { schema: MemberId }) memberId: string,
    @Query({ schema: MemberQuery }) { days }: z.output<typeof MemberQuery>,
  ): Promise<MemberPage> {
    const { squad, member } = await this.squads.member(who, id, memberId);
    return this.pages.of(squad, member, days);
  }
}
