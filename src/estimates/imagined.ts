import type { Clothing } from '#src/estimates/clothing';
import type { Sport } from '#src/kernel/sport';
import type { Leg, Recording } from '#src/sessions/recording.port';
import { usuallyIndoors } from '#src/estimates/surroundings';
import type { Effort } from '#src/sweat/intent';

/** A session somebody means to do. */
export interface Meant {
  sport: Sport;
  startsAt: Date;
  /** False: only the day is known, and `startsAt` is a guess. */
  isTimeKnown: boolean;
  /** Seconds to add to UTC for the clock on the wall there and then. */
  utcOffsetS: number;
  durationS: number;
  /** null: nobody said. */
  effort: Effort | null;
  targetPowerW: number | null;
  targetSpeedMs: number | null;
  /** null: as the sport usually is. */
  indoors: boolean | null;
  /** null: what they usually wear, and more of it in the cold. */
  clothing: Clothing | null;
  /** Rounded already. null: nobody said where. */
  place: { latitudeDeg: number; longitudeDeg: number } | null;
}

/** A session to come, as if it had been recorded: one leg at one place, with what it is meant to be as its averages. */
export function imagined(meant: Meant): Recording {
  const { sport, startsAt, utcOffsetS, durationS, targetSpeedMs, place } = meant;
  const indoor = meant.indoors ?? usuallyIndoors(sport);
  const leg: Leg = {
    sport,
    indoor,
    startS: 0,
    elapsedS: durationS,
    timerS: durationS,
    distanceM: targetSpeedMs === null ? null : targetSpeedMs * durationS,
    energyKcal: null,
    averageHeartRateBpm: null,
    averagePowerW: meant.targetPowerW,
    poolLengthM: null,
  };
  return {
    format: 'api',
    sport,
    sportRaw: sport,
    indoor,
    startedAt: startsAt,
    utcOffsetS,
    elapsedS: durationS,
    timerS: durationS,
    movingS: durationS,
    distanceM: leg.distanceM,
    ascentM: null,
    energyKcal: null,
    pauses: [],
    legs: [leg],
    streams: stayingAt(place, durationS),
    device: null,
    athlete: {
      massKg: null,
      heightM: null,
      sex: null,
      ageYears: null,
      restingHeartRateBpm: null,
      maxHeartRateBpm: null,
      vo2maxMlKgMin: null,
      ftpW: null,
    },
    rpe: null,
    vendorSweatMl: null,
    vendorName: null,
    identity: null,
    notes: [],
  };
}

function stayingAt(place: Meant['place'], durationS: number): Recording['streams'] {
  if (place === null) return { timeS: new Float64Array(0), channels: {} };
  const { latitudeDeg, longitudeDeg } = place;
  return {
    timeS: Float64Array.of(0, durationS),
    channels: {
      latitudeDeg: Float64Array.of(latitudeDeg, latitudeDeg),
      longitudeDeg: Float64Array.of(longitudeDeg, longitudeDeg),
    },
  };
}
