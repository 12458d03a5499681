import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Returns } from '#src/door/returns';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import { merge } from '#src/sessions/merge';
import { isMultisport } from '#src/sessions/recording.port';
import { SessionShelf } from '#src/sessions/session-shelf';
import { NoSuchSession } from '#src/sessions/sessions.problems';
import { SessionId } from '#src/sessions/sessions.shapes';
import { witnessOf } from '#src/sessions/stored-source';
import { ToldSessionForm, ToldSessionView } from '#src/sessions/told-session.shapes';
import { ToldSessions } from '#src/sessions/told-sessions';
import { saidIn, UNSAID } from '#src/sessions/told-words';

@ApiTags('sessions')
@Controller('api/v1/sessions/:id/told')
export class ToldSessionsController {
  constructor(
    @Inject(SessionShelf) private readonly sessions: SessionShelf,
    @Inject(ToldSessions) private readonly told: ToldSessions,
  ) {}

  @Get()
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'What you said of a session beside what its sources say.' })
  @Returns(ToldSessionView)
  async toldSession(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<ToldSessionView> {
    await this.sessions.get('owner', athleteId, id);
    const sources = (await this.sessions.sources('owner', [id])).get(id)!;
    if (sources.length === 0) throw new NoSuchSession();
    const { recording } = merge(sources.map((source) => witnessOf(source)));
    const told = await this.told.of(id);
    const { sport, indoor } = recording;
    return {
      told: (told ? saidIn(told) : UNSAID) as ToldSessionView['told'],
      toldAt: told?.toldAt.toISOString() ?? null,
      recorded: { sport, indoor, multisport: isMultisport(recording) },
    };
  }

  @Put()
  @ForTokens('sessions:write')
  @ApiOperation({
    summary:
      'Say what is wrong about a session, all of it at once: it is reckoned anew, your word before that of its sources. What is left out is taken back.',
  })
  @Returns(ToldSessionView)
  async tellSession(
    @Who() visitor: Visitor,
    @Param('id', { schema: SessionId }) id: string,
    @Body({ schema: ToldSessionForm }) said: ToldSessionForm,
  ): Promise<ToldSessionView> {
    await this.told.tell(visitor.athleteId, id, said);
    return this.toldSession(visitor, id);
  }

  @Delete()
  @ForTokens('sessions:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take back all you said of a session: its sources speak again.' })
  @ApiNoContentResponse()
  async untellSession(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<void> {
    await this.told.forget(athleteId, id);
  }
}
