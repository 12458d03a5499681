import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Returns } from '#src/door/returns';
import { WeighInDesk } from '#src/estimates/weigh-in-desk';
import { SessionWeighIn, WeighInForm, WeighInList, WeighInSaved } from '#src/estimates/weigh-in.shapes';
import { localDayOf } from '#src/kernel/clock';
import { Profiles } from '#src/people/profiles';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionId } from '#src/sessions/sessions.shapes';

@ApiTags('weigh-ins')
@Controller('api/v1')
export class WeighInsController {
  constructor(
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(WeighInDesk) private readonly desk: WeighInDesk,
    @Inject(Profiles) private readonly profiles: Profiles,
  ) {}

  @Get('weigh-ins')
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'Every session you were weighed around, and what each weighing taught.' })
  @Returns(WeighInList)
  async listWeighIns(@Who() { athleteId }: Visitor): Promise<z.output<typeof WeighInList>> {
    return { items: await this.desk.list(athleteId) };
  }

  @Get('sessions/:id/weigh-in')
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'What you weighed before and after a session, beside its estimate.' })
  @Returns(SessionWeighIn)
  async sessionWeighIn(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<z.output<typeof SessionWeighIn>> {
    const session = await this.sessions.get('owner', athleteId, id);
    return { weighIn: await this.desk.of(athleteId, session) };
  }

  @Put('sessions/:id/weigh-in')
  @ForTokens('sessions:write')
  @ApiOperation({
    summary:
      'Tell what you weighed before and after a session. What looks mistyped is asked about first (409), unless you say that you are sure.',
  })
  @Returns(WeighInSaved)
  async putWeighIn(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
    @Body({ schema: WeighInForm }) { sure, ...weighed }: z.output<typeof WeighInForm>,
  ): Promise<z.output<typeof WeighInSaved>> {
    const session = await this.sessions.get('owner', athleteId, id);
    const mass = await this.profiles.massOn(athleteId, localDayOf(session.startedAt, session.utcOffsetS));
    const knownKg = mass?.massKg ?? null;
    const taskId = await this.desk.put(athleteId, id, weighed, { sure, knownKg });
    const weighIn = await this.desk.of(athleteId, session);
    return { weighIn: weighIn!, taskId };
  }

  @Delete('sessions/:id/weigh-in')
  @ForTokens('sessions:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget what you weighed around a session, and what it taught.' })
  @ApiNoContentResponse()
  async removeWeighIn(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<void> {
    await this.sessions.get('owner', athleteId, id);
    await this.desk.remove(athleteId, id);
  }
}
