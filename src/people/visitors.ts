import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Clock, dayOf } from '#src/kernel/clock';
import { Account } from '#src/people/account.entity';
import { ageGroupOf } from '#src/people/age';
import { Athlete } from '#src/people/athlete.entity';
import type { Visitor } from '#src/people/visitor';

type Found = Omit<Visitor, 'accountId' | 'ageGroup' | 'by'> & Pick<Athlete, 'birthDate'>;

/** Finds out who belongs to an account: in one question, as everybody who asks for anything is looked up. */
@Injectable()
export class Visitors {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(accountId: string, by: Visitor['by']): Promise<Visitor | null> {
    const found = await this.database
      .read(Account)
      .createQueryBuilder('account')
      .innerJoin(Athlete, 'athlete', 'athlete.account_id = account.id')
      .where('account.id = :accountId', { accountId })
      .select('account.email', 'email')
      .addSelect('account.role', 'role')
      .addSelect('account.language', 'language')
      .addSelect('account.units', 'units')
      .addSelect('account.time_zone', 'timeZone')
      .addSelect('athlete.id', 'athleteId')
      .addSelect('athlete.birth_date', 'birthDate')
      .getRawOne<Found>();
    if (!found) return null;
    const { birthDate, ...visitor } = found;
    const ageGroup = ageGroupOf(birthDate, dayOf(this.clock.now()));
    return { ...visitor, accountId, ageGroup, by };
  }
}
