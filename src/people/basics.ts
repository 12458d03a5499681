import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Clock } from '#src/kernel/clock';
import { Account } from '#src/people/account.entity';
import { ageOn } from '#src/people/age';
import { Athlete, type SEXES } from '#src/people/athlete.entity';

/** The few facts of an athlete that reckoning day by day asks for. null: not told. */
export interface Basic {
  sex: (typeof SEXES)[number] | null;
  /** Full years today. */
  ageYears: number | null;
  /** Today where they live, YYYY-MM-DD. */
  today: string;
}

@Injectable()
export class Basics {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(athleteId: string): Promise<Basic> {
    return (await this.ofMany([athleteId])).get(athleteId)!;
  }

  /** By athlete, in one query; none for whoever is gone. */
  async ofMany(athleteIds: readonly string[]): Promise<Map<string, Basic>> {
    if (athleteIds.length === 0) return new Map();
    const rows = await this.database
      .read(Athlete)
      .createQueryBuilder('athlete')
      .innerJoin(Account, 'account', 'account.id = athlete.account_id')
      .where('athlete.id IN (:...athleteIds)', { athleteIds })
      .select('athlete.id', 'athleteId')
      .addSelect('athlete.sex', 'sex')
      .addSelect('athlete.birth_date', 'birthDate')
      .addSelect('account.time_zone', 'timeZone')
      .getRawMany<{
        athleteId: string;
        sex: Basic['sex'];
        birthDate: string | null;
        timeZone: string;
      }>();
    const now = this.clock.now();
    return new Map(
      rows.map(({ athleteId, sex, birthDate, timeZone }) => {
        const today = dayIn(now, timeZone);
        return [athleteId, { sex, ageYears: birthDate === null ? null : ageOn(birthDate, today), today }];
      }),
    );
  }
}

/** Kept, as making one takes longer than a query. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** The calendar's day in a time zone, YYYY-MM-DD. */
export function dayIn(moment: Date, timeZone: string): string {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    // Canada writes its days as ISO 8601 does.
    calendar = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
    calendars.set(timeZone, calendar);
  }
  return calendar.format(moment);
}
