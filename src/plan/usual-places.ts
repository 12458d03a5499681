import { Inject, Injectable } from '@nestjs/common';
import { IsNull, Not } from '#src/database/criteria';
import { Database } from '#src/database/database';
import { usuallyIndoors } from '#src/estimates/surroundings';
import { localDayOf } from '#src/kernel/clock';
import { placeOf } from '#src/plan/plan-view';
import { PlannedSession } from '#src/plan/planned-session.entity';
import { placesTogether, type UsualPlace, type Visit } from '#src/plan/places-together';
import { SessionStarts } from '#src/sessions/session-starts';

/** So many of the newest tell where somebody goes. Of sessions fewer: each is a whole recording to unpack. */
const LOOKED_AT = { sessions: 20, plans: 60 };
/** More would be no choice but a search. */
const MOST = 12;

/** Where an athlete trains and means to, for themself alone: a place to plan at, by what they know it by. */
@Injectable()
export class UsualPlaces {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SessionStarts) private readonly starts: SessionStarts,
  ) {}

  /** Most often gone to first. */
  async of(athleteId: string): Promise<UsualPlace[]> {
    const visits = [...(await this.planned(athleteId)), ...(await this.done(athleteId))];
    return placesTogether(visits).slice(0, MOST);
  }

  /** Those told of last first: their names are the ones that count. */
  private async planned(athleteId: string): Promise<Visit[]> {
    const rows = await this.database.read(PlannedSession).find({
      where: { athleteId, removedAt: IsNull(), latitudeCentiDeg: Not(IsNull()) },
      order: { changedAt: 'DESC', id: 'ASC' },
      take: LOOKED_AT.plans,
    });
    return rows.map((row) => {
      const { day, sport, placeName, name: plan } = row;
      return { ...placeOf(row)!, day, sport, placeName, plan };
    });
  }

  private async done(athleteId: string): Promise<Visit[]> {
    const starts = await this.starts.latest(athleteId, LOOKED_AT.sessions);
    return starts
      .filter(({ sport }) => !usuallyIndoors(sport))
      .map(({ startedAt, utcOffsetS, sport, latitudeDeg, longitudeDeg }) => {
        const day = localDayOf(startedAt, utcOffsetS ?? 0);
        return { latitudeDeg, longitudeDeg, day, sport, placeName: null, plan: null };
      });
  }
}
