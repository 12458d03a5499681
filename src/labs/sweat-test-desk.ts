import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#src/database/database';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import { LabAdmission } from '#src/labs/lab-admission';
import { NoSuchLabValue, SweatTestRefused } from '#src/labs/labs.problems';
import { beliefOf, type OpenedTest, SweatTests } from '#src/labs/sweat-tests';
import type { KeptSweatTest, SweatTestList, SweatTestView } from '#src/labs/sweat-tests.shapes';
import { possibleIn, refusalOf } from '#src/labs/told-sweat-test';
import type { Profile } from '#src/people/people.shapes';
import { median, quantile } from '#src/sweat/distribution';
import { magnesiumMgPerL, type SweatMagnesium } from '#src/sweat/magnesium';

/** Where somebody tells what a laboratory found in their sweat, and sees what follows for a litre of it. */
@Injectable()
export class SweatTestDesk {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(LabAdmission) private readonly admission: LabAdmission,
    @Inject(SweatTests) private readonly tests: SweatTests,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws LabsForAdults @throws ConsentNeeded */
  async list(athleteId: string): Promise<SweatTestList> {
    await this.admission.demand(athleteId);
    const { values, unreadable } = await this.tests.of(athleteId);
    const own = beliefOf(values);
    return {
      items: values.toSorted(newestFirst).map(viewOf),
      unreadable,
      perLitre: { anybodys: inALitre(), yours: own && inALitre(own) },
    };
  }

  /** @throws SweatTestRefused @throws LabsForAdults @throws ConsentNeeded */
  async add(
    athleteId: string,
    told: KeptSweatTest,
    clientId?: string,
  ): Promise<{ test: SweatTestView; isNew: boolean }> {
    this.mustBePossible(told, await this.admission.demand(athleteId));
    const { id, isNew } = await this.database.transaction(async (tx) => {
      await this.admission.demandIn(tx, athleteId);
      return this.tests.add(tx, athleteId, told, clientId);
    });
    return { test: await this.one(athleteId, id), isNew };
  }

  /** @throws SweatTestRefused @throws NoSuchLabValue also for somebody else's */
  async correct(athleteId: string, id: string, told: KeptSweatTest): Promise<SweatTestView> {
    this.mustBePossible(told, await this.admission.demand(athleteId));
    await this.database.transaction(async (tx) => {
      await this.admission.demandIn(tx, athleteId);
      await this.tests.correct(tx, athleteId, id, told);
    });
    return this.one(athleteId, id);
  }

  /** Taking away asks for no consent. @throws NoSuchLabValue */
  async remove(athleteId: string, id: string): Promise<void> {
    await this.tests.remove(athleteId, id);
  }

  private mustBePossible(told: KeptSweatTest, { birthDate }: Profile): void {
    // A day is over at different moments around the world: tomorrow here may be today there.
    const latestDay = dayOf(new Date(this.clock.now().getTime() + DAY_MS));
    const refusal = refusalOf(told, { latestDay, birthDate });
    if (refusal !== null) throw new SweatTestRefused(refusal, { ...possibleIn(told.unit), unit: told.unit });
  }

  private async one(athleteId: string, id: string): Promise<SweatTestView> {
    const { values } = await this.tests.of(athleteId);
    const found = values.find((one) => one.id === id);
    if (!found) throw new NoSuchLabValue();
    return viewOf(found);
  }
}

function viewOf({ id, kept, createdAt, changedAt }: OpenedTest): SweatTestView {
  return { id, ...kept, createdAt: createdAt.toISOString(), changedAt: changedAt.toISOString() };
}

function newestFirst({ kept: one }: OpenedTest, { kept: other }: OpenedTest): number {
  return one.sampledOn < other.sampledOn ? 1 : one.sampledOn > other.sampledOn ? -1 : 0;
}

/** In one session, to somebody not used to heat. */
function inALitre(own?: SweatMagnesium): SweatTestList['perLitre']['anybodys'] {
  const mgPerL = magnesiumMgPerL({ heatAcclimatised: false }, own);
  return { mg: median(mgPerL), p10: quantile(mgPerL, 0.1), p90: quantile(mgPerL, 0.9) };
}
