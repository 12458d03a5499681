import { Inject, Injectable } from '@nestjs/common';
import { Database, takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock, DAY_MS, localDayOf } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { Consents } from '#src/people/consents';
import { PlanCrier } from '#src/plan/plan-crier';
import { DayPlannedFull, NoSuchPlan, PlannedElsewhere, PlanTooFar } from '#src/plan/plan.problems';
import type { PlanForm } from '#src/plan/plan.shapes';
import { OWN, PlannedSession } from '#src/plan/planned-session.entity';
import { offsetTold } from '#src/plan/wall-clock';
import { cellOf } from '#src/weather/way';

/** What is told of a plan, whoever tells it. */
export type Plan = Omit<
  PlannedSession,
  'id' | 'athleteId' | 'clientId' | 'source' | 'externalId' | 'createdAt' | 'changedAt' | 'removedAt'
>;

/** Plans of a day: beyond these a program has run wild. */
const MOST_A_DAY = 20;
const FURTHEST_DAYS = 731;
/** As exact as a place is kept: about a kilometre. */
const PLACE_DEG = 0.01;

/** What athletes mean to do, as they enter it. */
@Injectable()
export class PlanLog {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(PlanCrier) private readonly crier: PlanCrier,
  ) {}

  /**
   * The id is the caller's: sent again it is the same plan, as it was told last.
   * @throws ConsentNeeded @throws PlanTooFar @throws DayPlannedFull @throws PlannedElsewhere
   */
  async put(athleteId: string, clientId: string, form: PlanForm): Promise<void> {
    const plan = planFrom(form);
    const now = this.clock.now();
    const awayMs = Math.abs(plan.startsAt.getTime() - now.getTime());
    if (awayMs > FURTHEST_DAYS * DAY_MS) throw new PlanTooFar();
    await this.database.transaction(async (tx) => {
      await this.consents.demand(athleteId, 'health-data', tx);
      await takeTurns(tx, turnOf(athleteId));
      const known = await tx.findOneBy(PlannedSession, { athleteId, clientId });
      if (known?.removedAt) throw new NoSuchPlan();
      if (known && isSame(known, plan)) return;
      if (known && known.source !== OWN) refuseOthers(known, plan);
      if (known?.day !== plan.day) await this.refuseFull(tx, athleteId, plan.day);
      const id = known?.id ?? newId();
      if (known) await tx.update(PlannedSession, { id }, { ...plan, changedAt: now });
      else {
        const told = { source: OWN, externalId: clientId, createdAt: now, changedAt: now, removedAt: null };
        await tx.insert(PlannedSession, { id, athleteId, clientId, ...told, ...plan });
      }
      await this.crier.changed(tx, { id, athleteId, ...plan });
    });
  }

  /**
   * What a calendar elsewhere tells is only put aside, or it would be back with its next reading. Asks for no consent: what
   * was told may always be taken away. @throws NoSuchPlan also for somebody else's
   */
  async remove(athleteId: string, clientId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await takeTurns(tx, turnOf(athleteId));
      const known = await tx.findOneBy(PlannedSession, { athleteId, clientId });
      if (!known || known.removedAt) throw new NoSuchPlan();
      if (known.source === OWN) await tx.delete(PlannedSession, { id: known.id });
      else await tx.update(PlannedSession, { id: known.id }, { removedAt: this.clock.now() });
      await this.crier.gone(tx, known);
    });
  }

  private async refuseFull(tx: Tx, athleteId: string, day: string): Promise<void> {
    if ((await tx.countBy(PlannedSession, { athleteId, day })) >= MOST_A_DAY) throw new DayPlannedFull();
  }
}

/** Whoever writes an athlete's plans takes turns on this. */
export function turnOf(athleteId: string): string {
  return `plan:${athleteId}`;
}

/** Whether nothing of it differs. */
export function isSame(known: PlannedSession, plan: Plan): boolean {
  return (Object.keys(plan) as (keyof Plan)[]).every((key) => alike(known[key], plan[key]));
}

function planFrom({ startsAt: told, place, placeName, ...form }: PlanForm): Plan {
  const startsAt = new Date(told);
  const utcOffsetS = offsetTold(told);
  const cell = place && cellOf(place, PLACE_DEG);
  return {
    ...form,
    startsAt,
    utcOffsetS,
    day: localDayOf(startsAt, utcOffsetS),
    latitudeCentiDeg: cell && Math.round(cell.latitudeDeg * 100),
    longitudeCentiDeg: cell && Math.round(cell.longitudeDeg * 100),
    placeName: cell && placeName,
  };
}

/** Where it is to be, under what roof and in which kit, no calendar tells. */
function refuseOthers(known: PlannedSession, plan: Plan): void {
  const { latitudeCentiDeg, longitudeCentiDeg, placeName, indoors, clothing } = known;
  const oursToSay = { latitudeCentiDeg, longitudeCentiDeg, placeName, indoors, clothing };
  const { utcOffsetS, day } = known; // the same moment may be told by another clock
  if (!isSame(known, { ...plan, ...oursToSay, utcOffsetS, day })) throw new PlannedElsewhere();
}

function alike(one: unknown, other: unknown): boolean {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return one === other;
}
