import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Consents } from '#src/people/consents';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionId } from '#src/sessions/sessions.shapes';
import { ToldEfforts } from '#src/sessions/told-efforts';
import { EffortForm, SessionEffort } from '#src/training/training.shapes';

@ApiTags('training')
@Controller('api/v1/sessions/:id/effort')
export class EffortController {
  constructor(
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(ToldEfforts) private readonly efforts: ToldEfforts,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  @Get()
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'How hard a session felt, as you told it and as its recording says.' })
  @Returns(SessionEffort)
  async sessionEffort(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<z.output<typeof SessionEffort>> {
    const { rpe } = await this.sessions.get('owner', athleteId, id);
    await this.consents.demand(athleteId, 'health-data');
    const told = await this.efforts.of(athleteId, [id]);
    return { told: told.get(id) ?? null, recorded: rpe };
  }

  @Put()
  @ForTokens('sessions:write')
  @ApiOperation({
    summary: 'Tell how hard a session felt: its load is reckoned with it where there is no heart rate.',
  })
  @Returns(SessionEffort)
  async tellEffort(
    @Who() visitor: Visitor,
    @Param('id', { schema: SessionId }) id: string,
    @Body({ schema: EffortForm }) { rpe }: z.output<typeof EffortForm>,
  ): Promise<z.output<typeof SessionEffort>> {
    await this.efforts.tell(visitor.athleteId, id, rpe);
    return this.sessionEffort(visitor, id);
  }

  @Delete()
  @ForTokens('sessions:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take away what you told of how hard a session felt.' })
  @ApiNoContentResponse()
  async forgetEffort(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<void> {
    await this.sessions.get('owner', athleteId, id);
    await this.efforts.forget(athleteId, id);
  }
}
