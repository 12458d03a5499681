import { Controller, Get, Inject, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCookie } from '#src/entry/cookie';
import { Lookout } from '#src/live/lookout';
import { NotSignedIn } from '#src/people/people.problems';
import { type Visitor, Who } from '#src/people/visitor';

/** For pages that are open: what changed is said, and they ask for it by the usual ways. No token gets in here. */
@ApiTags('live')
@Controller('api/v1/live')
export class LiveController {
  constructor(@Inject(Lookout) private readonly lookout: Lookout) {}

  @Get()
  @ApiOperation({
    summary:
      'Says of which kinds of your things something changed, as it happens. For people who signed in themselves.',
    description:
      'Server-sent events until you sign out. `ready`: from now on changes are told. `changed`: `{"what":["tasks","sessions"]}`, of `tasks`, `links`, `sessions`, `estimates` and `inbox`. `beat`, every 15 seconds: the line is open. `over`: `{"because":"signed-out"}` or `"too-many"` (of more than six at once the oldest ends).',
  })
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  async hear(
    @Who() who: Visitor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const key = readCookie(request);
    if (key === null) throw new NotSignedIn();
    const listener = await this.lookout.listen(who, key);
    const leave = () => this.lookout.leave(who.accountId, listener);
    reply.raw.once('close', leave);
    // Whoever went while we looked has closed already, and does so once.
    if (reply.raw.destroyed) leave();
    // nginx hands each word on as it comes; and a server that stops does not wait for a line that is idle.
    void reply.headers({ 'x-accel-buffering': 'no', connection: 'close' });
    return new StreamableFile(listener.stream, { type: 'text/event-stream' });
  }
}
