import type { Compared } from '#src/estimates/estimate-shelf';
import { EFFORT_BANDS, type EffortBand, effortBandOf } from '#src/sweat/effort-band';
import { metabolicWFrom } from '#src/sweat/non-sweat-loss';

/** Air temperatures of one row of the map, °C; null: without an end. */
export interface AirBand {
  fromC: number | null;
  toC: number | null;
}

/** One place on the map and what was done there. */
export interface Cell {
  /** Which of the bands of air. */
  air: number;
  effort: EffortBand;
  sessions: Compared[];
}

/** How much of the thermometer a row holds, °C. */
const BAND_C = 5;
/** What everybody's map shows, and where its open ends lie at most, °C. */
const SHOWN_C = { from: 5, to: 25 };
const ENDS_C = { from: 0, to: 35 };

/** Rows that hold all these air temperatures and one more at either end, warmest first. */
export function airBandsFor(airC: readonly number[]): AirBand[] {
  const floors = airC.map((value) => Math.floor(value / BAND_C) * BAND_C);
  const from = Math.max(
    ENDS_C.from - BAND_C,
    Math.min(SHOWN_C.from, ...floors.map((floor) => floor - BAND_C)),
  );
  const to = Math.min(ENDS_C.to, Math.max(SHOWN_C.to, ...floors.map((floor) => floor + BAND_C)));
  const bands: AirBand[] = [];
  for (let floor = to; floor >= from; floor -= BAND_C)
    bands.push({
      fromC: floor < ENDS_C.from ? null : floor,
      toC: floor >= ENDS_C.to ? null : floor + BAND_C,
    });
  return bands;
}

/** All cells of the map, by air and then by effort; `massKg`: of the athlete, to tell effort by. */
export function cellsOf(air: readonly AirBand[], done: readonly Compared[], massKg: number): Cell[] {
  const placed = done.map((session) => ({ session, ...placeOf(air, session, massKg) }));
  return air.flatMap((_, band) =>
    EFFORT_BANDS.map((effort) => {
      const here = placed.filter((one) => one.air === band && one.effort === effort);
      return { air: band, effort, sessions: here.map(({ session }) => session) };
    }),
  );
}

function placeOf(air: readonly AirBand[], { comparison }: Compared, massKg: number) {
  const { airC } = comparison;
  const band = air.findIndex(({ fromC, toC }) => airC >= (fromC ?? -Infinity) && airC < (toC ?? Infinity));
  return { air: band, effort: effortBandOf({ metabolicW: metabolicWFrom(comparison), massKg }) };
}
