import { createHash } from 'node:crypto';
import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TeamCalendar } from '#src/coaching/team-calendar';
import { FeedFile } from '#src/coaching/team-feed.shapes';
import { TeamFeeds } from '#src/coaching/team-feeds';
import { Public } from '#src/door/returns';

/** Calendars fetch here without signing in: who knows the address was given it. */
@ApiTags('coaching')
@Controller('calendar/team')
export class CalendarController {
  constructor(
    @Inject(TeamFeeds) private readonly feeds: TeamFeeds,
    @Inject(TeamCalendar) private readonly calendar: TeamCalendar,
  ) {}

  @Get(':token')
  @Public()
  @RouteConfig({ rateLimit: { max: 60, timeWindow: '1 minute' } })
  @ApiOperation({ summary: 'What a team means to do, as a calendar.' })
  @ApiOkResponse({
    description: 'The calendar.',
    content: { 'text/calendar': { schema: { type: 'string' } } },
  })
  async teamCalendar(
    @Param('token', { schema: FeedFile }) token: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const text = await this.calendar.text(await this.feeds.at(token));
    const tag = `W/"${createHash('sha256').update(text).digest('base64url')}"`;
    void reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
    if (known?.split(/,\s*/).includes(tag)) {
      void reply.status(304);
      return '';
    }
    void reply.header('content-type', 'text/calendar; charset=utf-8');
    return text;
  }
}
