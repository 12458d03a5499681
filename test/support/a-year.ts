import { FOOD_GROUPS } from '#src/circumstances/diet-words';
import type { Database } from '#src/database/database';
import type { Table } from '#src/database/data-sources';
import { Estimate } from '#src/estimates/estimate.entity';
import { estimateRow, reckon } from '#src/estimates/reckon';
import { DietScreenRow } from '#src/food/diet-screen-row.entity';
import { FoodDay } from '#src/food/food-day.entity';
import { FoodEntry } from '#src/food/food-entry.entity';
import { DAY_MS, dayOf } from '#src/kernel/clock';
import { newId } from '#src/kernel/ids';
import { rowOf } from '#src/sessions/session-row';
import { Session } from '#src/sessions/session.entity';
import { LOAD_VERSION } from '#src/training/load-of';
import { SessionLoadRow } from '#src/training/session-load.entity';
import { aRecording } from './a-recording.js';
import { knowing } from './knowing.js';

const FOODS = [
  'oat_porridge',
  'almonds',
  'rye_crispbread',
  'chickpeas',
  'potato_boiled',
  'milk',
  'pumpkin_seeds',
];
const AT_ONCE = 25;

interface Wishes {
  /** YYYY-MM-DD */
  from: string;
  days: number;
}

/** A session, seven foods and a word that it is whole for every day, as rows, without waiting for anything to be reckoned. */
export async function aYear(database: Database, athleteId: string, { from, days }: Wishes): Promise<void> {
  const recording = aRecording({ everyS: 5 });
  const known = knowing({});
  const reckoned = reckon(recording, known);
  const dates = Array.from({ length: days }, (_, i) => new Date(Date.parse(`${from}T08:00Z`) + i * DAY_MS));
  const rows: [Table, object[]][] = [
    [Session, []],
    [Estimate, []],
    [SessionLoadRow, []],
    [FoodEntry, []],
    [FoodDay, []],
    [DietScreenRow, []],
  ];
  const put = (table: Table, row: object) =>
    rows.find(([one]) => one === table)![1].push({ id: newId(), ...row });
  dates.forEach((startedAt, i) => {
    const [sessionId, day] = [newId(), dayOf(startedAt)];
    const about = {
      sessionId,
      athleteId,
      lineage: 'shareable' as const,
      recording: { ...recording, startedAt },
      known,
    };
    const marks = { id: sessionId, athleteId, shareable: true, provenance: {}, frozen: false };
    put(Session, { ...rowOf(about.recording, marks), sameAs: null, createdAt: startedAt });
    put(Estimate, { ...estimateRow(reckoned, about), current: true, frozen: false, madeAt: startedAt });
    put(SessionLoadRow, loadRow(sessionId, athleteId, startedAt, i % 7 < 2 ? 14 : 0));
    for (const foodId of FOODS)
      put(FoodEntry, {
        clientId: newId(),
        athleteId,
        day,
        foodId,
        ownFoodId: null,
        portions: 1,
        grams: null,
        createdAt: startedAt,
      });
    put(FoodDay, { athleteId, day, saidAt: startedAt });
  });
  const answers = Object.fromEntries(FOOD_GROUPS.map((group) => [group, 'daily']));
  put(DietScreenRow, { athleteId, day: from, answers });
  for (const [table, all] of rows) {
    for (let i = 0; i < all.length; i += AT_ONCE)
      await database.transaction((tx) => tx.insert(table as never, all.slice(i, i + AT_ONCE) as never));
  }
}

function loadRow(sessionId: string, athleteId: string, startedAt: Date, minutesAtThreshold: number): object {
  return {
    ...{ sessionId, athleteId, startedAt, day: dayOf(startedAt), minutesAtThreshold },
    ...{
      movingMin: 60,
      trimp: 80,
      sessionRpeLoad: null,
      airTemperatureC: 18,
      altitudeM: null,
      deviceKey: null,
    },
    ...{ efficiency: null, ineligible: [], notes: [], sources: [], version: LOAD_VERSION, digest: sessionId },
    madeAt: startedAt,
  };
}
