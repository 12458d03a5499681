import { Estimate } from '#src/estimates/estimate.entity';
import { estimateRow, reckon } from '#src/estimates/reckon';
import { FoodDay } from '#src/food/food-day.entity';
import { FoodLog } from '#src/food/food-log';
import { DAY_MS, dayOf } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import type { Sport } from '#src/kernel/sport';
import { Athlete } from '#src/people/athlete.entity';
import { PlanLog } from '#src/plan/plan-log';
import { PlanForm } from '#src/plan/plan.shapes';
import { rowOf } from '#src/sessions/session-row';
import { Session } from '#src/sessions/session.entity';
import { WeighIns } from '#src/sessions/weigh-ins';
import { LOAD_VERSION } from '#src/training/load-of';
import { SessionLoadRow } from '#src/training/session-load.entity';
import { aRecording } from './a-recording.js';
import type { TestApp } from './app.js';
import { knowing } from './knowing.js';
import { TheDesk } from './the-desk.js';

interface Trained {
  endedAt: Date;
  minutes?: number;
  /** Median of the sweat. */
  litres?: number;
  minutesAtThreshold?: number;
  airC?: number;
  sport?: Sport;
  /** Whether others may see it; nobody else may what only one's own source tells. */
  shareable?: boolean;
  trimp?: number;
}

/** Somebody grown up who trains, eats and plans, as rows, without waiting for anything to be reckoned. */
export class Trainee {
  readonly athleteId: string;

  /** `desk`: where their sources hand in what is to be read and reckoned as anybody's. */
  private constructor(
    private readonly svett: TestApp,
    readonly desk: TheDesk,
  ) {
    this.athleteId = desk.athleteId;
  }

  static async of(svett: TestApp, { birthDate = '1990-05-17' } = {}): Promise<Trainee> {
    const desk = await TheDesk.of(svett);
    await svett.database.transaction(async (tx) => {
      await tx.update(Athlete, desk.athleteId, { birthDate, sex: 'female' });
    });
    return new Trainee(svett, desk);
  }

  /** Answers the session's id. */
  async trains(told: Trained): Promise<string> {
    const { endedAt, minutes = 90, litres = 1.4, minutesAtThreshold = 0, airC = 18, sport = 'run' } = told;
    const { shareable = true, trimp = 80 } = told;
    const lineage = shareable ? ('shareable' as const) : ('owner' as const);
    const { athleteId } = this;
    const startedAt = new Date(endedAt.getTime() - minutes * 60_000);
    const recording = { ...aRecording({ minutes, everyS: 60, sport }), startedAt };
    const known = knowing({});
    const sessionId = newId();
    const marks = { id: sessionId, athleteId, shareable, provenance: {}, frozen: false };
    const about = { sessionId, athleteId, lineage, recording, known };
    const estimate = { ...estimateRow(reckon(recording, known), about), lossL: litres, lossSigma: 0.33 };
    const heatExposure = estimate.state === 'ready' && minutes >= 45 && airC >= 28;
    const load = {
      ...{ sessionId, athleteId, startedAt, day: dayOf(startedAt), movingMin: minutes, minutesAtThreshold },
      ...{ trimp, sessionRpeLoad: null, airTemperatureC: airC, altitudeM: null, deviceKey: null },
      ...{ efficiency: null, ineligible: [], notes: [], sources: [] },
      ...{ version: LOAD_VERSION, digest: sessionId, madeAt: startedAt },
    };
    await this.svett.database.transaction(async (tx) => {
      await tx.insert(Session, { ...rowOf(recording, marks), sameAs: null, createdAt: endedAt });
      await tx.insert(Estimate, {
        id: newId(),
        ...estimate,
        heatExposure,
        current: true,
        frozen: false,
        madeAt: endedAt,
      });
      await tx.insert(SessionLoadRow, { id: newId(), ...load });
      if (shareable) await tx.insert(SessionLoadRow, { id: newId(), ...load, lineage });
    });
    return sessionId;
  }

  async eats(foodId: string, day: string, portions = 1): Promise<void> {
    const told = { foodId, ownFoodId: null, portions, grams: null, day };
    await this.svett.get(FoodLog).put(this.athleteId, newId(), told);
  }

  /** The same on each of so many days up to this one, noted as all there was. */
  async eatsDaily(foods: Record<string, number>, lastDay: string, days: number): Promise<void> {
    for (let back = days - 1; back >= 0; back--) {
      const day = dayOf(new Date(Date.parse(lastDay) - back * DAY_MS));
      for (const [food, portions] of Object.entries(foods)) await this.eats(food, day, portions);
      const row = { id: newId(), athleteId: this.athleteId, day, saidAt: new Date(Date.parse(day)) };
      await this.svett.database.transaction((tx) => tx.insert(FoodDay, row));
    }
  }

  async weighs(
    sessionId: string,
    told: { preKg: number; postKg: number; drinkKg: number | null },
  ): Promise<void> {
    const rest = { foodKg: 0, urineKg: 0, stoolKg: 0, extraMin: 0, scaleStepKg: 0.1 };
    const how = { clothed: false, towelled: true, drinkEstimated: false };
    await this.svett.database.transaction((tx) =>
      this.svett.get(WeighIns).write(tx, this.athleteId, sessionId, { ...told, ...rest, ...how }),
    );
  }

  /** Answers under which id it is known. */
  async plans(told: Record<string, unknown>): Promise<string> {
    const clientId = newId();
    const form = PlanForm.parse({ name: 'A run', sport: 'run', durationS: 3600, ...told });
    await this.svett.get(PlanLog).put(this.athleteId, clientId, form);
    return clientId;
  }
}
