import { type DynamicModule, Module } from '@nestjs/common';
import { ArchivesModule } from '#src/archives/archives.module';
import { ConnectModule } from '#src/connect/connect.module';
import { EntryModule } from '#src/entry/entry.module';
import { PeopleModule } from '#src/people/people.module';
import { SessionsModule } from '#src/sessions/sessions.module';
import { type Belonging, Belongings } from '#src/takeout/belongings.port';
import { Clearance } from '#src/takeout/clearance';
import { ErasureController } from '#src/takeout/erasure.controller';
import { Farewells } from '#src/takeout/farewells';
import { Reapplying } from '#src/takeout/reapplying';
import { Tombstones } from '#src/takeout/tombstones';
import { Exporter } from '#src/takeout/exporter';
import { Exports } from '#src/takeout/exports';
import { ExportsController } from '#src/takeout/exports.controller';
import { Homecoming } from '#src/takeout/homecoming';
import { Importer } from '#src/takeout/importer';
import { Imports } from '#src/takeout/imports';
import { ImportsController } from '#src/takeout/imports.controller';
import { Settling } from '#src/takeout/settling';
import { Unpacker } from '#src/takeout/unpacker';
import { EstimatesModule } from '#src/estimates/estimates.module';
import { Partings } from '#src/takeout/partings';
import { Packer } from '#src/takeout/packer';
import { Possessions } from '#src/takeout/possessions';
import { TakeoutFolders } from '#src/takeout/takeout-folders';
import { TeamsModule } from '#src/teams/teams.module';

@Module({})
export class TakeoutModule {
  static with(belongings: readonly Belonging[]): DynamicModule {
    return {
      module: TakeoutModule,
      imports: [
        ...[ArchivesModule, PeopleModule, EntryModule, SessionsModule, EstimatesModule, ConnectModule],
        TeamsModule,
      ],
      controllers: [ExportsController, ImportsController, ErasureController],
      providers: [
        { provide: Belongings, useValue: { all: belongings } },
        Possessions,
        TakeoutFolders,
        Packer,
        Exporter,
        Exports,
        Unpacker,
        Homecoming,
        Settling,
        Importer,
        Imports,
        Clearance,
        Partings,
        Tombstones,
        Farewells,
        Reapplying,
      ],
      exports: [Farewells, Imports, Packer, Reapplying],
    };
  }
}
