import { Inject, Injectable } from '@nestjs/common';
import { EstimateShelf } from '#src/estimates/estimate-shelf';
import { Clock, DAY_MS, dayOf } from '#src/kernel/clock';
import type { SignCalendarView } from '#src/ledger/test-suggestion.shapes';
import { CheckIns } from '#src/signs/check-ins';
import { dayIn, lastWeeks, mondayOf, weekOf } from '#src/signs/iso-week';
import { type SessionLoad, TrainingDays } from '#src/training/training-days';

type Week = SignCalendarView['items'][number];
type Sweat = NonNullable<Week['sweat']>;

/** Air from which on a day counts as one of heat, as in the list of circumstances, °C. */
const HOT_C = 26;
const WEEK_DAYS = 7;
const MIN_PER_HOUR = 60;

/** An athlete's signs week by week, beside all else they answered, what they trained, sweated, and how warm it was. Nobody else's to see. */
@Injectable()
export class SignCalendar {
  constructor(
    @Inject(CheckIns) private readonly checkIns: CheckIns,
    @Inject(TrainingDays) private readonly training: TrainingDays,
    @Inject(EstimateShelf) private readonly estimates: EstimateShelf,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Oldest first. @throws ConsentNeeded */
  async of(athleteId: string, timeZone: string, count: number): Promise<Week[]> {
    await this.checkIns.demand(athleteId);
    const weeks = lastWeeks(weekOf(dayIn(timeZone, this.clock.now())), count);
    const from = mondayOf(weeks[0]!);
    const to = dayOf(new Date(Date.parse(mondayOf(weeks.at(-1)!)) + (WEEK_DAYS - 1) * DAY_MS));
    const [told, sessions] = await Promise.all([
      this.checkIns.since(athleteId, from),
      this.training.between(athleteId, from, to),
    ]);
    const sweat = await this.sweatOf(sessions);
    return weeks.map((week) => {
      const answers = told.find((one) => one.week === week);
      const own = sessions.filter(({ day }) => weekOf(day) === week);
      return {
        week,
        monday: mondayOf(week),
        signs: answers?.signs ?? null,
        pulseConfirmed: answers?.pulseConfirmed ?? true,
        stress: answers?.stress ?? null,
        sleepH: answers?.sleepH ?? null,
        stomachDays: answers?.stomachDays ?? null,
        caffeineCups: answers?.caffeineCups ?? null,
        alcoholGlasses: answers?.alcoholGlasses ?? null,
        ill: answers?.ill ?? null,
        newMedicine: answers?.newMedicine ?? null,
        period: answers?.period ?? null,
        sessions: own.length,
        hours: own.reduce((sum, { movingMin }) => sum + movingMin, 0) / MIN_PER_HOUR,
        ...loadOf(own),
        hotDays: new Set(own.filter(isHot).map(({ day }) => day)).size,
        sweat: summed(own.flatMap(({ sessionId }) => sweat.get(sessionId) ?? [])),
      };
    });
  }

  private async sweatOf(sessions: readonly SessionLoad[]): Promise<Map<string, Sweat>> {
    const ids = sessions.map(({ sessionId }) => sessionId);
    const found = new Map<string, Sweat>();
    for (const [id, estimate] of await this.estimates.currentOf('owner', ids)) {
      const sweat = typeof estimate === 'string' ? null : estimate.result.sweat;
      if (sweat) found.set(id, { lowL: sweat.p10, midL: sweat.litres, highL: sweat.p90 });
    }
    return found;
  }
}

/** Load by heart rate and load by how hard it felt are of two scales: the one that more sessions have is added up. */
function loadOf(sessions: readonly SessionLoad[]): Pick<Week, 'load' | 'loadFrom'> {
  const from = (kind: 'heart-rate' | 'rpe') => sessions.filter(({ loadFrom }) => loadFrom === kind);
  const [byHeart, byFeel] = [from('heart-rate'), from('rpe')];
  const more = byHeart.length >= byFeel.length ? byHeart : byFeel;
  if (more.length === 0) return { load: null, loadFrom: null };
  return { load: more.reduce((sum, { load }) => sum + (load ?? 0), 0), loadFrom: more[0]!.loadFrom };
}

function isHot({ airTemperatureC }: SessionLoad): boolean {
  return airTemperatureC !== null && airTemperatureC >= HOT_C;
}

/** The ends are added as they are: what makes one session's estimate too low does so in the others of the week. */
function summed(sweat: readonly Sweat[]): Sweat | null {
  if (sweat.length === 0) return null;
  return sweat.reduce((sum, one) => ({
    lowL: sum.lowL + one.lowL,
    midL: sum.midL + one.midL,
    highL: sum.highL + one.highL,
  }));
}
