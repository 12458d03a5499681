import { Inject, Injectable } from '@nestjs/common';
import { LessThanOrEqual } from '#src/database/criteria';
import { Database } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Outbox } from '#src/jobs/outbox';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Athlete } from '#src/people/athlete.entity';
import { mayCorrectThemselves, refuseTooYoung } from '#src/people/age';
import { Consents } from '#src/people/consents';
import { Mass, OWN } from '#src/people/mass.entity';
import { BirthDateByPerson, BirthDateStays, DayToCome, NoSuchMass } from '#src/people/people.problems';
import { Profile, ProfileForm } from '#src/people/people.shapes';
import { ProfileChanged } from '#src/people/people.topics';
import type { Visitor } from '#src/people/visitor';

/** A body mass a brand told, on the athlete's own day (YYYY-MM-DD). */
export interface ScaleMass {
  measuredOn: string;
  massKg: number;
}

/** Past these a scale weighed something else. */
const [LEAST_KG, MOST_KG] = [20, 350];
/** One scale tells several brands, and each rounds in its own way. */
const SAME_WITHIN_KG = 0.05;

/** What athletes have told us of themselves. */
@Injectable()
export class Profiles {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Consents) private readonly consents: Consents,
  ) {}

  async of(athleteId: string): Promise<Profile> {
    return Profile.parse(await this.database.read(Athlete).findOneBy({ id: athleteId }));
  }

  /** @throws DayToCome @throws TooYoung @throws BirthDateStays @throws BirthDateByPerson @throws ConsentNeeded */
  async write(athleteId: string, profile: Profile, by: Visitor['by'] = 'cookie'): Promise<void> {
    const today = dayOf(this.clock.now());
    if (profile.birthDate) {
      this.refuseFuture(profile.birthDate);
      refuseTooYoung(profile.birthDate, today);
    }
    await this.database.transaction(async (tx) => {
      await this.consents.demand(athleteId, 'health-data', tx);
      const { birthDate } = await tx.findOneByOrFail(Athlete, { id: athleteId });
      if (by === 'token' && profile.birthDate !== birthDate) throw new BirthDateByPerson();
      if (birthDate !== null && profile.birthDate === null) throw new BirthDateStays();
      if (profile.birthDate && !mayCorrectThemselves(birthDate, profile.birthDate, today))
        throw new BirthDateStays();
      await tx.update(Athlete, athleteId, profile);
      await this.tell(tx, athleteId);
    });
  }

  /** For whoever runs this Svett, where somebody under 18 mistyped theirs. @throws TooYoung */
  async correctBirthDate(athleteId: string, birthDate: string): Promise<void> {
    refuseTooYoung(birthDate, dayOf(this.clock.now()));
    await this.database.transaction(async (tx) => {
      await tx.update(Athlete, athleteId, { birthDate });
      await this.tell(tx, athleteId);
    });
  }

  /** Takes over what was told elsewhere, where nothing was told here. @throws TooYoung */
  async fillIn(tx: Tx, athleteId: string, told: Profile): Promise<void> {
    const here = Profile.parse(await tx.findOneByOrFail(Athlete, { id: athleteId }));
    const isBlank = Object.entries(here).every(
      ([name, value]) => name === 'heartRateReliable' || value === null,
    );
    const facts = Object.entries(told).map(([name, value]) => {
      const mine = here[name as keyof Profile];
      return [name, name === 'heartRateReliable' ? (isBlank ? value : mine) : (mine ?? value)];
    });
    const filled = ProfileForm.safeParse(Object.fromEntries(facts));
    if (!filled.success) return;
    if (filled.data.birthDate) refuseTooYoung(filled.data.birthDate, dayOf(this.clock.now()));
    await tx.update(Athlete, athleteId, filled.data);
  }

  /** As if nobody had ever told anything; but whoever is of age stays so. */
  async blank(tx: Tx, athleteId: string): Promise<void> {
    const here = Profile.parse(await tx.findOneByOrFail(Athlete, { id: athleteId }));
    const nothing = Object.fromEntries(Object.keys(here).map((name) => [name, null])) as Partial<Profile>;
    const { birthDate } = here;
    await tx.update(Athlete, athleteId, { ...nothing, heartRateReliable: true, birthDate });
  }

  /** Newest first. */
  masses(athleteId: string): Promise<Mass[]> {
    return this.database.read(Mass).find({ where: { athleteId }, order: { measuredOn: 'DESC' } });
  }

  /** The body mass to reckon with on `day` (YYYY-MM-DD): the last one before it or on it, else the first one after. */
  async massOn(athleteId: string, day: string): Promise<{ massKg: number; measuredOn: string } | null> {
    const masses = this.database.read(Mass);
    const before = { athleteId, measuredOn: LessThanOrEqual(day) };
    const last = await masses.findOne({ where: before, order: { measuredOn: 'DESC' } });
    return last ?? (await masses.findOne({ where: { athleteId }, order: { measuredOn: 'ASC' } }));
  }

  /** Weighed again on the same day: the later word counts. @throws ConsentNeeded */
  async weigh(athleteId: string, measuredOn: string, massKg: number): Promise<Mass> {
    this.refuseFuture(measuredOn);
    return this.database.transaction(async (tx) => {
      await this.consents.demand(athleteId, 'health-data', tx);
      await put(tx, { athleteId, measuredOn, massKg, source: OWN });
      await this.tell(tx, athleteId);
      return tx.findOneByOrFail(Mass, { athleteId, measuredOn });
    });
  }

  /** What a scale told a brand. The athlete's own word for a day stands, and the same again changes nothing. @throws ConsentNeeded */
  async takeMasses(tx: Tx, athleteId: string, source: string, told: ScaleMass[]): Promise<void> {
    await this.consents.demand(athleteId, 'health-data', tx);
    let changed = false;
    for (const { measuredOn, massKg } of told) {
      if (massKg < LEAST_KG || massKg > MOST_KG) continue;
      const known = await tx.findOneBy(Mass, { athleteId, measuredOn });
      if (known && (known.source === OWN || Math.abs(known.massKg - massKg) <= SAME_WITHIN_KG)) continue;
      await put(tx, { athleteId, measuredOn, massKg, source });
      changed = true;
    }
    if (changed) await this.tell(tx, athleteId);
  }

  /** Everything a brand told of the athlete's mass goes; answers how many. */
  async forgetMassesOf(tx: Tx, athleteId: string, source: string): Promise<number> {
    const { affected } = await tx.delete(Mass, { athleteId, source });
    if (affected) await this.tell(tx, athleteId);
    return affected ?? 0;
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
    const latest = dayOf(new Date(this.clock.now().getTime() + DAY_MS));
    if (day > latest) throw new DayToCome();
  }
}

async function put(tx: Tx, mass: Omit<Mass, 'id'>): Promise<void> {
  await tx
    .createQueryBuilder()
    .insert()
    .into(Mass)
    .values({ id: newId(), ...mass })
    .orUpdate(['mass_kg', 'source'], ['athlete_id', 'measured_on'])
    .execute();
}
