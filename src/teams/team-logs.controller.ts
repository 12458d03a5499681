import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { type Visitor, Who } from '#src/people/visitor';
import { Looks } from '#src/teams/looks';
import { ShareLog } from '#src/teams/share-log';
import { isTodaysShareText } from '#src/teams/share-texts';
import { BeforeQuery, LookList, SharingLog } from '#src/teams/teams.shapes';

/** What athletes find again of what they shared, also with teams that are gone. */
@ApiTags('teams')
@Controller('api/v1/teams')
export class TeamLogsController {
  constructor(
    @Inject(Looks) private readonly looks: Looks,
    @Inject(ShareLog) private readonly log: ShareLog,
  ) {}

  @Get('looks')
  @ApiOperation({ summary: 'Which coach saw what of yours, and when; newest first.' })
  @Returns(LookList)
  async listLooks(
    @Who() { athleteId }: Visitor,
    @Query({ schema: BeforeQuery }) { before }: z.output<typeof BeforeQuery>,
  ): Promise<z.output<typeof LookList>> {
    const { rows, next } = await this.looks.page(athleteId, before);
    const items = rows.map(({ firstAt, lastAt, ...look }) => ({
      ...look,
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
    }));
    return { items, next };
  }

  @Get('sharing-log')
  @ApiOperation({ summary: 'Everything you, and guardians for you, ever said to teams; newest first.' })
  @Returns(SharingLog)
  async sharingLog(
    @Who() { athleteId, accountId }: Visitor,
    @Query({ schema: BeforeQuery }) { before }: z.output<typeof BeforeQuery>,
  ): Promise<z.output<typeof SharingLog>> {
    const { rows, next } = await this.log.page(athleteId, before);
    const items = rows.map(({ at, actorId, ...said }) => ({
      ...said,
      at: at.toISOString(),
      by:
        actorId === null
          ? ('guardian' as const)
          : actorId === accountId
            ? ('you' as const)
            : ('coach' as const),
      isTodaysText: isTodaysShareText(said.group, said.textSha256),
    }));
    return { items, next };
  }
}
