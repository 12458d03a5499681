import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Database } from '#src/database/database';
import { Public, Returns } from '#src/door/returns';
import { Problem } from '#src/kernel/problem';

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

class DatabaseSilent extends Problem {
  readonly kind = 'transient';
  readonly code = 'server.database-silent';

  constructor() {
    super('The database does not answer; try again in a moment.');
  }
}

@ApiTags('health')
@Controller()
export class HealthController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('livez')
  @Public()
  @ApiOperation({ summary: 'Whether the process runs.' })
  @Returns(Health)
  live(): z.output<typeof Health> {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public()
  @ApiOperation({ summary: 'Whether it can do its work: 503 while the database does not answer.' })
  @Returns(Health)
  async ready(): Promise<z.output<typeof Health>> {
    await this.database.ping().catch(() => {
      throw new DatabaseSilent();
    });
    return { status: 'ok' };
  }
}
