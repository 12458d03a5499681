import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { ForRoles } from '#src/entry/for-roles.guard';
import { SetAside } from '#src/jobs/set-aside';
import { Id } from '#src/people/people.shapes';
import { AgainOrder, PutBack, SetAsideList, SetAsideQuery } from '#src/upkeep/set-aside.shapes';
import { NothingSetAside } from '#src/upkeep/upkeep.problems';

/** For whoever runs this Svett: work that no try could finish, and nothing of what it is about. */
@ApiTags('operator')
@Controller('api/v1/operator/set-aside')
export class SetAsideController {
  constructor(@Inject(SetAside) private readonly setAside: SetAside) {}

  @Get()
  @ForRoles('operator')
  @ApiOperation({ summary: 'Work that was set aside, the newest first: of what kind, and why.' })
  @Returns(SetAsideList)
  async listSetAside(
    @Query({ schema: SetAsideQuery }) { limit }: z.output<typeof SetAsideQuery>,
  ): Promise<z.output<typeof SetAsideList>> {
    const { facts, total } = await this.setAside.list(limit);
    const items = facts.map(({ id, topic, createdAt, settledAt, attempts, crashes, reason }) => ({
      ...{ id, topic, crashes, reason, tries: attempts },
      putAt: createdAt.toISOString(),
      setAsideAt: (settledAt ?? createdAt).toISOString(),
    }));
    return { items, total };
  }

  @Post('again')
  @ForRoles('operator')
  @HttpCode(200)
  @ApiOperation({ summary: 'Try all of it again, or all of one kind.' })
  @Returns(PutBack)
  async tryAllAgain(
    @Body({ schema: AgainOrder }) { topic }: z.output<typeof AgainOrder>,
  ): Promise<z.output<typeof PutBack>> {
    return { count: await this.setAside.tryAllAgain(topic ?? undefined) };
  }

  @Post(':id/again')
  @ForRoles('operator')
  @HttpCode(204)
  @ApiOperation({ summary: 'Try one again, with all its tries before it.' })
  @ApiNoContentResponse()
  async tryAgain(@Param('id', { schema: Id }) id: string): Promise<void> {
    if (!(await this.setAside.tryAgain(id))) throw new NothingSetAside();
  }
}
