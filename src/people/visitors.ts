import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Clock, dayOf } from '#src/kernel/clock';
import { Account } from '#src/people/account.entity';
import { ageGroupOf } from '#src/people/age';
import { Athlete } from '#src/people/athlete.entity';
import type { Visitor } from '#src/people/visitor';

/** Finds out who belongs to an account. */
@Injectable()
export class Visitors {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(accountId: string, by: Visitor['by']): Promise<Visitor | null> {
    const account = await this.database.read(Account).findOneBy({ id: accountId });
    const athlete = await this.database.read(Athlete).findOneBy({ accountId });
    if (!account || !athlete) return null;
    const { email, role, language, units, timeZone } = account;
    const ageGroup = ageGroupOf(athlete.birthDate, dayOf(this.clock.now()));
    return { accountId, athleteId: athlete.id, email, role, language, units, timeZone, ageGroup, by };
  }
}
