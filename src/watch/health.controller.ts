import { Controller, Get, Inject } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UNWATCHED } from '#src/door/requests';
import { Public, Returns } from '#src/door/returns';
import { Readiness } from '#src/watch/readiness';

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

/** For who restarts us (`livez`) and who sends visitors here (`readyz`). */
@ApiTags('health')
@Controller()
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  @Get('livez')
  @Public()
  @RouteConfig(UNWATCHED)
  @ApiOperation({
    summary: 'Whether the process runs and turns to what is asked of it; nothing else is looked at.',
  })
  @Returns(Health)
  live(): z.output<typeof Health> {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public()
  @RouteConfig(UNWATCHED)
  @ApiOperation({
    summary: 'Whether it can do its work.',
    description:
      '503 while it is about to stop or has not begun yet, the database does not answer within a second, tables are older than the service, or nobody has carried out for five minutes what is due; `details.failed` says which: `leaving`, `starting`, `database`, `migrations`, `jobs`.',
  })
  @Returns(Health)
  async ready(): Promise<z.output<typeof Health>> {
    await this.readiness.check();
    return { status: 'ok' };
  }

  @Get('healthz')
  @Public()
  @RouteConfig(UNWATCHED)
  @ApiOperation({ summary: 'The same as `readyz`, by the name that container tools look for.' })
  @Returns(Health)
  healthy(): Promise<z.output<typeof Health>> {
    return this.ready();
  }
}
