import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { Consents } from '#src/people/consents';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionId } from '#src/sessions/sessions.shapes';
import { type SessionLoad, TrainingDays } from '#src/training/training-days';
import { LoadQuery, SessionLoadView, TrainingLoad } from '#src/training/training.shapes';

@ApiTags('training')
@Controller('api/v1')
export class TrainingController {
  constructor(
    @Inject(TrainingDays) private readonly days: TrainingDays,
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  @Get('training-load')
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'What each of your sessions between two days asked of you.' })
  @Returns(TrainingLoad)
  async trainingLoad(
    @Who() { athleteId }: Visitor,
    @Query({ schema: LoadQuery }) { from, to }: z.output<typeof LoadQuery>,
  ): Promise<TrainingLoad> {
    await this.consents.demand(athleteId, 'health-data');
    return { items: (await this.days.between(athleteId, from, to)).map(shown) };
  }

  @Get('sessions/:id/load')
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'What a session asked of you, and how much work a heartbeat did.' })
  @Returns(SessionLoadView)
  async sessionLoad(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<SessionLoadView> {
    await this.sessions.get('owner', athleteId, id);
    await this.consents.demand(athleteId, 'health-data');
    const load = await this.days.ofSession(athleteId, id);
    return { load: load && shown(load) };
  }
}

function shown<Load extends SessionLoad>(load: Load) {
  return { ...load, startedAt: load.startedAt.toISOString() };
}
