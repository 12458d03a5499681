import { type DynamicModule, Module } from '@nestjs/common';
import { ConnectModule } from '#src/connect/connect.module';
import { EntryModule } from '#src/entry/entry.module';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';
import { type Belonging, Belongings } from '#src/takeout/belongings.port';
import { Exporter } from '#src/takeout/exporter';
import { Exports } from '#src/takeout/exports';
import { ExportsController } from '#src/takeout/exports.controller';
import { Packer } from '#src/takeout/packer';
import { Possessions } from '#src/takeout/possessions';
import { TakeoutFolders } from '#src/takeout/takeout-folders';

@Module({})
export class TakeoutModule {
  static with(belongings: readonly Belonging[]): DynamicModule {
    return {
      module: TakeoutModule,
      imports: [PeopleModule, EntryModule, SessionsModule, ConnectModule],
      controllers: [ExportsController],
      providers: [
        { provide: Belongings, useValue: { all: belongings } },
        Possessions,
        TakeoutFolders,
        Packer,
        Exporter,
        Exports,
      ],
      exports: [Exports],
    };
  }
}
