import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import { daysBefore } from '#src/labs/exercise-before';
import { type Hearing, keepable } from '#src/labs/heard-value';
import { LabAdmission } from '#src/labs/lab-admission';
import { LabValues, type OpenedValue } from '#src/labs/lab-values';
import { type AboutPerson, labViews } from '#src/labs/lab-view';
import { LabValueRefused, NoSuchLabValue } from '#src/labs/labs.problems';
import type { KeptValue, LabValueForm, LabValueView } from '#src/labs/labs.shapes';
import { bySample } from '#src/labs/sample-order';
import type { Profile } from '#src/people/people.shapes';
import type { Visitor } from '#src/people/visitor';
import { TrainingDays } from '#src/training/training-days';

type Person = Pick<Visitor, 'athleteId' | 'timeZone'>;

/** Where somebody tells their laboratory values and sees what can be said of them. */
@Injectable()
export class LabDesk {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LabAdmission) private readonly admission: LabAdmission,
    @Inject(LabValues) private readonly values: LabValues,
    @Inject(TrainingDays) private readonly training: TrainingDays,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Newest sample first. @throws LabsForAdults @throws ConsentNeeded */
  async list(athleteId: string): Promise<{ items: LabValueView[]; unreadable: string[] }> {
    const profile = await this.admission.demand(athleteId);
    const { values, unreadable } = await this.values.of(athleteId);
    return { items: labViews(values, await this.about(athleteId, profile, values)), unreadable };
  }

  /** As they are kept, oldest sample first. @throws LabsForAdults @throws ConsentNeeded */
  async kept(athleteId: string): Promise<OpenedValue[]> {
    await this.admission.demand(athleteId);
    const { values } = await this.values.of(athleteId);
    return values.toSorted(bySample);
  }

  /** @throws LabValueRefused @throws LabsForAdults @throws ConsentNeeded */
  async add(
    { athleteId, timeZone }: Person,
    form: LabValueForm,
    clientId?: string,
  ): Promise<{ value: LabValueView; isNew: boolean }> {
    const profile = await this.admission.demand(athleteId);
    const kept = this.read(form, timeZone, profile);
    const { id, isNew } = await this.database.transaction(async (tx) => {
      await this.admission.demandIn(tx, athleteId);
      return this.values.add(tx, athleteId, kept, clientId);
    });
    return { value: await this.one(athleteId, id), isNew };
  }

  /** What was mistyped, told right. @throws NoSuchLabValue also for somebody else's */
  async correct({ athleteId, timeZone }: Person, id: string, form: LabValueForm): Promise<LabValueView> {
    const profile = await this.admission.demand(athleteId);
    const kept = this.read(form, timeZone, profile);
    await this.database.transaction(async (tx) => {
      await this.admission.demandIn(tx, athleteId);
      await this.values.correct(tx, athleteId, id, kept);
    });
    return this.one(athleteId, id);
  }

  /** Taking away asks for no consent. @throws NoSuchLabValue */
  async remove(athleteId: string, id: string): Promise<void> {
    await this.values.remove(athleteId, id);
  }

  /** What a value is read by. */
  hearing(timeZone: string, { birthDate }: Profile, from: KeptValue['from']): Hearing {
    // A day is over at different moments around the world: tomorrow here may be today there.
    const latestDay = dayOf(new Date(this.clock.now().getTime() + DAY_MS));
    return { timeZone, latestDay, birthDate, from };
  }

  private read(form: LabValueForm, timeZone: string, profile: Profile): KeptValue {
    const kept = keepable(form, this.hearing(timeZone, profile, 'hand'));
    if (typeof kept === 'string') throw new LabValueRefused(kept, form.marker);
    return kept;
  }

  private async one(athleteId: string, id: string): Promise<LabValueView> {
    const { items } = await this.list(athleteId);
    const found = items.find((item) => item.id === id);
    if (!found) throw new NoSuchLabValue();
    return found;
  }

  private async about(
    athleteId: string,
    { sex, birthDate }: Profile,
    values: readonly OpenedValue[],
  ): Promise<AboutPerson> {
    if (values.length === 0) return { sex, birthDate, sessions: [] };
    const days = values.map(({ kept }) => kept.sampledAt).sort();
    const { from, to } = daysBefore(days[0]!, days.at(-1)!);
    return { sex, birthDate, sessions: await this.training.between(athleteId, from, to) };
  }
}
