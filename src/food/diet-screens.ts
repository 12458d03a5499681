import { Inject, Injectable } from '@nestjs/common';
import { In } from '#src/database/criteria';
import { Database, takeTurns } from '#src/database/database';
import { DietScreenRow } from '#src/food/diet-screen-row.entity';
import { type ScreenAnswers, screenMg, SCREEN_CV } from '#src/food/diet-screen';
import { turnOf } from '#src/food/own-foods';
import { newId } from '#src/kernel/ids';
import { Basics } from '#src/people/basics';
import { Consents } from '#src/people/consents';

export interface KeptScreen {
  day: string;
  answers: ScreenAnswers;
}

/** What athletes said of how often they eat what. */
@Injectable()
export class DietScreens {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Basics) private readonly basics: Basics,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  async newest(athleteId: string): Promise<KeptScreen | null> {
    const row = await this.database
      .read(DietScreenRow)
      .findOne({ where: { athleteId }, order: { day: 'DESC' } });
    return row && { day: row.day, answers: row.answers as ScreenAnswers }; // only `put` writes them
  }

  /** A usual day by the newest answers; null: never answered, or no consent to keep health data. */
  async prior(athleteId: string): Promise<{ medianMg: number; cv: number } | null> {
    if (!(await this.consents.given(athleteId, 'health-data'))) return null;
    const screen = await this.newest(athleteId);
    return screen && { medianMg: screenMg(screen.answers), cv: SCREEN_CV };
  }

  /** The same by athlete, in two queries, however many there are. */
  async priorOfMany(athleteIds: readonly string[]): Promise<Map<string, { medianMg: number; cv: number }>> {
    const givers = await this.consents.givenByAll(athleteIds, ['health-data']);
    const rows = await this.database
      .read(DietScreenRow)
      .find({ where: { athleteId: In([...givers]) }, order: { day: 'ASC' } });
    return new Map(
      rows.map(({ athleteId, answers }) => [
        athleteId,
        { medianMg: screenMg(answers as ScreenAnswers), cv: SCREEN_CV }, // only `put` writes them
      ]),
    );
  }

  /** Answered again on the same day, the athlete's own: the later word counts. @throws ConsentNeeded */
  async put(athleteId: string, answers: ScreenAnswers): Promise<void> {
    const { today: day } = await this.basics.of(athleteId);
    await this.database.transaction(async (tx) => {
      await this.consents.demand(athleteId, 'health-data', tx);
      await takeTurns(tx, turnOf(athleteId));
      const { affected } = await tx.update(DietScreenRow, { athleteId, day }, { answers });
      if (!affected) await tx.insert(DietScreenRow, { id: newId(), athleteId, day, answers });
    });
  }

  /** Asks for no consent: what was told may always be taken away. */
  async forget(athleteId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.delete(DietScreenRow, { athleteId });
    });
  }
}
