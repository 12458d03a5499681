import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '#src/app.module';
import { SquadBoard } from '#src/coaching/squad-board';
import { Database } from '#src/database/database';
import { Log } from '#src/log/log';
import { Engine } from '#src/jobs/engine.port';
import { Athlete } from '#src/people/athlete.entity';
import { Squads } from '#src/teams/squads';
import { newSettings } from '../ground/installation.js';
import { strikesOf } from '../years/strikes.js';
import { BareReads } from './bare-reads.js';
import { fillSquads, type Trained } from './filled.js';
import { aTeam } from './a-team.js';

export const SQUADS = { small: 30, large: 300 } as const;
export type SquadName = keyof typeof SQUADS;
const QUERY = { days: 28, show: 'all', sort: 'name' } as const;

/** An installation with two squads, among others who train. */
export class Club {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly athleteIds: readonly string[],
    private readonly coachId: string,
    private readonly teams: Record<SquadName, string>,
    private readonly bare: BareReads,
  ) {}

  /** In a folder of this name; with `DATABASE_URL`, in a database of this name on that server. */
  static async open(name: string, folder: string, trained: Omit<Trained, 'now'>): Promise<Club> {
    const settings = await newSettings(name, folder);
    const app = await NestFactory.createApplicationContext(AppModule.with(settings), {
      logger: new Log('error'),
      abortOnError: false,
    });
    strikesOf(app); // the clock's own strikes would come in between
    await app.get(Engine).drain();
    const now = new Date();
    const ids = await fillSquads(settings, { ...trained, now });
    const database = app.get<Database>(Database);
    const { accountId } = (await database.read(Athlete).findOneBy({ id: ids.at(-1)! }))!;
    const teams = {
      small: await aTeam(database, accountId, ids.slice(0, SQUADS.small)),
      large: await aTeam(database, accountId, ids.slice(SQUADS.small, SQUADS.small + SQUADS.large)),
    };
    return new Club(app, ids, accountId, teams, await BareReads.open(settings, now));
  }

  /** From the request to the answer, without HTTP: who may look, what is shared, all of it read, and noted; ms. */
  async board(squad: SquadName): Promise<number> {
    const began = performance.now();
    const found = await this.app.get(Squads).of({ accountId: this.coachId }, this.teams[squad]);
    const { rows } = await this.app.get(SquadBoard).of(found, QUERY, 'board');
    const took = performance.now() - began;
    const shown = rows.filter(({ training, sweat, weighIns, coverage }) =>
      [training, sweat, weighIns, coverage].every(({ state }) => state === 'shared'),
    );
    if (shown.length !== SQUADS[squad])
      throw new Error(`${shown.length} of ${SQUADS[squad]} rows are whole.`);
    return took;
  }

  /** How long the same rows take, read as they lie there, ms. */
  async bareReads(squad: SquadName): Promise<number> {
    const from = squad === 'small' ? 0 : SQUADS.small;
    const began = performance.now();
    const read = await this.bare.of(this.athleteIds.slice(from, from + SQUADS[squad]));
    if (read === 0) throw new Error('There is nothing to read.');
    return performance.now() - began;
  }

  async close(): Promise<void> {
    await this.bare.close();
    await this.app.close();
  }
}
