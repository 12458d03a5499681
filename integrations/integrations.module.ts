import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { openReader, type OpenReader } from '#integrations/activity-files/open-reader';
import { ActivityFileReader } from '#src/sessions/recording.port';

/** The one list of the outside world: who answers for each port. */
@Global()
@Module({
  providers: [{ provide: ActivityFileReader, useFactory: () => openReader() }],
  exports: [ActivityFileReader],
})
export class IntegrationsModule implements OnApplicationShutdown {
  constructor(@Inject(ActivityFileReader) private readonly reader: OpenReader) {}

  async onApplicationShutdown(): Promise<void> {
    await this.reader.close();
  }
}
