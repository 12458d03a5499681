import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Account } from '#src/people/account.entity';
import { Athlete } from '#src/people/athlete.entity';
import type { Preferences } from '#src/people/preferences';

/** Whom something is written to, and how they want to be spoken to. */
export interface Addressee extends Preferences {
  accountId: string;
  athleteId: string;
  /** Since when they are here. */
  createdAt: Date;
}

/** Athletes as those whom words are sent to. */
@Injectable()
export class Addressees {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** null: they are gone. */
  async of(athleteId: string): Promise<Addressee | null> {
    const athlete = await this.database.read(Athlete).findOneBy({ id: athleteId });
    const account = athlete && (await this.database.read(Account).findOneBy({ id: athlete.accountId }));
    if (!account) return null;
    const { id: accountId, language, units, timeZone } = account;
    return { accountId, athleteId, language, units, timeZone, createdAt: athlete.createdAt };
  }

  /** By athlete, in one query. */
  async timeZones(athleteIds: readonly string[]): Promise<Map<string, string>> {
    if (athleteIds.length === 0) return new Map();
    const rows = await this.database
      .read(Athlete)
      .createQueryBuilder('athlete')
      .innerJoin(Account, 'account', 'account.id = athlete.account_id')
      .where('athlete.id IN (:...athleteIds)', { athleteIds })
      .select('athlete.id', 'athleteId')
      .addSelect('account.time_zone', 'timeZone')
      .getRawMany<{ athleteId: string; timeZone: string }>();
    return new Map(rows.map(({ athleteId, timeZone }) => [athleteId, timeZone]));
  }
}
