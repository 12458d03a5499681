import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '#src/config/settings';
import { Database } from '#src/database/database';
import type { Schema } from '#src/database/data-sources';
import { Vault } from '#src/database/vault';

@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  static with(schema: Schema): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: Database,
          inject: [Settings],
          useFactory: (settings: Settings) => Database.open(settings, schema),
        },
        Vault,
      ],
      exports: [Database, Vault],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
