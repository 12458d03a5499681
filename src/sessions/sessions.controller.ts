import { Controller, Delete, Get, HttpCode, Inject, Param, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Database } from '#src/database/database';
import { Returns } from '#src/door/returns';
import { type Visitor, Who } from '#src/people/visitor';
import { SessionLog } from '#src/sessions/session-log';
import { SessionShelf } from '#src/sessions/session-shelf';
import { detailOf, summaryOf } from '#src/sessions/session-view';
import {
  PageQuery,
  SessionDetail,
  SessionId,
  SessionPage,
  SessionStreams,
} from '#src/sessions/sessions.shapes';
import { thin } from '#src/sessions/thin';

/** Points in a curve for the screen: more than any screen is wide. */
const DRAWN_POINTS = 2_000;

@ApiTags('sessions')
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionShelf) private readonly shelf: SessionShelf,
    @Inject(SessionLog) private readonly log: SessionLog,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Your sessions, newest first.' })
  @Returns(SessionPage)
  async listSessions(
    @Who() { athleteId }: Visitor,
    @Query({ schema: PageQuery }) page: z.output<typeof PageQuery>,
  ): Promise<z.output<typeof SessionPage>> {
    const { rows, next } = await this.shelf.list(athleteId, page);
    return { items: rows.map(summaryOf), next };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One session.' })
  @Returns(SessionDetail)
  async session(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<SessionDetail> {
    return detailOf(await this.shelf.get(athleteId, id));
  }

  @Get(':id/streams')
  @ApiOperation({ summary: 'Its curves, thinned for the screen.' })
  @Returns(SessionStreams)
  async sessionStreams(
    @Who() { athleteId }: Visitor,
    @Param('id', { schema: SessionId }) id: string,
  ): Promise<SessionStreams> {
    const session = await this.shelf.get(athleteId, id);
    return thin(await this.shelf.streams(session.id), DRAWN_POINTS);
  }

  @Delete(':id')
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
