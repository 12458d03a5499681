import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Secrets } from '#src/config/secrets';
import { Settings } from '#src/config/settings';
import { Clock, SystemClock } from '#src/kernel/clock';

@Global()
@Module({})
export class ConfigModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: Settings, useValue: settings },
        { provide: Secrets, useFactory: () => Secrets.open(settings.dataFolder, settings.tokenKeys) },
        { provide: Clock, useClass: SystemClock },
      ],
      exports: [Settings, Secrets, Clock],
    };
  }
}
