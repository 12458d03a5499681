import { Inject, Injectable } from '@nestjs/common';
import { silence, type Verdict } from '#src/advice/advice';
import { breakfast, eveningMeal, isNoting, isVarietyDay, variety } from '#src/advice/eating';
import { Circumstances } from '#src/circumstances/circumstances';
import { FOOD_GROUPS } from '#src/circumstances/diet-words';
import { Coverages } from '#src/ledger/coverages';
import { Adviser, type Asked, type Occasion } from '#src/nudges/adviser';
import { Pantry } from '#src/nudges/pantry';
import { Consents } from '#src/people/consents';
import { weekOf } from '#src/signs/iso-week';
import { daysAfter, weekdayOf } from '#src/timing/local';
import { TrainingDays } from '#src/training/training-days';

/** Minutes at threshold that make a day a hard one. */
const HARD_DAY_MIN = 10;

/** Speaks of meals, to whoever notes what they eat. */
@Injectable()
export class EatingAdviser extends Adviser {
  readonly kinds = ['evening-meal', 'breakfast', 'variety'] as const;

  constructor(
    @Inject(Consents) private readonly consents: Consents,
    @Inject(Pantry) private readonly pantry: Pantry,
    @Inject(Coverages) private readonly coverages: Coverages,
    @Inject(TrainingDays) private readonly training: TrainingDays,
    @Inject(Circumstances) private readonly circumstances: Circumstances,
  ) {
    super();
  }

  async on(occasion: Occasion, asked: Asked): Promise<Verdict[]> {
    if (occasion.of !== 'look') return [];
    const { athleteId, slot, day } = occasion;
    const isToday = day === asked.day;
    if (!(await this.consents.given(athleteId, 'health-data'))) return [];
    if (slot === 'morning') return isToday ? [await this.ofBreakfast(athleteId, day)] : [];
    return [
      ...(isToday ? [await this.ofEvening(athleteId, day)] : []),
      // For days to come, and so also after a pause.
      ...(isVarietyDay(weekdayOf(day)) ? [await this.ofVariety(athleteId, day)] : []),
    ];
  }

  private async ofBreakfast(athleteId: string, day: string): Promise<Verdict> {
    const noted = await this.pantry.noted(athleteId, day, 8);
    return breakfast({
      day,
      yesterday: await this.trained(athleteId, daysAfter(day, -1)),
      hasNotedToday: noted.some((one) => one.day === day),
      notedDays: noted.filter((one) => one.day !== day).length,
      meal: await this.pantry.meal(athleteId, 'breakfast', day),
    });
  }

  private async ofEvening(athleteId: string, day: string): Promise<Verdict> {
    const noted = await this.pantry.noted(athleteId, day, 7);
    const told = {
      notedDays: noted.length,
      notedMg: noted.find((one) => one.day === day)?.magnesiumMg ?? null,
    };
    // What follows is long to read, and to whoever notes no food none is spoken of.
    if (!isNoting(told)) return silence('evening-meal', 'nothing-noted');
    const { coverage } = await this.coverages.of({ athleteId, by: 'cookie' }, 7);
    const { minutesAtThreshold } = await this.trained(athleteId, day);
    return eveningMeal({
      day,
      ...told,
      everydayMg: await this.pantry.everydayMg(athleteId),
      isHardDay: minutesAtThreshold >= HARD_DAY_MIN,
      coverage: coverage && { low: coverage.p10, mid: coverage.share, high: coverage.p90 },
      meal: await this.pantry.meal(athleteId, 'main', day),
    });
  }

  private async ofVariety(athleteId: string, day: string): Promise<Verdict> {
    const noted = await this.pantry.noted(athleteId, day, 7);
    const eaten = new Set(noted.flatMap(({ groups }) => groups));
    const { diet } = await this.circumstances.of(athleteId);
    const others = FOOD_GROUPS.filter((group) => !eaten.has(group));
    return variety({
      weekday: weekdayOf(day),
      week: weekOf(day),
      notedDays: noted.length,
      groups: eaten.size,
      diet: diet && { oneSided: diet.oneSided, lowCarbohydrate: diet.lowCarbohydrate },
      food: await this.pantry.bite(athleteId, day, others),
    });
  }

  private async trained(athleteId: string, day: string) {
    const sessions = await this.training.between(athleteId, day, day);
    return {
      minutesAtThreshold: sessions.reduce((sum, one) => sum + (one.minutesAtThreshold ?? 0), 0),
      movingMin: sessions.reduce((sum, one) => sum + one.movingMin, 0),
    };
  }
}
