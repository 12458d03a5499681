import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '#src/database/database';
import { Consents } from '#src/people/consents';
import { ConsentLine } from '#src/people/consents.shapes';
import { Profile } from '#src/people/people.shapes';
import { Profiles } from '#src/people/profiles';
import type { Row } from '#src/takeout/possessions';
import type { Unpacking } from '#src/takeout/unpacker';

const Said = ConsentLine.omit({ isTodaysText: true, saidHere: true }).extend({ at: z.date() });

/** What an export tells of the person, which is no row to be written as it is. */
@Injectable()
export class Homecoming {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Profiles) private readonly profiles: Profiles,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  /** Only where nobody has told anything here yet. */
  async profile({ person, enter }: Unpacking, rows: Row[]): Promise<void> {
    const told = Profile.safeParse(rows[0]);
    if (!told.success) return;
    await this.database.transaction(async (tx) => {
      await enter(tx);
      await this.profiles.fillIn(tx, person.athleteId, told.data);
    });
  }

  /** What was said to another Svett is kept as that: today's yes is asked for anew. What we do not know is left out. */
  async history({ person, enter }: Unpacking, rows: Row[]): Promise<void> {
    const said = rows.flatMap((row) => Said.safeParse(row).data ?? []);
    await this.database.transaction(async (tx) => {
      await enter(tx);
      await this.consents.remember(tx, person.athleteId, said);
    });
  }
}
