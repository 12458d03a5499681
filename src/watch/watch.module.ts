import { Module } from '@nestjs/common';
import { LiveModule } from '#src/live/live.module';
import { FiguresDoor } from '#src/watch/figures-door';
import { HealthController } from '#src/watch/health.controller';
import { Readiness } from '#src/watch/readiness';
import { Standing } from '#src/watch/standing';

/** For those who look after the service: whether it is well, and figures of what it does. */
@Module({
  imports: [LiveModule],
  controllers: [HealthController],
  providers: [FiguresDoor, Readiness, Standing],
})
export class WatchModule {}
