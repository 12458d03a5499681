import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { Profiles } from '#src/people/profiles';
import { WeighIns } from '#src/sessions/weigh-ins';
import { OwnWeighing } from '#src/weighing/own-weighing.entity';

/** What was found is shown for so long, so that one sees where it went. */
const SHOWN_MS = 2 * DAY_MS;

/** What an athlete weighed before and after, as their page shows it. */
@Injectable()
export class WeighingsShelf {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Profiles) private readonly profiles: Profiles,
    @Inject(WeighIns) private readonly weighIns: WeighIns,
  ) {}

  /** Newest first. */
  async list(athleteId: string): Promise<OwnWeighing[]> {
    const rows = await this.database
      .read(OwnWeighing)
      .find({ where: { athleteId }, order: { beforeAt: 'DESC' } });
    const since = this.clock.now().getTime() - SHOWN_MS;
    return rows.filter(({ settledAt }) => settledAt === null || settledAt.getTime() >= since);
  }

  /** What they weighed last, around a session or by their profile; null: nobody told. */
  async usualKg(athleteId: string): Promise<number | null> {
    const waiting = await this.list(athleteId);
    const weighed = await this.weighIns.list('owner', athleteId);
    const last = [
      ...waiting.flatMap(({ preKg, beforeAt }) => (preKg === null ? [] : [{ kg: preKg, at: beforeAt }])),
      ...weighed.map(({ preKg, createdAt }) => ({ kg: preKg, at: createdAt })),
    ].sort((one, other) => other.at.getTime() - one.at.getTime())[0];
    return last?.kg ?? this.toldKg(athleteId);
  }

  private async toldKg(athleteId: string): Promise<number | null> {
    const today = this.clock.now().toISOString().slice(0, 10);
    return (await this.profiles.massOn(athleteId, today))?.massKg ?? null;
  }
}
