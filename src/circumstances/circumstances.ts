import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { caffeineMg } from '#src/circumstances/caffeine';
import { Circumstance, type Part, PARTS } from '#src/circumstances/circumstance.entity';
import type { Alcohol, Conditions, Diet, FORMS, Stomach } from '#src/circumstances/circumstances.shapes';
import { Database, takeTurns } from '#src/database/database';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Consents } from '#src/people/consents';

/** How somebody lives, as far as they told it and let it be worked with. */
export interface Told {
  diet: z.output<typeof Diet> | null;
  caffeine: { mgPerDay: number } | null;
  alcohol: z.output<typeof Alcohol> | null;
  stomach: z.output<typeof Stomach> | null;
  conditions: z.output<typeof Conditions> | null;
}

type Forms = { [Name in Part]: z.output<(typeof FORMS)[Name]> };
export type ToldParts = {
  [Name in Part]: { allowed: boolean; told: Forms[Name] | null; toldAt: Date | null };
};

/** What people told of how they live. Consent is asked for in the moment something is used. */
@Injectable()
export class Circumstances {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Each part null where it was not told or its consent does not stand. The number of queries is always the same. */
  async of(athleteId: string): Promise<Told> {
    const { diet, caffeine, alcohol, stomach, conditions } = await this.parts(athleteId);
    return {
      diet: diet.told,
      caffeine: caffeine.told && { mgPerDay: caffeineMg(caffeine.told) },
      alcohol: alcohol.told,
      stomach: stomach.told,
      conditions: conditions.told,
    };
  }

  async parts(athleteId: string): Promise<ToldParts> {
    const [mayKeep, ...may] = await Promise.all(
      (['health-data', ...PARTS] as const).map((purpose) => this.consents.given(athleteId, purpose)),
    );
    const rows = await this.database.read(Circumstance).findBy({ athleteId });
    const parts = PARTS.map((part, at) => {
      const allowed = mayKeep! && may[at]!;
      const row = allowed ? rows.find((one) => one.part === part) : undefined;
      return [part, { allowed, told: row?.told ?? null, toldAt: row?.toldAt ?? null }];
    });
    return Object.fromEntries(parts) as ToldParts;
  }

  /** Told again: the later word counts. @throws ConsentNeeded */
  async tell<Name extends Part>(athleteId: string, part: Name, told: Forms[Name]): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.consents.demand(athleteId, 'health-data', tx);
      await this.consents.demand(athleteId, part, tx);
      await takeTurns(tx, `circumstances:${athleteId}`);
      const toldAt = this.clock.now();
      const { affected } = await tx.update(Circumstance, { athleteId, part }, { told, toldAt });
      if (!affected) await tx.insert(Circumstance, { id: newId(), athleteId, part, told, toldAt });
    });
  }

  /** Asks for no consent: what was told may always be taken away. */
  async forget(athleteId: string, part: Part): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.delete(Circumstance, { athleteId, part });
    });
  }
}
