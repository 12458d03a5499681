import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Database } from '#src/database/database';
import { Returns } from '#src/door/returns';
import { ForTokens } from '#src/people/token-scope';
import { type Visitor, Who } from '#src/people/visitor';
import { SessionLog } from '#src/sessions/session-log';
import { SessionShelf } from '#src/sessions/session-shelf';
import { SessionViews } from '#src/sessions/session-views';
import {
  PageQuery,
  SameAsAnswer,
  SessionDetail,
  SessionId,
  SessionPage,
  SessionStreams,
} from '#src/sessions/sessions.shapes';
import { SourceDesk } from '#src/sessions/source-desk';
import { thin } from '#src/sessions/thin';

/** Points in a curve for the screen: more than any screen is wide. */
const DRAWN_POINTS = 2_000;

@ApiTags('sessions')
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionShelf) private readonly shelf: SessionShelf,
    @Inject(SessionViews) private readonly views: SessionViews,
    @Inject(SessionLog) private readonly log: SessionLog,
    @Inject(SourceDesk) private readonly desk: SourceDesk,
  ) {}

  @Get()
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'Your sessions, newest first.' })
  @Returns(SessionPage)
  async listSessions(
    @Who() { athleteId }: Visitor,
    @Query({ schema: PageQuery }) page: z.output<typeof PageQuery>,
  ): Promise<z.output<typeof SessionPage>> {
    const { rows, next } = await this.shelf.list('owner', athleteId, page);
    return { items: await this.views.summaries('owner', rows), next };
  }

  @Get(':id')
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'One session.' })
  @Returns(SessionDetail)
  async session(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<SessionDetail> {
    return this.views.detail('owner', await this.shelf.get('owner', athleteId, id));
  }

  @Get(':id/streams')
  @ForTokens('sessions:read')
  @ApiOperation({ summary: 'Its curves, thinned for the screen.' })
  @Returns(SessionStreams)
  async sessionStreams(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<SessionStreams> {
    return thin(await this.shelf.streams('owner', athleteId, id), DRAWN_POINTS);
  }

  @Post(':id/same-as')
  @ForTokens('sessions:write')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Answer whether this session and its `sameAs` are one workout. Returns the session it is part of now.',
  })
  @Returns(SessionDetail)
  async answerSameAs(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
    @Body({ schema: SameAsAnswer }) { answer }: z.output<typeof SameAsAnswer>,
  ): Promise<SessionDetail> {
    const sessionId = await this.database.transaction(async (tx) => {
      if (answer === 'same') return this.desk.join(tx, athleteId, id);
      await this.desk.keepApart(tx, athleteId, id);
      return id;
    });
    return this.views.detail('owner', await this.shelf.get('owner', athleteId, sessionId));
  }

  @Delete(':id')
  @ForTokens('sessions:write')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a session with its files and everything made of them.' })
  @ApiNoContentResponse()
  async removeSession(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<void> {
    await this.database.transaction((tx) => this.log.remove(tx, athleteId, id));
  }
}
