import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import { newId } from '#src/kernel/ids';
import { HelpCountry } from '#src/signs/help-country.entity';
import { type Country, type HelpNumbers, helpNumbers } from '#src/signs/help-numbers';
import { countryOfZone } from '#src/signs/zone-country';

export interface Helped extends HelpNumbers {
  country: Country | null;
  /** Where the country is known from; null: it is not, and the number of emergency may be another there. */
  from: 'told' | 'time-zone' | null;
}

/** Whom somebody calls when something is wrong. */
@Injectable()
export class Help {
  constructor(@Inject(Database) private readonly database: Database) {}

  async of(athleteId: string, timeZone: string): Promise<Helped> {
    const told = await this.database.read(HelpCountry).findOneBy({ athleteId });
    if (told) return { country: told.country, from: 'told', ...helpNumbers(told.country) };
    const country = countryOfZone(timeZone);
    return { country, from: country && 'time-zone', ...helpNumbers(country) };
  }

  /** null: the time zone tells again. */
  async live(athleteId: string, country: Country | null): Promise<void> {
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, `help:${athleteId}`);
      await tx.delete(HelpCountry, { athleteId });
      if (country !== null) await tx.insert(HelpCountry, { id: newId(), athleteId, country });
    });
  }
}
