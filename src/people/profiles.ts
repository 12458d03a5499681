import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Clock, DAY_MS } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Athlete } from '#src/people/athlete.entity';
import { Mass } from '#src/people/mass.entity';
import { DayToCome, NoSuchMass } from '#src/people/people.problems';
import { Profile } from '#src/people/people.shapes';
import { ProfileChanged } from '#src/people/people.topics';

/** What athletes have told us of themselves. */
@Injectable()
export class Profiles {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(athleteId: string): Promise<Profile> {
    return Profile.parse(await this.database.read(Athlete).findOneBy({ id: athleteId }));
  }

  /** @throws DayToCome for a birth date in the future */
  async write(athleteId: string, profile: Profile): Promise<void> {
    if (profile.birthDate) this.refuseFuture(profile.birthDate);
    await this.database.transaction(async (tx) => {
      await tx.update(Athlete, athleteId, profile);
      await this.tell(tx, athleteId);
    });
  }

  /** Newest first. */
  masses(athleteId: string): Promise<Mass[]> {
    return this.database.read(Mass).find({ where: { athleteId }, order: { measuredOn: 'DESC' } });
  }

  /** The body mass to reckon with on `day` (YYYY-MM-DD): the last one before it or on it, else the first one after. */
  async massOn(athleteId: string, day: string): Promise<{ massKg: number; measuredOn: string } | null> {
    const newestFirst = await this.masses(athleteId);
    return newestFirst.find(({ measuredOn }) => measuredOn <= day) ?? newestFirst.at(-1) ?? null;
  }

  /** Weighed again on the same day: the later word counts. */
  async weigh(athleteId: string, measuredOn: string, massKg: number): Promise<Mass> {
    this.refuseFuture(measuredOn);
    return this.database.transaction(async (tx) => {
      const row = { id: newId(), athleteId, measuredOn, massKg };
      await tx
        .createQueryBuilder()
        .insert()
        .into(Mass)
        .values(row)
        .orUpdate(['mass_kg'], ['athlete_id', 'measured_on'])
        .execute();
      await this.tell(tx, athleteId);
      return tx.findOneByOrFail(Mass, { athleteId, measuredOn });
    });
  }

  /** @throws NoSuchMass also for somebody else's */
  async forgetMass(athleteId: string, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { affected } = await tx.delete(Mass, { id, athleteId });
      if (affected !== 1) throw new NoSuchMass();
      await this.tell(tx, athleteId);
    });
  }

  private tell(tx: Tx, athleteId: string): Promise<void> {
    return this.outbox.put(tx, ProfileChanged, { athleteId }, { key: newId() }); // each change is a fact of its own
  }

  /** A day is over at different moments around the world: tomorrow here may be today there. */
  private refuseFuture(day: string): void {
    const latest = new Date(this.clock.now().getTime() + DAY_MS).toISOString().slice(0, 10);
    if (day > latest) throw new DayToCome();
  }
}
