import { Inject, Injectable, Logger } from '@nestjs/common';
import { Between, In } from '#src/database/criteria';
import { takeTurns } from '#src/database/database';
import type { Tx } from '#src/database/transaction';
import { Clock } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { isReadable } from '#src/kernel/own-words';
import { Addressees } from '#src/people/addressees';
import { USUAL_PREFERENCES } from '#src/people/preferences';
import { PlanCrier } from '#src/plan/plan-crier';
import { isSame, type Plan, turnOf } from '#src/plan/plan-log';
import { PLANNED_NAME_LENGTH, PlannedSession } from '#src/plan/planned-session.entity';
import { isOnTheWall, offsetAtWall } from '#src/plan/wall-clock';

/** A plan as a calendar elsewhere tells it: by the clock on the wall, and without a place. */
export interface CalendarPlan extends Pick<
  Plan,
  'name' | 'sport' | 'day' | 'durationS' | 'effort' | 'targetPowerW' | 'targetSpeedMs' | 'isEvent' | 'indoors'
> {
  externalId: string;
  /** HH:MM:SS; null: only the day is told. */
  time: string | null;
}

/** Whose calendar it is, and where. */
export interface Calendar {
  athleteId: string;
  brand: string;
}

/** When people train on a day of which nothing else is known. [own] */
const USUAL_TIME = '17:00:00';
/** Beyond these in one reading a program has run wild. */
const MOST = 400;

/** Follows what athletes plan in calendars elsewhere. */
@Injectable()
export class CalendarPlans {
  private readonly log = new Logger('Calendar');

  constructor(
    @Inject(Addressees) private readonly addressees: Addressees,
    @Inject(PlanCrier) private readonly crier: PlanCrier,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** All that the calendar has for some days. Read again, what is as it was stays untouched, and nothing is said of it. */
  async take(
    tx: Tx,
    { athleteId, brand: source }: Calendar,
    days: { from: string; to: string },
    told: readonly CalendarPlan[],
  ): Promise<void> {
    const addressee = await this.addressees.of(athleteId);
    const timeZone = addressee?.timeZone ?? USUAL_PREFERENCES.timeZone;
    await takeTurns(tx, turnOf(athleteId));
    const plans = new Map(told.slice(0, MOST).map((plan) => [plan.externalId, plan]));
    const moved = await tx.findBy(PlannedSession, { athleteId, source, externalId: In([...plans.keys()]) });
    const there = await tx.findBy(PlannedSession, { athleteId, source, day: Between(days.from, days.to) });
    const known = new Map([...moved, ...there].map((row) => [row.externalId, row]));
    for (const [externalId, told] of plans) {
      const plan = planFrom(told, timeZone);
      const there = known.get(externalId) ?? null;
      if (plan) await this.put(tx, { athleteId, source, externalId }, there, plan);
      else this.log.warn(`A plan in the calendar of ${source} was passed over: it is on no day there is.`);
    }
    for (const gone of known.values()) if (!plans.has(gone.externalId)) await this.drop(tx, gone);
  }

  async forget(tx: Tx, { athleteId, brand: source }: Calendar): Promise<void> {
    await takeTurns(tx, turnOf(athleteId));
    for (const plan of await tx.findBy(PlannedSession, { athleteId, source })) await this.drop(tx, plan);
  }

  private async put(
    tx: Tx,
    whose: Pick<PlannedSession, 'athleteId' | 'source' | 'externalId'>,
    known: PlannedSession | null,
    told: Plan,
  ): Promise<void> {
    const plan = known ? { ...told, ...saidHere(known, told) } : told;
    if (known && isSame(known, plan)) return;
    const id = known?.id ?? newId();
    const changedAt = this.clock.now();
    if (known) await tx.update(PlannedSession, { id }, { ...plan, changedAt });
    else {
      const created = { clientId: id, createdAt: changedAt, changedAt, removedAt: null };
      await tx.insert(PlannedSession, { id, ...whose, ...created, ...plan });
    }
    // Whoever put it aside here wants to hear no more of it.
    if (!known?.removedAt) await this.crier.changed(tx, { id, athleteId: whose.athleteId, ...plan });
  }

  private async drop(tx: Tx, plan: PlannedSession): Promise<void> {
    await tx.delete(PlannedSession, { id: plan.id });
    if (!plan.removedAt) await this.crier.gone(tx, plan);
  }
}

/** What the athlete said here stays: no calendar tells a place or kit, and few tell the roof. */
function saidHere(
  { latitudeCentiDeg, longitudeCentiDeg, placeName, indoors, clothing }: PlannedSession,
  told: Plan,
): Pick<Plan, 'latitudeCentiDeg' | 'longitudeCentiDeg' | 'placeName' | 'indoors' | 'clothing'> {
  const place = { latitudeCentiDeg, longitudeCentiDeg, placeName };
  return { ...place, clothing, indoors: told.indoors ?? indoors };
}

/** null: no calendar has such a day, or no clock such a time. */
function planFrom({ externalId: _, time, name, ...plan }: CalendarPlan, timeZone: string): Plan | null {
  const wall = `${plan.day}T${time ?? USUAL_TIME}`;
  if (!isOnTheWall(wall)) return null;
  const utcOffsetS = offsetAtWall(wall, timeZone);
  return {
    ...plan,
    name: shownName(name, plan.sport),
    startsAt: new Date(Date.parse(`${wall}Z`) - utcOffsetS * 1000),
    utcOffsetS,
    isTimeKnown: time !== null,
    latitudeCentiDeg: null,
    longitudeCentiDeg: null,
    placeName: null,
    clothing: null,
  };
}

/** Cut between characters, so that half of one is not another. */
function shownName(name: string, otherwise: string): string {
  const shown = [...name.trim()].slice(0, PLANNED_NAME_LENGTH).join('');
  return isReadable(shown) ? shown : otherwise;
}
